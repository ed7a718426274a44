"""Who sees lawful routes, their notices and what was said to all: PRODUCT.md section 7, read again.

Under every combination of facts of an opportunity stand records of three buyers, with notices.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from commissioning.foundation.actor import ANYONE, Actor, Kind, Role
from commissioning.foundation.clock import now, today
from commissioning.opportunities.models import Opportunity
from commissioning.organisations.models import Organisation
from commissioning.places.models import Place
from commissioning.reviews.models import EqualInformation, RouteNotice, RouteRecord
from commissioning.reviews.permissions.routing import EQUAL_INFORMATION, NOTICES, ROUTED, ROUTES
from tests.builders import World
from tests.house.held_against import Held
from tests.house.town import opened

BUYERS = {  # commissioners, and whose they are
    "clear": "council", "not clear": "council", "conflicted": "council",
    "clear of health": "health", "clear elsewhere": "far",
}  # fmt: skip
CLEAR = ("clear", "clear of health", "clear elsewhere")


@dataclass(frozen=True)
class Facts:
    """All that may matter of one opportunity."""

    published: bool
    cancelled: bool
    buyer_here: bool  # the council buys; else the buyer is not in the register
    here: bool  # in the place of the council and of health


@dataclass(frozen=True)
class OfRecord:
    """One record of a route, or a notice of one, or something said to all."""

    of: Facts
    by: str
    replaced: bool = False
    notice_replaced: bool = False
    ahead: bool = False  # the notice's day is still to come


@dataclass
class Routes:
    """Everybody who looks, and what there is."""

    people: dict[str, Actor]
    bodies: dict[str, Organisation]
    opportunities: dict[str, Facts] = field(default_factory=dict)
    records: dict[str, OfRecord] = field(default_factory=dict)
    notices: dict[str, OfRecord] = field(default_factory=dict)
    said: dict[str, OfRecord] = field(default_factory=dict)


@pytest.fixture(scope="module")
def routes(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Routes, Session]]:
    """Give the opportunities with their records, and a session to ask in."""
    yield from opened(sqlite_template, tmp_path_factory.mktemp("routes"), _build)


def _build(world: World) -> Routes:
    place, far = world.place(), world.place("Farhaven")
    bodies = {
        key: world.organisation(key, place=at, kind=Kind.COMMISSIONER)
        for key, at in (("council", place), ("health", place), ("far", far))
    }
    ours = world.organisation("Ours", place=place)
    people = {
        "anyone": ANYONE,
        "officer": world.actor(ours),
        "trustee": world.actor(ours, Role.TRUSTEE),
        "convenor": world.convenor(ours, place),
        "buyer's admin": world.actor(bodies["council"], Role.ADMIN),
        "buyer's guest": world.actor(bodies["council"], Role.GUEST),
        **{who: world.actor(bodies[of], Role.COMMISSIONER) for who, of in BUYERS.items()},
    }
    made = Routes(people, bodies)
    for four in product((False, True), repeat=4):
        facts = Facts(*four)
        if facts.published or facts.buyer_here:  # what is imported is published
            _opportunity(world, made, facts, place if facts.here else far)
    return made


def _opportunity(world: World, made: Routes, facts: Facts, place: Place) -> None:
    buyer = made.bodies["council"] if facts.buyer_here else None
    opportunity = world.opportunity(place=place, buyer=buyer)
    opportunity.published_at = now() if facts.published else None
    opportunity.cancelled_at = now() if facts.cancelled else None
    world.session.flush()
    for who in CLEAR:
        world.clear(made.people[who], opportunity)
    world.clear(made.people["conflicted"], opportunity, "actual")
    made.opportunities[opportunity.ref] = facts
    for by, replaced in product(made.bodies, (False, True)):
        _record(world, made, opportunity, OfRecord(facts, by, replaced))


def _record(world: World, made: Routes, opportunity: Opportunity, of: OfRecord) -> None:
    ids = {
        "opportunity_id": opportunity.id,
        "organisation_id": made.bodies[of.by].id,
        "by_seat": "x",
    }
    record = RouteRecord(**ids, replaced_at=now() if of.replaced else None)
    world.keep(record)
    made.records[record.ref] = of
    for ahead, replaced in product((False, True), repeat=2):
        day = today() + timedelta(days=1 if ahead else 0)
        notice = RouteNotice(
            record_id=record.id, kind="intention", published_on=day, where="Here", by_seat="x",
            replaced_at=now() if replaced else None,
        )  # fmt: skip
        world.keep(notice)
        made.notices[notice.ref] = replace(of, ahead=ahead, notice_replaced=replaced)
    said = {**ids, "said_on": today(), "setting": "A meeting", "words": "Hello"}
    entry = EqualInformation(**said)
    world.keep(entry)
    made.said[entry.ref] = of
    if of.replaced:
        newer = EqualInformation(**said, corrects_id=entry.id)
        world.keep(newer)
        made.said[newer.ref] = replace(of, replaced=False)


# --- The rules, read a second time -------------------------------------------------------------


def _sees_opportunity(who: str, facts: Facts) -> bool:
    buyers = ("buyer's admin", *(who for who, of in BUYERS.items() if of == "council"))
    return facts.published or (facts.buyer_here and who in buyers)


def _buys(who: str, facts: Facts) -> bool:
    """A commissioner of the buyer; of the place, where the buyer is not in the register."""
    if facts.buyer_here:
        return BUYERS.get(who) == "council"
    return BUYERS.get(who) in (("council", "health") if facts.here else ("far",))


def _sees_routes(who: str, facts: Facts) -> bool:
    return _buys(who, facts) and who in CLEAR


def _finds_route(who: str, facts: Facts) -> bool:
    return _sees_routes(who, facts) and not facts.cancelled


def _says_to_all(who: str, facts: Facts) -> bool:
    stands = facts.published and not facts.cancelled
    return _buys(who, facts) and who != "conflicted" and stands


def _reads_record(who: str, record: OfRecord) -> bool:
    return BUYERS.get(who) == record.by and _sees_routes(who, record.of)


def _writes_record(who: str, record: OfRecord) -> bool:
    return _reads_record(who, record) and not record.replaced and not record.of.cancelled


def _sees_notice(who: str, notice: OfRecord) -> bool:
    """Published and standing: public with its opportunity. Else the buyer's own."""
    stands = not (notice.replaced or notice.notice_replaced or notice.ahead)
    public = stands and _sees_opportunity(who, notice.of)
    return public or _reads_record(who, notice)


def _hears(who: str, entry: OfRecord) -> bool:
    return _sees_opportunity(who, entry.of)


def _corrects(who: str, entry: OfRecord) -> bool:
    own = BUYERS.get(who) == entry.by
    return own and _says_to_all(who, entry.of) and not entry.replaced


CASES: dict[str, tuple[str, Held[Facts] | Held[OfRecord]]] = {
    "coming to routes": ("opportunities", Held(ROUTED, "see", _buys)),
    "that there are routes": ("opportunities", Held(ROUTED, "see routes", _sees_routes)),
    "finding one": ("opportunities", Held(ROUTED, "find a route", _finds_route)),
    "saying something to all": ("opportunities", Held(ROUTED, "say to all", _says_to_all)),
    "a record": ("records", Held(ROUTES, "see", _reads_record)),
    "writing one": ("records", Held(ROUTES, "write", _writes_record)),
    "a notice": ("notices", Held(NOTICES, "see", _sees_notice)),
    "what was said to all": ("said", Held(EQUAL_INFORMATION, "see", _hears)),
    "correcting it": ("said", Held(EQUAL_INFORMATION, "correct", _corrects)),
}


@pytest.mark.parametrize("case", CASES)
def test_the_policy_says_what_the_specification_says(
    routes: tuple[Routes, Session], case: str
) -> None:
    made, session = routes
    kind, held = CASES[case]
    assert not held.parted(session, made.people, getattr(made, kind))


def test_what_is_shown_and_what_is_not_both_occur(routes: tuple[Routes, Session]) -> None:
    made, _ = routes
    for kind, held in CASES.values():
        assert held.answers(made.people, getattr(made, kind)) == {False, True}
