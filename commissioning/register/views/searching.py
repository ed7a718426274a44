"""The register page: search, filters, order and pages, all in an address that can be shared."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import render_template, request, url_for
from werkzeug.datastructures import MultiDict

from commissioning.foundation.actor import Role
from commissioning.foundation.fulltext import BOUND
from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.register.looking import LIST, looked_at
from commissioning.register.queries.facets import Answer, Facets, facets
from commissioning.register.queries.searching import DEADLINE, NEWEST, Found, Wanted, search
from commissioning.register.rules.stages import Stage
from commissioning.register.views.blueprint import blueprint

MOST_CHOSEN = 20  # answers taken from one address, in each filter
LONGEST = 200  # characters of one value
FILTERS = ("area", "theme", "stage", "buyer", "place")
ORDERS = {NEWEST: "newest first", DEADLINE: "closing soonest"}


@dataclass(frozen=True)
class Asked:
    """What an address asks for, tidied."""

    query: MultiDict[str, str]

    def one(self, name: str) -> str:
        """Give the first value of a parameter, cut to a sensible length."""
        return self.query.get(name, "").replace("\x00", "")[:LONGEST]

    def many(self, name: str) -> tuple[str, ...]:
        """Give the values of a parameter, each once."""
        values = (value[:LONGEST] for value in self.query.getlist(name) if value)
        return tuple(dict.fromkeys(values))[:MOST_CHOSEN]

    def wanted(self, scope: tuple[str, ...] = ()) -> Wanted:
        """Give what is looked for."""
        return Wanted(
            words=self.one("q"),
            areas=self.many("area"),
            themes=self.many("theme"),
            stages=tuple(s for s in self.many("stage") if s in set(Stage)),
            buyers=self.many("buyer"),
            places=self.many("place"),
            open_to_partners=self.one("partners") == "yes",
            scope=scope,
            order=DEADLINE if self.one("sort") == DEADLINE else NEWEST,
            after=self.one("after"),
        )

    def kept(self) -> dict[str, Any]:
        """Give the parameters that stay when one thing is changed; the page begins anew."""
        held: dict[str, Any] = {name: list(self.many(name)) for name in FILTERS}
        held |= {"q": self.one("q"), "partners": self.one("partners"), "sort": self.one("sort")}
        return {name: value for name, value in held.items() if value}


@blueprint.get("/register", endpoint="search")
@open_to(Access.ANYONE)
def search_page() -> str:
    """Search the register within what the asker may see."""
    asked = Asked(request.args)
    wanted = asked.wanted()
    found = search(reading(), actor(), wanted)
    seen(found)
    groups = facets(reading(), actor(), wanted, found.matches)
    return render_template(
        "register/search.html",
        q=asked.one("q"),
        found=found,
        bound=BOUND,
        result=result_words(found, wanted),
        groups=_groups(groups, wanted),
        hidden={name: v for name, v in asked.kept().items() if name in ("q", "sort")},
        kept={name: v for name, v in asked.kept().items() if name != "q"},
        in_use=_in_use(groups, wanted, asked),
        sorts=_sorts(asked, wanted),
        older=_older(asked, found),
        first=url_for("register.search", **asked.kept()) if wanted.after else None,
        narrowed=bool(asked.kept()),
    )


def seen(found: Found) -> None:
    """Log others' declarations that a list shows."""
    rows = found.page.items
    looked_at(
        "declaration",
        [row.id for row in rows if row.organisation_id != actor().organisation_id],
        LIST,
    )


def result_words(found: Found, wanted: Wanted) -> str:
    """Say how many were found, honestly."""
    late = ", still open or without a closing date" if wanted.order == DEADLINE else ""
    return f"{found.page.count} found{late}"


def _older(asked: Asked, found: Found) -> str | None:
    if found.page.next_ref is None:
        return None
    return url_for("register.search", **asked.kept(), after=found.page.next_ref)


def _sorts(asked: Asked, wanted: Wanted) -> list[dict[str, Any]]:
    return [
        {
            "text": text,
            "href": url_for("register.search", **{**asked.kept(), "sort": order}),
            "current": wanted.order == order,
        }
        for order, text in ORDERS.items()
    ]


def _groups(found: Facets, wanted: Wanted) -> list[dict[str, Any]]:
    """Give the filters with something to choose from; one answer for all is no choice."""
    sets = [
        ("area", "Where", found.areas, wanted.areas),
        ("theme", "What it is about", found.themes, wanted.themes),
        ("buyer", "Who would pay", found.buyers, wanted.buyers),
    ]
    if actor().role not in (None, Role.GUEST):
        sets.append(("stage", "How far they are", found.stages, wanted.stages))
    if len(found.places) > 1 or wanted.places:
        sets.append(("place", "Place", found.places, wanted.places))
    groups = [_group(*one) for one in sets if one[2]]
    return [*groups, _partners(found, wanted)]


def _group(
    name: str, legend: str, answers: Sequence[Answer], chosen: tuple[str, ...]
) -> dict[str, Any]:
    options = [
        {"value": a.value, "text": a.text, "count": a.count, "checked": a.value in chosen}
        for a in answers
    ]
    return {"name": name, "legend": legend, "options": options}


def _partners(found: Facets, wanted: Wanted) -> dict[str, Any]:
    option = {
        "value": "yes",
        "text": "Open to partners",
        "count": found.open_to_partners,
        "checked": wanted.open_to_partners,
    }
    return {"name": "partners", "legend": "Working together", "options": [option]}


def _in_use(found: Facets, wanted: Wanted, asked: Asked) -> list[dict[str, str]]:
    """Give each filter in use, with the address that takes it away."""
    sets = (
        ("area", found.areas, wanted.areas),
        ("theme", found.themes, wanted.themes),
        ("stage", found.stages, wanted.stages),
        ("buyer", found.buyers, wanted.buyers),
        ("place", found.places, wanted.places),
    )
    items = [
        {"text": answer.text, "href": _without(asked, name, answer.value)}
        for name, answers, chosen in sets
        for answer in answers
        if answer.value in chosen
    ]
    if wanted.open_to_partners:
        items.append({"text": "Open to partners", "href": _without(asked, "partners", "yes")})
    return items


def _without(asked: Asked, name: str, value: str) -> str:
    kept = asked.kept()
    held = kept.pop(name)
    if isinstance(held, list):
        kept[name] = [one for one in held if one != value]
    return url_for("register.search", **kept)
