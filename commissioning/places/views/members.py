"""The members of a place: searched, narrowed, page by page."""

from urllib.parse import urlencode

from flask import render_template, request, url_for

from commissioning.foundation.actor import Kind
from commissioning.foundation.tidy import tidy_line
from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.places.permissions import PLACES
from commissioning.places.queries.charters import newest_charter
from commissioning.places.queries.members import Asked, find_members, kinds_of_members
from commissioning.places.views.asking import place_for
from commissioning.places.views.blueprint import blueprint

LONGEST_ASKED = 200


@blueprint.get("/places/<ref>/members")
@open_to(Access.ANYONE)
def members(ref: str) -> str:
    """List a place's members, within what whoever asks may see."""
    place, asked = place_for(ref), _asked()
    page = find_members(reading(), actor(), place, asked)
    return render_template(
        "places/members.html",
        place=place,
        asked=asked,
        page=page,
        groups=[_kinds(kinds_of_members(reading(), actor(), place), asked)],
        promises=PLACES.may(reading(), actor(), "see promises", place),
        newest=newest_charter(reading(), place.id).number,
        first=_address(ref, asked) if asked.after else None,
        following=_address(ref, asked, page.next_ref) if page.next_ref else None,
    )


def _asked() -> Asked:
    """Read the address; what is not among the choices asks for nothing."""
    words, kind, after = (
        tidy_line(request.args.get(name, ""))[:LONGEST_ASKED] for name in ("q", "kind", "after")
    )
    return Asked(words=words, kind=kind if kind in set(Kind) else "", after=after)


def _address(ref: str, asked: Asked, after: str | None = None) -> str:
    parts = {"q": asked.words, "kind": asked.kind, "after": after}
    kept = {name: value for name, value in parts.items() if value}
    return f"{url_for('places.members', ref=ref)}?{urlencode(kept)}"


def _kinds(counts: dict[Kind, int], asked: Asked) -> dict[str, object]:
    options: list[dict[str, object]] = [
        {"value": "", "text": "Any kind", "checked": not asked.kind}
    ]
    options += [
        {
            "value": kind.value,
            "text": kind.words.capitalize(),
            "count": number,
            "checked": kind == asked.kind,
        }
        for kind, number in counts.items()
    ]
    return {"name": "kind", "legend": "Kind", "kind": "radio", "options": options}
