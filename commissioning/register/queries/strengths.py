"""The view of a place: profiles, intentions, open opportunities, and what is openly bid for.

It is built on what its reader may see. Declarations count only while they are shared.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import BUYING, Actor
from commissioning.foundation.clock import now
from commissioning.foundation.codes.themes import theme, themes_of_cpv
from commissioning.foundation.fulltext import DECLARATIONS as INDEX
from commissioning.opportunities.models import Intention, Opportunity, OpportunityTheme
from commissioning.opportunities.permissions import INTENTIONS, OPPORTUNITIES
from commissioning.organisations.models import Organisation, OrganisationArea, OrganisationTheme
from commissioning.organisations.permissions import ORGANISATIONS
from commissioning.places.models import Membership, Place
from commissioning.register.audiences import tokens_of
from commissioning.register.models import Declaration, DeclarationTheme
from commissioning.register.permissions import DECLARATIONS, decided, shared_now
from commissioning.register.queries.contents import area_names, theme_names
from commissioning.register.queries.subjects import codes_of
from commissioning.register.rules.complement import phrases
from commissioning.register.rules.strengths import not_yet_offered

MOST_MEMBERS = 1_000  # profiles read; those that joined last come first
MOST_ASKED_FOR = 100  # intentions, and open opportunities, read: the newest
MOST_OPEN = 200  # shared declarations read: the newest
NAMED = 5  # organisations named beside a theme
BROUGHT = 4  # things named beside a theme


@dataclass(frozen=True)
class Strength:
    """One theme: who works on it, some of what they bring, and how many openly bid for it."""

    code: str
    name: str
    count: int
    organisations: Sequence[Any]
    brings: Sequence[str]
    bidding: int


@dataclass(frozen=True)
class Wish:
    """Something that money is meant for: an intention or an open opportunity."""

    title: str
    by: str
    kind: str
    ref: str
    themes: frozenset[str]
    starts_on: Any = None


@dataclass(frozen=True)
class Opening:
    """A theme that money is meant for and nobody has yet offered."""

    name: str
    wishes: Sequence[Wish]


@dataclass(frozen=True)
class View:
    """What a place's page of strengths shows."""

    members: int
    bounded: bool
    strengths: Sequence[Strength]
    areas: Sequence[tuple[str, int]]
    wishes: Sequence[Wish]
    openings: Sequence[Opening]


def view_of(session: Session, actor: Actor, place: Place) -> View:
    """Gather the view of a place within what the actor may see, in a fixed number of queries."""
    members = _members(session, actor, place)
    ids = [row.id for row in members]
    themes = codes_of(session, OrganisationTheme.organisation_id, OrganisationTheme.code, ids)
    areas = codes_of(session, OrganisationArea.organisation_id, OrganisationArea.code, ids)
    bidding = _openly_bid_for(session, actor, place)
    wishes = [*_intentions(session, actor, place), *_opportunities(session, actor, place)]
    offered = {code for held in themes.values() for code in held} | set(bidding)
    return View(
        members=len(members),
        bounded=len(members) >= MOST_MEMBERS,
        strengths=_strengths(members, themes, bidding),
        areas=_areas(areas),
        wishes=wishes,
        openings=_openings(wishes, offered),
    )


def _members(session: Session, actor: Actor, place: Place) -> Sequence[Any]:
    """Give (id, ref, name, brings) of verified members whose profile the actor may read."""
    return session.execute(
        select(Organisation.id, Organisation.ref, Organisation.name, Organisation.brings)
        .join(Membership, Membership.organisation_id == Organisation.id)
        .where(
            Membership.place_id == place.id,
            Membership.status == "admitted",
            Organisation.kind.not_in(BUYING),
            Organisation.verified_at.is_not(None),
            Organisation.retired_at.is_(None),
            ORGANISATIONS.rows(actor, "see details"),
        )
        .order_by(Membership.id.desc())
        .limit(MOST_MEMBERS)
    ).all()


def _strengths(
    members: Sequence[Any], themes: dict[int, list[str]], bidding: Counter[str]
) -> list[Strength]:
    """Give the themes that most work on first."""
    by_theme: defaultdict[str, list[Any]] = defaultdict(list)
    for row in members:
        for code in themes[row.id]:
            by_theme[code].append(row)
    order = sorted(by_theme, key=lambda code: (-len(by_theme[code]), code))
    names = theme_names(order)
    return [
        Strength(
            code,
            name,
            len(by_theme[code]),
            sorted(by_theme[code], key=lambda row: row.name)[:NAMED],
            _brought(by_theme[code]),
            bidding[code],
        )
        for code, name in zip(order, names, strict=True)
    ]


def _brought(rows: Sequence[Any]) -> list[str]:
    """Name the first thing that each of a few brings."""
    first = (phrases(row.brings)[:1] for row in rows)
    return list(dict.fromkeys(thing for held in first for thing in held))[:BROUGHT]


def _areas(areas: dict[int, list[str]]) -> list[tuple[str, int]]:
    counted = Counter(code for held in areas.values() for code in held)
    order = sorted(counted, key=lambda code: (-counted[code], code))
    names = area_names(order)
    return [(name, counted[code]) for code, name in zip(order, names, strict=True)]


def _openly_bid_for(session: Session, actor: Actor, place: Place) -> Counter[str]:
    """Count, by theme, the newest declarations here that the actor sees because they are shared."""
    held = [token for token in tokens_of(session, actor) if token.startswith(("v_m", "v_c"))]
    if not held:
        return Counter()
    ids = INDEX.newest(session, [held, [f"p_{place.id}"]], limit=MOST_OPEN)
    found = session.scalars(
        select(DeclarationTheme.code)
        .join(Declaration, Declaration.id == DeclarationTheme.declaration_id)
        .where(
            Declaration.id.in_(ids),
            Declaration.organisation_id != actor.organisation_id,
            DECLARATIONS.rows(actor, "read"),
            shared_now(),
            ~decided(),
        )
    )
    return Counter(found)


def _intentions(session: Session, actor: Actor, place: Place) -> list[Wish]:
    found = session.execute(
        select(Intention, Organisation.name)
        .join(Organisation, Organisation.id == Intention.organisation_id)
        .where(
            INTENTIONS.rows(actor),
            Intention.place_id == place.id,
            Intention.withdrawn_at.is_(None),
        )
        .order_by(Intention.id.desc())
        .limit(MOST_ASKED_FOR)
    )
    return [
        Wish(held.title, name, "intention", held.ref, _known(held.themes), held.starts_on)
        for held, name in found
    ]


def _opportunities(session: Session, actor: Actor, place: Place) -> list[Wish]:
    """Give the newest opportunities of the place that are open now."""
    rows = session.execute(
        select(Opportunity.id, Opportunity.ref, Opportunity.title, Opportunity.buyer_name)
        .where(
            OPPORTUNITIES.rows(actor),
            Opportunity.place_id == place.id,
            Opportunity.published_at.is_not(None),
            Opportunity.stage == "open",
            Opportunity.cancelled_at.is_(None),
            Opportunity.decided_at.is_(None),
            or_(Opportunity.deadline_at.is_(None), Opportunity.deadline_at > now()),
        )
        .order_by(Opportunity.id.desc())
        .limit(MOST_ASKED_FOR)
    ).all()
    ids = [row.id for row in rows]
    themes = codes_of(session, OpportunityTheme.opportunity_id, OpportunityTheme.code, ids)
    return [
        Wish(row.title, row.buyer_name, "opportunity", row.ref, _known(themes[row.id]))
        for row in rows
    ]


def _openings(wishes: Sequence[Wish], offered: set[str]) -> list[Opening]:
    wanted = [code for wish in wishes for code in sorted(wish.themes)]
    codes = not_yet_offered(wanted, offered)
    names = theme_names(list(codes))
    return [
        Opening(name, [wish for wish in wishes if code in wish.themes])
        for code, name in zip(codes, names, strict=True)
    ]


def _known(codes: Sequence[Any]) -> frozenset[str]:
    """Keep the themes that we know, and those that codes of the CPV are about."""
    known = (theme(str(code)) for code in codes)
    about = (held for code in codes if str(code).isdigit() for held in themes_of_cpv(str(code)))
    return frozenset(held.code for held in (*known, *about) if held)
