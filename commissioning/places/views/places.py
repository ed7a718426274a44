"""The places there are, one place's own page, and the first steps where there is none yet."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from commissioning.foundation.codes.areas import area
from commissioning.foundation.errors import Refused
from commissioning.foundation.fulltext import BOUND
from commissioning.foundation.paging import count_in_words
from commissioning.foundation.web import Access, actor, open_to, reading, transaction
from commissioning.places.actions.describing import describe_place
from commissioning.places.forms.places import AboutForm
from commissioning.places.models import Place
from commissioning.places.permissions import PLACES
from commissioning.places.queries.charters import newest_charter
from commissioning.places.queries.convenors import convenors
from commissioning.places.queries.members import member_counts, some_members
from commissioning.places.queries.places import any_place, places_by_name, stay_of
from commissioning.places.queries.waiting import waiting_counts
from commissioning.places.views.asking import place_for, to
from commissioning.places.views.blueprint import blueprint


@blueprint.get("/places")
@open_to(Access.ANYONE)
def browse() -> Response | str:
    """List the places of this register."""
    if not any_place(reading()):
        return redirect(url_for("places.first_steps"))
    places = places_by_name(reading())
    counts = member_counts(reading(), actor(), places)
    cards = [_card(place, counts[place.id]) for place in places]
    return render_template("places/browse.html", cards=cards)


@blueprint.get("/first-steps")
@open_to(Access.ANYONE)
def first_steps() -> Response | str:
    """Say how the first place is made, until there is one."""
    if any_place(reading()):
        return redirect(url_for("places.browse"))
    return render_template("places/first_steps.html")


@blueprint.get("/places/<ref>")
@open_to(Access.ANYONE)
def place(ref: str) -> str:
    """Show what a place is: its charter, who is in it, who convenes it."""
    found = place_for(ref)
    verbs = PLACES.verbs(reading(), actor(), found)
    members = some_members(reading(), actor(), found)
    count = member_counts(reading(), actor(), [found])[found.id]
    return render_template(
        "places/place.html",
        place=found,
        area=area(found.area_code),
        verbs=verbs,
        charter=newest_charter(reading(), found.id),
        members=members,
        count=count,
        count_in_words=count_in_words(count, BOUND),
        convenors=convenors(reading(), found.id) if actor().signed_in else [],
        stay=stay_of(reading(), found.id, actor().organisation_id),
        to_answer=sum(waiting_counts(reading(), found)) if "convene" in verbs else 0,
    )


@blueprint.route("/places/<ref>/edit", methods=["GET", "POST"])
@open_to(Access.SEATED)
def edit(ref: str) -> Response | str:
    """Change what anyone reads about a place."""
    found = place_for(ref, "convene")
    form = AboutForm(data={"about": found.about})
    if form.validate_on_submit():
        try:
            with transaction() as session:
                describe_place(
                    session, actor(), place_for(ref, "convene", session), form.about.data
                )
        except Refused as error:
            form.refused(error)
        else:
            flash("Anyone can read this now.", "success")
            return to("place", ref)
    return render_template("places/edit.html", form=form, place=found)


def _card(place: Place, members: int) -> dict[str, object]:
    held = area(place.area_code)
    facts = [("Members", count_in_words(members, BOUND))]
    return {
        "title": place.name,
        "href": url_for("places.place", ref=place.ref),
        "purpose": " ".join(place.about.split()[:30]),
        "facts": ([("Area", held.name)] if held else []) + facts,
    }
