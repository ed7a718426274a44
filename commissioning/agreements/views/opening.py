"""Letting members read an agreement in full: each partner gives its word, and may take it back."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.agreements.actions.opening import agree_to_open, take_opening_back
from commissioning.agreements.forms.opening import OpeningForm
from commissioning.agreements.permissions import AGREEMENTS
from commissioning.agreements.queries.opening import who_opened, word_of
from commissioning.agreements.views.blueprint import blueprint
from commissioning.foundation.acting import done
from commissioning.foundation.web import Access, actor, open_to, reading, site
from commissioning.partnerships.queries.seeing import openness_of


@blueprint.route("/agreements/<ref>/open", methods=["GET", "POST"])
@open_to(Access.SEATED)
def opening(ref: str) -> Response | str:
    """Show who has said so and what it means; give our word, or take it back."""
    found = AGREEMENTS.find(reading(), actor(), ref, "bind")
    ours = word_of(reading(), actor(), found) is not None
    form = OpeningForm()
    act = take_opening_back if ours else agree_to_open
    if done(form, lambda session: act(session, actor(), ref, site())):
        flash("You have taken it back." if ours else "You have agreed.", "success")
        return redirect(url_for("agreements.opening", ref=ref))
    said = who_opened(reading(), found)
    return render_template(
        "agreements/opening.html",
        form=form,
        agreement=found,
        ours=ours,
        rows=[(name, "Yes" if agreed else "Not yet") for name, agreed in said],
        opened=all(agreed for _, agreed in said),
        shown=openness_of(reading(), found.partnership).to_members,
    )
