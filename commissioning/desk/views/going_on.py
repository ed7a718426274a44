"""What is going on in a place: the commissioners' view, each as far as they may see."""

from typing import Any

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from commissioning.desk.queries.going_on import declared, places_of, where_several
from commissioning.desk.queries.place_waits import Held, Kind, waits_of
from commissioning.desk.rules import going_on as said
from commissioning.desk.rules.going_on import Words
from commissioning.desk.views.blueprint import blueprint
from commissioning.foundation.errors import Hidden, NotAllowed
from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.opportunities.permissions import is_commissioner
from commissioning.partnerships.models import Partnership
from commissioning.partnerships.queries.partnerships import of_place
from commissioning.places.models import Place
from commissioning.places.permissions import PLACES
from commissioning.register.looking import LIST, looked_at

FEW = 5  # of each kind on the first page
FOR_COMMISSIONERS = "What is going on in a place is for the commissioners who are members of it."
# For each kind: its words, the page it leads to, and the name of a second reference in its address.
SHOWN: dict[Kind, tuple[Words, str, str]] = {
    Kind.DECISIONS: (said.DECISIONS, "opportunities.opportunity", ""),
    Kind.BOARDS: (said.BOARDS, "agreements.agreement", ""),
    Kind.SIGNATURES: (said.SIGNATURES, "agreements.agreement", ""),
    Kind.REVIEWS: (said.REVIEWS, "reviews.review", "review_ref"),
    Kind.WORKING: (said.WORKING, "reviews.answer_working", "view_ref"),
    Kind.INTERESTS: (said.INTERESTS, "opportunities.opportunity", ""),
}


@blueprint.get("/going-on")
@open_to(Access.SEATED)
def places_going_on() -> Response | str:
    """Lead a commissioner to their place; with several, ask which."""
    if not is_commissioner(actor()):
        raise NotAllowed(FOR_COMMISSIONERS)
    places = places_of(reading(), actor())
    if len(places) == 1:
        return redirect(url_for("desk.going_on", ref=places[0].ref))
    return render_template("desk/places_going_on.html", places=places)


@blueprint.get("/places/<ref>/going-on")
@open_to(Access.SEATED)
def going_on(ref: str) -> str:
    """Show what is declared and formed in a place, and what waits for whom."""
    place = _place(ref)
    found = declared(reading(), actor(), place)
    formed = of_place(reading(), actor(), place.id).items
    bids = found.page.items[:FEW]
    own = actor().organisation_id
    looked_at("declaration", [row.id for row in bids if row.organisation_id != own], LIST)
    looked_at("partnership", [each.id for each in formed[:FEW] if not _is_party(each)], LIST)
    return render_template(
        "desk/going_on.html",
        place=place,
        count=found.page.count,
        bids=bids,
        several=where_several(reading(), actor(), found, FEW),
        formed=formed[:FEW],
        more_formed=len(formed) > FEW,
        waits=[_kind(place, kind) for kind in SHOWN],
    )


@blueprint.get("/places/<ref>/going-on/<kind>")
@open_to(Access.SEATED)
def waiting_in(ref: str, kind: str) -> str:
    """Show all that waits so in a place, page by page."""
    place = _place(ref)
    if kind not in set(Kind):
        raise Hidden
    after = request.args.get("after", "")
    page = waits_of(reading(), actor(), place, Kind(kind), after)
    first = url_for("desk.waiting_in", ref=ref, kind=kind)
    more = url_for("desk.waiting_in", ref=ref, kind=kind, after=page.next_ref)
    return render_template(
        "desk/waiting_in.html",
        place=place,
        words=SHOWN[Kind(kind)][0],
        rows=_rows(Kind(kind), page.items),
        first=first if after else None,
        more=more if page.next_ref else None,
    )


def _place(ref: str) -> Place:
    place = PLACES.find(reading(), actor(), ref)
    if not (is_commissioner(actor()) and place.id in actor().places):
        raise NotAllowed(FOR_COMMISSIONERS)
    return place


def _kind(place: Place, kind: Kind) -> dict[str, Any]:
    page = waits_of(reading(), actor(), place, kind, most=FEW)
    return {
        "words": SHOWN[kind][0],
        "rows": _rows(kind, page.items),
        "href": url_for("desk.waiting_in", ref=place.ref, kind=kind),
        "more": page.next_ref is not None,
    }


def _rows(kind: Kind, items: Any) -> list[dict[str, Any]]:
    """Give rows for the page, and note that others' agreements were shown."""
    if kind in (Kind.BOARDS, Kind.SIGNATURES):
        looked_at("agreement", [each.number for each in items], LIST)
    return [_row(kind, each) for each in items]


def _row(kind: Kind, each: Held) -> dict[str, Any]:
    words, endpoint, second = SHOWN[kind]
    values: dict[str, Any] = {"ref": each.page}
    if second:
        values[second] = each.second
    return {
        "title": each.title,
        "href": url_for(endpoint, **values),
        "whom": words.waits_for(each.whom, each.known),
        "since": each.since,
    }


def _is_party(row: Partnership) -> bool:
    return any(each.organisation_id == actor().organisation_id for each in row.partners)
