"""The list of opportunities: search, filters, order and pages, in an address to be shared."""

from collections.abc import Sequence
from typing import Any

from flask import render_template, request, url_for

from commissioning.foundation.clock import now
from commissioning.foundation.filters import moment, plural, shorten
from commissioning.foundation.fulltext import BOUND
from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.opportunities.permissions import BEGINNINGS
from commissioning.opportunities.queries.browsing import (
    DEADLINE,
    NEWEST,
    WINDOWS,
    Found,
    Wanted,
    browse,
)
from commissioning.opportunities.queries.facets import Answer, Facets, facets
from commissioning.opportunities.rules.amounts import in_words
from commissioning.opportunities.rules.notice import Money
from commissioning.opportunities.rules.stage import STAGE_NAMES, Stage, is_open
from commissioning.opportunities.views.asking import Asked
from commissioning.opportunities.views.blueprint import blueprint

ORDERS = {NEWEST: "newest first", DEADLINE: "closing soonest"}


@blueprint.get("/opportunities", endpoint="browse")
@open_to(Access.ANYONE)
def browse_page() -> str:
    """Search and narrow the opportunities that the asker may see."""
    asked = Asked(request.args)
    wanted = asked.wanted()
    found = browse(reading(), actor(), wanted)
    counted = facets(reading(), wanted, found.matches)
    return render_template(
        "opportunities/browse.html",
        q=asked.one("q"),
        cards=[card_of(row) for row in found.page.items],
        bound=BOUND if found.is_bounded else None,
        result=_result(found, wanted),
        groups=_groups(counted, wanted),
        kept=asked.kept(),
        chosen=_in_use(counted, asked),
        sorts=_sorts(asked, wanted),
        older=asked.href(after=found.page.next_ref) if found.page.next_ref else None,
        first=asked.href() if wanted.after else None,
        may_publish=BEGINNINGS.may(actor(), "publish an opportunity"),
    )


def card_of(row: Any) -> dict[str, Any]:
    """Give a card of parts/cards.html for one row of queries/browsing.cards."""
    facts = [(closing_label(row), moment(row.deadline_at))] if row.deadline_at else []
    if row.value_pence:
        facts.append(("Worth", in_words(Money(row.value_pence, row.currency))))
    return {
        "title": row.title,
        "href": url_for("opportunities.opportunity", ref=row.ref),
        "by": row.buyer_name,
        "purpose": shorten(row.beginning, 28),
        "facts": facts,
        "state": state_of(row),
    }


def state_of(row: Any) -> tuple[str, str]:
    """Say how far along an opportunity is, in a word or two, and in which tone."""
    if row.published_at is None:
        return "Draft", "waits"
    if row.decided_at is not None:
        return STAGE_NAMES[Stage.AWARDED], "done"
    stage = Stage(row.stage) if row.stage in set(Stage) else Stage.UNCLEAR
    if stage is not Stage.OPEN:
        return STAGE_NAMES[stage], "calm" if stage is Stage.ENGAGEMENT else "quiet"
    if row.deadline_at is None:
        return "No closing date given", "quiet"
    return ("Open", "calm") if is_open(stage, row.deadline_at, now()) else ("Closed", "quiet")


def closing_label(row: Any) -> str:
    """Say whether a deadline lies ahead."""
    return "Closes" if row.deadline_at > now() else "Closed"


def _result(found: Found, wanted: Wanted) -> str:
    what = "opportunity" if len(found.matches) == 1 else "opportunities"
    late = " that have not closed" if wanted.is_ahead and not wanted.open_now else ""
    return f"{found.page.count} {what}{late}"


def _sorts(asked: Asked, wanted: Wanted) -> list[dict[str, Any]]:
    return [
        {"text": text, "href": asked.href(sort=order), "current": wanted.order == order}
        for order, text in ORDERS.items()
    ]


def _groups(counted: Facets, wanted: Wanted) -> list[dict[str, Any]]:
    """Give the filters that offer something to choose from."""
    sets: Sequence[tuple[str, str, Sequence[Answer], Sequence[str]]] = (
        ("area", "Where", counted.areas, wanted.areas),
        ("theme", "What it is about", counted.themes, wanted.themes),
        ("buyer", "Who would pay", counted.buyers, wanted.buyers),
        ("stage", "How far along", counted.stages, wanted.stages),
        ("place", "Place", counted.places, wanted.places),
        ("mode", "What may be shared", counted.modes, wanted.modes),
    )
    held = [_group(*each) for each in sets if len(each[2]) > 1 or each[3]]
    return [_open_group(wanted), _days_group(wanted), *held]


def _group(
    name: str, legend: str, answers: Sequence[Answer], chosen: Sequence[str]
) -> dict[str, Any]:
    lowered = {value.lower() for value in chosen}
    options = [
        {"value": a.value, "text": a.text, "count": a.count, "checked": a.value.lower() in lowered}
        for a in answers
    ]
    return {"name": name, "legend": legend, "options": options}


def _open_group(wanted: Wanted) -> dict[str, Any]:
    option = {"value": "yes", "text": "Only those open now", "checked": wanted.open_now}
    return {"name": "open", "legend": "Open now", "options": [option]}


def _days_group(wanted: Wanted) -> dict[str, Any]:
    offered = [("", "At any time"), *((str(d), f"In the next {plural(d, 'day')}") for d in WINDOWS)]
    chosen = str(wanted.days or "")
    options = [{"value": v, "text": text, "checked": v == chosen} for v, text in offered]
    return {"name": "days", "legend": "When it closes", "kind": "radio", "options": options}


def _in_use(counted: Facets, asked: Asked) -> list[dict[str, str]]:
    """Give each filter in use, with the address that takes it away."""
    wanted = asked.wanted()
    items = []
    if wanted.open_now:
        items.append({"text": "Open now", "href": asked.href(open=None)})
    if wanted.days is not None:
        text = f"Closing in the next {plural(wanted.days, 'day')}"
        items.append({"text": text, "href": asked.href(days=None)})
    sets = (
        ("area", counted.areas, wanted.areas),
        ("theme", counted.themes, wanted.themes),
        ("buyer", counted.buyers, wanted.buyers),
        ("stage", counted.stages, wanted.stages),
        ("place", counted.places, wanted.places),
        ("mode", counted.modes, wanted.modes),
    )
    for name, answers, chosen in sets:
        texts = {answer.value.lower(): answer.text for answer in answers}
        items += [
            {"text": texts.get(value.lower(), value), "href": asked.without(name, value)}
            for value in chosen
        ]
    return items
