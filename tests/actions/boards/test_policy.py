"""Who may do what to a decision: the table, held against the specification read once more.

One decision stands at each of its statuses in turn; everybody is asked for every verb at once.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from sqlalchemy import select

from commissioning.agreements.models import Decision
from commissioning.agreements.rules.deciding import Said
from commissioning.boards.models import (
    BoardInterest,
    BoardMember,
    BoardRule,
    Resolution,
    StandingAuthority,
    Voter,
)
from commissioning.boards.permissions import (
    AUTHORITIES,
    BOARD_BEGINNINGS,
    BOARD_RULES,
    MEMBERS,
    RESOLUTIONS,
)
from commissioning.boards.rules.voting import Attendance
from commissioning.foundation.actor import ANYONE, Actor, Kind, Role
from commissioning.foundation.clock import today
from commissioning.foundation.db import Database
from commissioning.partnerships.actions.sides import take_side
from commissioning.people.models import Person
from tests.actions.boards.deciding import Deciding, deciding

STATUSES = ("open", "voting", "carried", "not_carried", "too_few", "stopped")
UNDER_WAY, DECIDED = STATUSES[:2], STATUSES[2:5]


@dataclass(frozen=True)
class Who:
    """What is so about one person, in the words of the specification.

    Attributes:
        declared: "none", "financial", "loyalty" or "" for nothing yet.
        listed: On the frozen list, and there; `released`: the others let them take part.
        own: Of the organisation whose board it is; `other_side`: has acted for the other party.
    """

    role: Role
    declared: str = ""
    listed: bool = True
    released: bool = False
    own: bool = True
    other_side: bool = False

    @property
    def on_board(self) -> bool:
        return self.role in (Role.CHAIR, Role.TRUSTEE, Role.SECRETARY)

    @property
    def free(self) -> bool:
        return self.declared == "none" or (self.declared == "loyalty" and self.released)

    @property
    def holds(self) -> bool:
        conflicted = bool(self.declared) and not self.free
        return self.role is Role.SECRETARY or (self.role is Role.CHAIR and not conflicted)

    @property
    def holds_with_papers(self) -> bool:
        return self.role is Role.SECRETARY or (self.role is Role.CHAIR and self.free)


PEOPLE = {
    "the chair": Who(Role.CHAIR),
    "the chair, free": Who(Role.CHAIR, "none"),
    "the chair, in conflict": Who(Role.CHAIR, "financial"),
    "a trustee": Who(Role.TRUSTEE),
    "a trustee, free": Who(Role.TRUSTEE, "none"),
    "a trustee, not there": Who(Role.TRUSTEE, "none", listed=False),
    "a trustee, with money in it": Who(Role.TRUSTEE, "financial"),
    "a trustee, of two loyalties": Who(Role.TRUSTEE, "loyalty"),
    "a trustee, let in by the others": Who(Role.TRUSTEE, "loyalty", released=True),
    "a trustee, never let in with money in it": Who(Role.TRUSTEE, "financial", released=True),
    "a trustee, at work for the other party": Who(Role.TRUSTEE, "none", other_side=True),
    "the secretary": Who(Role.SECRETARY, listed=False),
    "the secretary, free": Who(Role.SECRETARY, "none", listed=False),
    "the secretary, in conflict": Who(Role.SECRETARY, "financial", listed=False),
    "an officer": Who(Role.OFFICER, listed=False),
    "an admin": Who(Role.ADMIN, listed=False),
    "a guest": Who(Role.GUEST, listed=False),
    "their chair": Who(Role.CHAIR, listed=False, own=False),
    "their officer": Who(Role.OFFICER, listed=False, own=False),
}


def allowed(who: Who, status: str) -> set[str]:
    """Read the specification: PRODUCT.md sections 3 and 7."""
    staff = who.role in (Role.OFFICER, Role.ADMIN)
    if not who.own or who.other_side or not (who.on_board or staff):
        return set()
    going_on, decided = status in UNDER_WAY, status in DECIDED
    votes = who.role in (Role.CHAIR, Role.TRUSTEE) and who.listed and who.free
    secretary = who.role is Role.SECRETARY
    asked = {
        "see": True,
        "declare": who.on_board and going_on,
        "read papers": who.on_board and who.free,
        "see questions": staff or secretary or who.free or decided,
        "draft questions": going_on and (staff or who.holds_with_papers),
        "confirm questions": going_on and who.holds_with_papers,
        "hold": going_on and who.holds,
        "close": going_on and who.holds_with_papers,
        "vote": status == "voting" and votes,
        "see votes": secretary or (who.on_board and who.free),
        "see outcome": decided,
        "take back": status == "carried" and who.holds,
    }
    return {verb for verb, holds in asked.items() if holds}


@contextmanager
def gathered(database: Database) -> Iterator[tuple[Deciding, Resolution, dict[str, Actor]]]:
    """Build one decision with everybody in their place."""
    with deciding(database) as d:
        d.rule()
        resolution = d.opened()
        people = {name: _person(d, resolution, who) for name, who in PEOPLE.items()}
        decision = Decision(
            version_id=d.version.id,
            organisation_id=d.harbour.id,
            fingerprint=d.version.fingerprint,
            said=Said.APPROVED,
            decided_on=today(),
            by_seat="a seat",
        )
        d.a.town.world.keep(decision)
        resolution.decision_id = decision.id
        yield d, resolution, people


def _person(d: Deciding, resolution: Resolution, who: Who) -> Actor:
    w = d.a.town.world
    actor = w.actor(d.harbour if who.own else d.kitchen, who.role)
    if who.other_side:
        elsewhere = w.actor(d.kitchen, Role.OFFICER, w.session.get_one(Person, actor.person_id))
        take_side(d.session, elsewhere, d.a.partnership)
    if who.declared:
        w.keep(
            BoardInterest(
                resolution_id=resolution.id,
                person_id=actor.person_id,
                kind=who.declared,
                by_seat=actor.seat_ref,
            )
        )
    if who.role in (Role.CHAIR, Role.TRUSTEE) and who.own:
        there = Attendance.PRESENT if who.listed else Attendance.APOLOGIES
        w.keep(
            Voter(
                resolution_id=resolution.id,
                person_id=actor.person_id,
                seat_id=actor.seat_id,
                name=actor.name,
                attendance=there,
                released=who.released,
            )
        )
    return actor


def test_everybody_may_do_what_the_specification_says_and_nothing_else(
    database: Database,
) -> None:
    with gathered(database) as (d, resolution, people):
        parted = []
        for status in STATUSES:
            resolution.status = status
            d.session.flush()
            for name, actor in people.items():
                may = RESOLUTIONS.verbs(d.session, actor, resolution)
                if may != allowed(PEOPLE[name], status):
                    parted.append((status, name, may ^ allowed(PEOPLE[name], status)))
        assert parted == []


def test_what_may_not_be_seen_is_in_no_list(database: Database) -> None:
    with gathered(database) as (d, _, people):
        for name, actor in people.items():
            listed = d.session.scalars(RESOLUTIONS.visible_to(actor)).all()
            assert bool(listed) is bool(allowed(PEOPLE[name], "open")), name


def test_once_the_last_party_has_decided_nothing_is_taken_back(database: Database) -> None:
    with gathered(database) as (d, resolution, people):
        resolution.status, d.version.status = "carried", "approved"
        d.session.flush()
        for actor in people.values():
            assert not RESOLUTIONS.may(d.session, actor, "take back", resolution)


def test_nobody_else_in_the_place_learns_that_a_board_decides(database: Database) -> None:
    with gathered(database) as (d, resolution, _):
        town, w = d.a.town, d.a.town.world
        neighbour = w.organisation("Quayside Transport", place=town.place)
        commissioner = w.actor(town.council, Role.COMMISSIONER)
        w.clear(commissioner, town.opportunity)
        others = (
            ANYONE,
            commissioner,
            w.actor(neighbour),
            w.actor(neighbour, Role.CHAIR),
            w.convenor(neighbour, town.place),
        )
        for actor in others:
            assert not RESOLUTIONS.verbs(d.session, actor, resolution)


def test_the_board_of_an_organisation_that_is_not_verified_waits(database: Database) -> None:
    with gathered(database) as (d, resolution, _):
        d.harbour.verified_at = None
        d.session.flush()
        chair = d.a.town.world.actor(d.harbour, Role.CHAIR)
        assert not RESOLUTIONS.verbs(d.session, chair, resolution)
        assert not BOARD_BEGINNINGS.may(chair, "keep rule")


def test_for_a_public_body_that_is_a_party_its_clear_commissioners_are_the_staff(
    database: Database,
) -> None:
    with deciding(database) as d:
        d.harbour.kind = Kind.COMMISSIONER
        d.rule()
        resolution = d.opened()
        w = d.a.town.world
        speaks, officer = (w.actor(d.harbour, each) for each in (Role.COMMISSIONER, Role.OFFICER))
        assert not RESOLUTIONS.may(d.session, speaks, "see", resolution)
        w.clear(speaks, d.a.town.opportunity)
        assert RESOLUTIONS.may(d.session, speaks, "draft questions", resolution)
        assert not RESOLUTIONS.may(d.session, officer, "see", resolution)


# --- what belongs to a board and not to one decision ---------------------------------------------

KNOWING = (Role.CHAIR, Role.TRUSTEE, Role.SECRETARY, Role.OFFICER, Role.ADMIN)
KEEPING = (Role.CHAIR, Role.SECRETARY, Role.ADMIN)
MINUTING = (Role.CHAIR, Role.SECRETARY)


def kept(d: Deciding) -> tuple[BoardRule, BoardMember, StandingAuthority]:
    rule = d.rule()
    member = BoardMember(
        organisation_id=d.harbour.id, name="Old Tom", since=today(), by_seat="a seat"
    )
    authority = StandingAuthority(
        organisation_id=d.harbour.id,
        seat_id=d.a.ours.seat_id,
        given_on=today(),
        limit_pence=1,
        covers="Small things",
        minute="Minute 7",
        by_seat="a seat",
    )
    d.a.town.world.keep(member, authority)
    return rule, member, authority


@pytest.mark.parametrize("role", [*KNOWING, Role.GUEST])
def test_board_and_staff_see_how_their_board_decides_and_few_change_it(
    database: Database, role: Role
) -> None:
    with deciding(database) as d:
        rule, member, authority = kept(d)
        actor = d.a.town.world.actor(d.harbour, role)
        see = {"see"} if role in KNOWING else set()
        keeps, minutes = role in KEEPING, role in MINUTING
        assert BOARD_RULES.verbs(d.session, actor, rule) == see | ({"keep"} if keeps else set())
        assert MEMBERS.verbs(d.session, actor, member) == see | ({"end"} if keeps else set())
        ends = {"end"} if minutes else set()
        assert AUTHORITIES.verbs(d.session, actor, authority) == see | ends
        assert BOARD_BEGINNINGS.may(actor, "see board") is bool(see)
        assert BOARD_BEGINNINGS.may(actor, "keep rule") is keeps
        assert BOARD_BEGINNINGS.may(actor, "keep members") is keeps
        assert BOARD_BEGINNINGS.may(actor, "give authority") is minutes


def test_nothing_of_a_board_is_there_for_another_organisation(database: Database) -> None:
    with deciding(database) as d:
        rule, member, authority = kept(d)
        for actor in (d.a.theirs, d.a.their_chair, ANYONE):
            assert not BOARD_RULES.verbs(d.session, actor, rule)
            assert not MEMBERS.verbs(d.session, actor, member)
            assert not AUTHORITIES.verbs(d.session, actor, authority)
            assert d.session.scalars(select(BoardRule).where(BOARD_RULES.rows(actor))).all() == []
