"""Letting members see more: each party gives its word, and may take it back."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.errors import Refused
from commissioning.foundation.web import Access, actor, open_to, reading, transaction
from commissioning.partnerships.actions.openings import agree_to_open, take_opening_back
from commissioning.partnerships.forms.answering import OpeningForm
from commissioning.partnerships.permissions import PARTNERSHIPS
from commissioning.partnerships.queries.opened import MODE, TOLD, Offer, offered_opening
from commissioning.partnerships.views.blueprint import blueprint
from commissioning.partnerships.views.seen import who_reads

WORDS = {
    MODE: (
        "The buyer shares this opportunity with the place. If all of you agree, members of {place} "
        "see that you answer together: who takes part, what for and since when."
    ),
    TOLD: (
        "The decision is recorded. If all of you agree, members of {place} see that you answered "
        "together: who took part, what for and since when."
    ),
}
NOTHING = (
    "There is nothing that could be opened now: nothing is shown to others while a competition "
    "may be live. After the decision you can choose again."
)


@blueprint.route("/partnerships/<ref>/open", methods=["GET", "POST"])
@open_to(Access.SEATED)
def openings(ref: str) -> Response | str:
    """Show what could be opened and who has said yes; give our word, or take it back."""
    found = PARTNERSHIPS.find(reading(), actor(), ref, "bind")
    offer = offered_opening(reading(), actor(), found)
    form = OpeningForm()
    form.who_can_see = "the other partners see whether you agree."
    if offer is not None and form.validate_on_submit():
        act = take_opening_back if offer.ours else agree_to_open
        try:
            with transaction() as session:
                act(session, actor(), ref, offer.what)
        except Refused as error:
            form.refused(error)
        else:
            flash("You have taken it back." if offer.ours else "You have agreed.", "success")
            return redirect(url_for("partnerships.openings", ref=ref))
    return render_template(
        "partnerships/openings.html",
        form=form,
        partnership=found,
        offer=offer,
        words=WORDS[offer.what].format(place=found.place.name) if offer else NOTHING,
        said=_said(offer),
        seen=who_reads(found),
    )


def _said(offer: Offer | None) -> list[tuple[str, str]]:
    return [(name, "Yes" if agreed else "Not yet") for name, agreed in offer.said] if offer else []
