"""Bids in a partnership: what each partner brought in, and bringing in or taking out our own."""

from collections.abc import Callable

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.errors import Refused
from commissioning.foundation.web import Access, actor, open_to, reading, transaction
from commissioning.partnerships.actions.joint import bring_in, take_out
from commissioning.partnerships.forms.standing import BidForm
from commissioning.partnerships.models import Partnership
from commissioning.partnerships.permissions import PARTNERSHIPS
from commissioning.partnerships.queries.joint import could_bring, joint_bids
from commissioning.partnerships.queries.proposals import parties_of
from commissioning.partnerships.rules.names import row_of
from commissioning.partnerships.views.blueprint import blueprint
from commissioning.register.looking import LIST, looked_at

BUTTONS: dict[str, tuple[Callable[..., object], str]] = {
    "bring": (bring_in, "It is in. Your partners can read it now."),
    "take": (take_out, "It is out. Your partners no longer see it because of this partnership."),
}


@blueprint.get("/partnerships/<ref>/bids")
@open_to(Access.SEATED)
def bids(ref: str) -> str:
    """Show the bids in this partnership, and which of ours could be brought in."""
    return _page(PARTNERSHIPS.find(reading(), actor(), ref, "read"), BidForm())


@blueprint.post("/partnerships/<ref>/bids/<any(bring,take):verb>")
@open_to(Access.SEATED)
def move_bid(ref: str, verb: str) -> Response | str:
    """Bring one of our bids in, or take it out."""
    found = PARTNERSHIPS.find(reading(), actor(), ref, "read")
    form = BidForm()
    act, done = BUTTONS[verb]
    if form.validate_on_submit() and _act(form, act, ref):
        flash(done, "success")
        return redirect(url_for("partnerships.bids", ref=ref))
    return _page(found, form)


def _act(form: BidForm, act: Callable[..., object], ref: str) -> bool:
    try:
        with transaction() as session:
            act(session, actor(), ref, str(form.declaration.data or ""))
    except Refused as error:
        form.refused(error)
        return False
    return True


def _page(found: Partnership, form: BidForm) -> str:
    own = actor().organisation_id
    held = joint_bids(reading(), actor(), found)
    looked_at(
        "declaration",
        [each.declaration_id for each in held if each.declaration.organisation_id != own],
        LIST,
    )
    works = PARTNERSHIPS.may(reading(), actor(), "work", found)
    others = [each.organisation.name for each in parties_of(found) if each.organisation_id != own]
    return render_template(
        "partnerships/bids.html",
        form=form,
        partnership=found,
        held=held,
        own=own,
        works=works,
        could=could_bring(reading(), actor(), found) if works else (),
        others=row_of(others),
    )
