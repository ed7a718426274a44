"""Lists of partnerships: our own, and as tabs of an opportunity, an organisation and a place."""

from collections.abc import Container, Sequence
from typing import Any

from flask import render_template, request, url_for

from commissioning.foundation.errors import NotAllowed
from commissioning.foundation.filters import short_day
from commissioning.foundation.paging import Page
from commissioning.foundation.sharing import SharingMode
from commissioning.foundation.web import Access, actor, open_to, reading
from commissioning.opportunities.permissions import OPPORTUNITIES
from commissioning.organisations.permissions import ORGANISATIONS
from commissioning.partnerships.models import Partner, Partnership
from commissioning.partnerships.permissions import BEGINNINGS
from commissioning.partnerships.queries.named import named_in
from commissioning.partnerships.queries.partnerships import (
    of_opportunity as about_opportunity,
)
from commissioning.partnerships.queries.partnerships import (
    of_organisation as by_organisation,
)
from commissioning.partnerships.queries.partnerships import (
    of_place as formed_in,
)
from commissioning.partnerships.queries.partnerships import partnerships_of, waiting
from commissioning.partnerships.queries.sides import kept_out
from commissioning.partnerships.rules.names import row_of
from commissioning.partnerships.rules.rounds import KINDS
from commissioning.partnerships.rules.where_it_stands import STATES
from commissioning.partnerships.views.blueprint import blueprint
from commissioning.places.permissions import PLACES
from commissioning.register.looking import LIST, looked_at
from commissioning.register.rules.sharing import why_this_mode

FEW = 4  # parties named on a card; more are counted
GROUPS = (
    ("Proposed", ("proposed",)),
    ("Formed", ("formed",)),
    ("Over", ("ended", "not_formed")),
)
FOR_STAFF = "Partnerships are for the staff and the board of a verified organisation."


@blueprint.get("/partnerships")
@open_to(Access.SEATED)
def ours() -> str:
    """Show our organisation's partnerships, those that wait for an answer first."""
    if not BEGINNINGS.may(actor(), "have partnerships"):
        raise NotAllowed(FOR_STAFF)
    after = _after()
    page = partnerships_of(reading(), actor(), after)
    to_answer = [] if after else _to_answer()
    return render_template(
        "partnerships/ours.html",
        to_answer=to_answer,
        groups=_groups(page.items, {each["ref"] for each in to_answer}),
        kept_out=kept_out(reading(), actor()),
        may_propose=BEGINNINGS.may(actor(), "propose"),
        **_paging("partnerships.ours", page),
    )


@blueprint.get("/opportunities/<ref>/partnerships")
@open_to(Access.ANYONE)
def of_opportunity(ref: str) -> str:
    """Show the partnerships about an opportunity that the asker may see."""
    about = OPPORTUNITIES.find(reading(), actor(), ref)
    page = about_opportunity(reading(), actor(), about.id, _after())
    mode = SharingMode(about.mode)
    return render_template(
        "partnerships/of_opportunity.html",
        opportunity=about,
        mode=mode,
        why=why_this_mode(mode),
        rows=[card | {"facts": []} for card in _seen(page.items)],
        may_propose=BEGINNINGS.may(actor(), "propose"),
        **_paging("partnerships.of_opportunity", page, ref=ref),
    )


@blueprint.get("/organisations/<ref>/partnerships")
@open_to(Access.ANYONE)
def of_organisation(ref: str) -> str:
    """Show the partnerships of an organisation that the asker may see."""
    about = ORGANISATIONS.find(reading(), actor(), ref)
    page = by_organisation(reading(), actor(), about.id, _after())
    return render_template(
        "partnerships/of_organisation.html",
        organisation=about,
        ours=about.id == actor().organisation_id,
        rows=_seen(page.items),
        may_propose=BEGINNINGS.may(actor(), "propose"),
        **_paging("partnerships.of_organisation", page, ref=ref),
    )


@blueprint.get("/places/<ref>/partnerships")
@open_to(Access.ANYONE)
def of_place(ref: str) -> str:
    """Show the partnerships formed in a place that the asker may see."""
    about = PLACES.find(reading(), actor(), ref)
    page = formed_in(reading(), actor(), about.id, _after())
    return render_template(
        "partnerships/of_place.html",
        place=about,
        rows=_seen(page.items),
        may_propose=BEGINNINGS.may(actor(), "propose"),
        **_paging("partnerships.of_place", page, ref=ref),
    )


def _after() -> str:
    return request.args.get("after", "")


def _paging(endpoint: str, page: Page[Any], **values: Any) -> dict[str, str | None]:
    more = {**values, "after": page.next_ref}
    return {
        "newer": url_for(endpoint, **values) if _after() else None,
        "older": url_for(endpoint, **more) if page.next_ref else None,
    }


def _groups(
    rows: Sequence[Partnership], said: Container[str]
) -> list[tuple[str, list[dict[str, Any]]]]:
    """Give the cards by how they stand, without those `said` already, by reference."""
    rest = [row for row in rows if row.ref not in said]
    named = named_in(reading(), actor(), rest)
    found = [
        (heading, [_card(row, named.get(row.id, ())) for row in rest if row.status in statuses])
        for heading, statuses in GROUPS
    ]
    return [group for group in found if group[1]]


def _to_answer() -> list[dict[str, Any]]:
    return [
        {
            "ref": each.ref,
            "title": each.title,
            "href": url_for("partnerships.answer", ref=each.ref),
            "purpose": each.purpose,
            "by": f"{each.by} asks you",
            "facts": [("Answer by", short_day(each.reply_by))],
            "state": (KINDS[each.kind], "waits"),
        }
        for each in waiting(reading(), actor())
    ]


def _seen(rows: Sequence[Partnership]) -> list[dict[str, Any]]:
    """Give cards, and note that others' partnerships were shown."""
    looked_at("partnership", [row.id for row in rows if not _is_party(row)], LIST)
    named = named_in(reading(), actor(), rows)
    return [_card(row, named.get(row.id, ())) for row in rows]


def _is_party(row: Partnership) -> bool:
    return any(each.organisation_id == actor().organisation_id for each in row.partners)


def _card(row: Partnership, named: Sequence[Partner]) -> dict[str, Any]:
    return {
        "title": row.title,
        "href": url_for("partnerships.partnership", ref=row.ref),
        "purpose": row.purpose,
        "by": _who(named),
        "facts": [("For", row.opportunity.title)] if row.opportunity else [],
        "state": STATES[row.status],
    }


def _who(named: Sequence[Partner]) -> str:
    names = [each.organisation.name for each in named]
    if len(names) <= FEW:
        return row_of(names)
    return f"{', '.join(names[:FEW])} and {len(names) - FEW} more"
