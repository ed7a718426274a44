"""What waits for a place's convenors, and their answers to those who ask to join."""

from collections.abc import Iterator

from flask import flash, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.errors import Refused
from commissioning.foundation.web import Access, actor, open_to, reading, site, transaction
from commissioning.organisations.queries.profiles import numbers
from commissioning.places.actions.joining import admit, decline
from commissioning.places.forms.places import AnswerForm
from commissioning.places.models import Membership
from commissioning.places.permissions import MEMBERSHIPS
from commissioning.places.queries.charters import newest_charter
from commissioning.places.queries.convenors import names_by_seat
from commissioning.places.queries.places import past_stays
from commissioning.places.queries.waiting import SHOWN, Waiting, what_waits
from commissioning.places.views.asking import place_for, to
from commissioning.places.views.blueprint import blueprint


@blueprint.get("/places/<ref>/convening")
@open_to(Access.SEATED)
def convening(ref: str) -> str:
    """Show what waits: to join, to verify, claims and recoveries."""
    place = place_for(ref, "convene")
    waits = what_waits(reading(), actor(), place)
    return render_template(
        "places/convening.html",
        place=place,
        waits=waits,
        shown=SHOWN,
        first=next(_in_turn(ref, waits), None),
    )


@blueprint.route("/places/<ref>/convening/joining/<stay>", methods=["GET", "POST"])
@open_to(Access.SEATED)
def answer_joining(ref: str, stay: str) -> Response | str:
    """Admit an organisation that asks to join, or say why not for now."""
    place = place_for(ref, "convene")
    asked = MEMBERSHIPS.find(reading(), actor(), stay)
    form = AnswerForm()
    form.who_can_see = f"the people of {asked.organisation.name}, and the convenors of this place."
    if form.validate_on_submit():
        try:
            words = _answer(stay, form)
        except Refused as error:
            form.refused(error)
        else:
            flash(words, "success")
            return to("convening", ref)
    return render_template(
        "places/answer_joining.html",
        form=form,
        place=place,
        stay=asked,
        numbers=numbers(asked.organisation),
        newest=newest_charter(reading(), place.id).number,
        asked_by=names_by_seat(reading(), [asked.asked_by]).get(asked.asked_by, ""),
        earlier=past_stays(reading(), place.id, asked.organisation_id),
        back=url_for("places.convening", ref=ref),
    )


def _answer(ref: str, form: AnswerForm) -> str:
    """Admit or decline; gives what to tell the convenor."""
    with transaction() as session:
        stay: Membership = MEMBERSHIPS.find(session, actor(), ref)
        if form.answer.data == "admit":
            admit(session, actor(), stay, form.words.data or "", site=site())
            return f"{stay.organisation.name} is now a member, and is told so."
        decline(session, actor(), stay, form.words.data or "", site=site())
        return f"{stay.organisation.name} is told that it is not admitted for now, and why."


def _in_turn(ref: str, waits: Waiting) -> Iterator[dict[str, str]]:
    """Give what waits, contested things first, but for what another convenor decides."""
    for request in waits.requests:
        if request.organisation_id not in waits.aside:
            href = url_for("places.request", ref=ref, request_ref=request.ref)
            yield {"name": request.organisation.name, "href": href}
    for stay in waits.joining:
        href = url_for("places.answer_joining", ref=ref, stay=stay.ref)
        yield {"name": stay.organisation.name, "href": href}
    for one in waits.verifying:
        if one.id not in waits.aside:
            href = url_for("places.organisation", ref=ref, organisation=one.ref)
            yield {"name": one.name, "href": href}
