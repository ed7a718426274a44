"""Finding partners before any tender: who brings what we look for."""

from collections.abc import Sequence
from typing import Any

from flask import render_template, request, url_for

from commissioning.foundation.actor import DECLARING, Role
from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.register.permissions import BEGINNINGS
from commissioning.register.queries.partners import (
    COMPARED,
    SHOWN,
    Choice,
    Partners,
    Wanted,
    find_partners,
)
from commissioning.register.views.blueprint import blueprint

LONGEST = 200  # characters of one value


@blueprint.get("/partners")
@open_to(Access.SEATED)
def partners() -> str:
    """Show the members whose profile fits ours, and let others be looked for."""
    if not BEGINNINGS.may(actor(), "find partners") or actor().role is Role.GUEST:
        return render_template("register/partners_later.html")
    wanted = _wanted()
    found = find_partners(reading(), actor(), wanted)
    return render_template(
        "register/partners.html",
        wanted=wanted,
        found=found,
        result=_result(found),
        groups=_groups(found, wanted),
        in_use=_in_use(found, wanted),
        kept=_kept(wanted),
        compared=COMPARED,
        says_little=not (found.ours.looks_for and found.ours.brings),
        may_edit=actor().role in DECLARING,
    )


def _wanted() -> Wanted:
    given = {name: _one(name) for name in ("theme", "area", "place")}
    return Wanted(words=_one("q"), **given)


def _one(name: str) -> str:
    return request.args.get(name, "").replace("\x00", "")[:LONGEST].strip()


def _result(found: Partners) -> str:
    words = "1 organisation" if found.found == 1 else f"{found.found} organisations"
    return f"{words}, the closest {SHOWN} shown" if found.found > SHOWN else words


def _kept(wanted: Wanted) -> dict[str, str]:
    held = {"theme": wanted.theme, "area": wanted.area, "place": wanted.place}
    return {name: value for name, value in held.items() if value}


def _groups(found: Partners, wanted: Wanted) -> list[dict[str, Any]]:
    sets = (
        ("theme", "What they work on", "Any theme", found.themes, wanted.theme),
        ("area", "Where they work", "Anywhere", found.areas, wanted.area),
        ("place", "Place", "All your places", found.places, wanted.place),
    )
    return [_group(*one) for one in sets if one[3]]


def _group(
    name: str, legend: str, everything: str, choices: Sequence[Choice], chosen: str
) -> dict[str, Any]:
    options: list[dict[str, Any]] = [{"value": "", "text": everything}]
    for each in choices:
        option = {"value": each.value, "text": each.text, "checked": each.value == chosen}
        options.append({**option, "count": each.count} if each.count else option)
    return {"name": name, "legend": legend, "kind": "select", "options": options}


def _in_use(found: Partners, wanted: Wanted) -> list[dict[str, str]]:
    """Give each filter in use, with the address that takes it away."""
    texts = {each.value: each.text for each in (*found.themes, *found.areas, *found.places)}
    kept = _kept(wanted)
    return [
        {"text": texts.get(value, "A filter"), "href": _without(wanted, name)}
        for name, value in kept.items()
    ]


def _without(wanted: Wanted, name: str) -> str:
    left: dict[str, Any] = {**_kept(wanted), "q": wanted.words or None, name: None}
    return url_for("register.partners", **left)
