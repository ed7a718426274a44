"""Guests who write in a draft: an organisation lets its own guests, and ends it at any time."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.agreements.actions.guests import end_guest_writing, let_guest_write
from commissioning.agreements.forms.guests import GuestForm
from commissioning.agreements.permissions import AGREEMENTS
from commissioning.agreements.queries.guests import own_guests
from commissioning.agreements.views.blueprint import blueprint
from commissioning.foundation.acting import done
from commissioning.foundation.web import Access, actor, open_to, reading

ACTS = {
    "give": (let_guest_write, "Your guest can write in the draft."),
    "take": (end_guest_writing, "Your guest cannot write in it any more."),
}


@blueprint.get("/agreements/<ref>/guests")
@open_to(Access.SEATED)
def guests(ref: str) -> str:
    """List the guests of one's own organisation, and what each may do here."""
    return _page(ref, GuestForm())


@blueprint.post("/agreements/<ref>/guests/<any(give,take):verb>")
@open_to(Access.SEATED)
def change_guest(ref: str, verb: str) -> Response | str:
    """Let one guest write, or end that."""
    act, said = ACTS[verb]
    form = GuestForm()
    seat = form.seat.data or ""
    if done(form, lambda s: act(s, actor(), ref, seat)):
        flash(said, "success")
        return redirect(url_for("agreements.guests", ref=ref))
    return _page(ref, form)


def _page(ref: str, form: GuestForm) -> str:
    agreement = AGREEMENTS.find(reading(), actor(), ref, "draft")
    return render_template(
        "agreements/guests.html",
        agreement=agreement,
        form=form,
        guests=own_guests(reading(), actor(), agreement),
    )
