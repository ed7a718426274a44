"""Interests come before papers: who has declared nothing, or has a conflict, reads none."""

from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import select

from commissioning.boards.actions.declaring import (
    correct_interest,
    declare_for_member,
    declare_interest,
)
from commissioning.boards.actions.members import add_member
from commissioning.boards.actions.releasing import release_loyalty
from commissioning.boards.models import BoardInterest, Resolution
from commissioning.boards.permissions import RESOLUTIONS
from commissioning.boards.queries.resolutions import own_interest
from commissioning.boards.rules.interests import Interest
from commissioning.boards.rules.voting import Procedure
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from commissioning.foundation.trail import history
from commissioning.partnerships.models import Side
from commissioning.people.models import Person
from tests.actions.agreements.agreeing import SITE
from tests.actions.boards.deciding import YES, Deciding, deciding


def may(d: Deciding, actor: Actor, verb: str, resolution: Resolution) -> bool:
    return RESOLUTIONS.may(d.session, actor, verb, resolution)


def test_the_papers_open_once_no_interest_is_declared(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.opened()
        for actor in (*d.board, d.secretary):
            assert may(d, actor, "see", resolution)
            assert not may(d, actor, "read papers", resolution)
            d.declared(resolution, actor)
            assert may(d, actor, "read papers", resolution)


@pytest.mark.parametrize("kind", [Interest.FINANCIAL, Interest.LOYALTY])
def test_a_conflict_keeps_the_papers_closed(database: Database, kind: Interest) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.opened()
        d.declared(resolution, d.ada, kind=kind)
        assert not may(d, d.ada, "read papers", resolution)
        assert not may(d, d.ada, "see votes", resolution)
        assert may(d, d.ada, "see", resolution)


def test_a_conflict_declared_late_closes_the_papers_again(database: Database) -> None:
    with deciding(database) as d:
        resolution = d.voting()
        d.vote(d.ada, resolution)
        d.declared(resolution, d.ada, kind=Interest.FINANCIAL)
        assert not may(d, d.ada, "read papers", resolution)
        d.votes(resolution, {"chair": YES, "ben": YES})
        assert d.close(resolution).outcome["for"] == 2


def test_the_minute_says_that_who_declared_late_had_voted(database: Database) -> None:
    with deciding(database) as d:
        resolution = d.voting()
        d.all_vote(resolution)
        d.declared(resolution, d.ada, kind=Interest.FINANCIAL)
        minute = str(d.close(resolution).minute)
        assert f"{d.ada.name} had had the papers, and had voted, before declaring this." in minute
        assert "no papers here" not in minute
        assert f"{d.ada.name}: approve" not in minute


def test_what_was_declared_before_is_kept(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.opened()
        d.declared(resolution, d.ada)
        d.declared(resolution, d.ada, kind=Interest.LOYALTY)
        kept = d.session.scalars(select(BoardInterest).order_by(BoardInterest.id)).all()
        assert [(each.kind, each.replaced_at is None) for each in kept] == [
            ("none", False),
            ("loyalty", True),
        ]
        standing = own_interest(d.session, d.ada, resolution)
        assert standing is not None
        assert standing.kind == "loyalty"


LESS = {
    "money to none": (Interest.FINANCIAL, Interest.NONE),
    "money to loyalty": (Interest.FINANCIAL, Interest.LOYALTY),
    "loyalty to none": (Interest.LOYALTY, Interest.NONE),
}


@pytest.mark.parametrize("case", LESS)
def test_nobody_takes_back_an_interest_of_their_own(database: Database, case: str) -> None:
    before, after = LESS[case]
    with deciding(database) as d:
        resolution = conflicted(d, before)
        hers = d.a.town.world.seat(d.harbour, Role.SECRETARY, _person_of(d, d.ada))
        d.session.flush()
        with pytest.raises(Refused, match="Ask your chair or secretary") as error:
            d.declared(resolution, d.ada, kind=after)
        assert error.value.field == "kind"
        with pytest.raises(Refused, match="Ask your chair or secretary"):
            corrected(d, resolution, after, by=d.a.town.world.as_seat(hers))
        assert not may(d, d.ada, "read papers", resolution)


def corrected(
    d: Deciding,
    resolution: Resolution,
    kind: str = "none",
    why: str = "The firm was sold",
    by: Actor | None = None,
) -> BoardInterest:
    """Let the secretary enter what Ada's interest is after all."""
    ref, hers = resolution.ref, d.ada.seat_ref
    return correct_interest(d.session, by or d.secretary, ref, hers, kind, why, SITE)


@pytest.mark.parametrize("by", ["secretary", "chair"])
def test_the_chair_or_secretary_enters_that_it_is_none_after_all(
    database: Database, by: str
) -> None:
    with deciding(database) as d:
        resolution = conflicted(d, Interest.FINANCIAL)
        made = corrected(d, resolution, by=getattr(d, by))
        assert made.by_seat == getattr(d, by).seat_ref
        assert may(d, d.ada, "vote", resolution)
        assert any("entered anew" in subject for subject in d.subjects(d.ada))
        d.all_vote(resolution)
        closed = d.close(resolution)
        assert closed.outcome["for"] == 3
        minute = str(closed.minute)
        assert f"{d.ada.name} first declared a financial interest (My sister works" in minute
        assert "no interest after all (The firm was sold)" in minute
        assert "Nobody who took part" not in minute


def test_an_interest_is_corrected_before_there_is_a_list_too(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.opened()
        d.declared(resolution, d.ada, kind=Interest.LOYALTY)
        corrected(d, resolution)
        assert may(d, d.ada, "read papers", resolution)


@pytest.mark.parametrize(
    ("kind", "why", "field"),
    [("none", " ", "words"), ("financial", "More", "kind"), ("cats", "So", "kind")],
)
def test_a_correction_is_less_and_has_a_reason(
    database: Database, kind: str, why: str, field: str
) -> None:
    with deciding(database) as d:
        resolution = conflicted(d)
        with pytest.raises(Refused) as error:
            corrected(d, resolution, kind, why)
        assert error.value.field == field


def test_only_who_closes_a_decision_corrects_an_interest(database: Database) -> None:
    with deciding(database) as d:
        resolution = conflicted(d)
        for actor in (d.ben, d.a.ours):
            with pytest.raises(NotAllowed):
                corrected(d, resolution, by=actor)
        with pytest.raises(Hidden):
            corrected(d, resolution, by=d.a.their_chair)
        with pytest.raises(Hidden):
            correct_interest(
                d.session, d.secretary, resolution.ref, d.secretary.seat_ref, "none", "So", SITE
            )


def test_what_a_member_without_an_account_declared_is_taken_back_with_a_reason(
    database: Database,
) -> None:
    with deciding(database) as d:
        d.rule()
        tom = add_member(d.session, d.secretary, "Old Tom", False, today(), SITE).ref
        ref = d.opened().ref
        declare_for_member(d.session, d.secretary, ref, tom, "loyalty", "His brother")
        with pytest.raises(Refused) as error:
            declare_for_member(d.session, d.secretary, ref, tom, "none", "")
        assert error.value.field == "words"
        with pytest.raises(NotAllowed):  # a chair who has not declared reads no interests
            declare_for_member(d.session, d.chair, ref, tom, "none", "He left")
        made = declare_for_member(d.session, d.secretary, ref, tom, "none", "He left")
        assert made.kind == "none"


def test_what_was_declared_is_not_in_the_trail(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.opened()
        made = declare_interest(d.session, d.ada, resolution.ref, "loyalty", "My sister")
        [(entry, said)] = history(d.session, made.ref)
        assert entry.verb == "declare"
        assert "loyalty" not in str(said)
        assert "sister" not in str(said)


@pytest.mark.parametrize(
    ("kind", "words", "field"),
    [
        ("", "", "kind"),
        ("perhaps", "", "kind"),
        ("loyalty", " ", "words"),
        ("none", "x" * 1_001, "words"),
    ],
)
def test_a_declaration_is_whole(database: Database, kind: str, words: str, field: str) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.opened()
        with pytest.raises(Refused) as error:
            declare_interest(d.session, d.ada, resolution.ref, kind, words)
        assert error.value.field == field


def test_staff_and_strangers_declare_nothing(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.opened()
        with pytest.raises(NotAllowed):
            d.declared(resolution, d.a.ours)
        for actor in (d.a.theirs, d.a.their_chair):
            with pytest.raises(Hidden):
                d.declared(resolution, actor)


def test_a_closed_decision_takes_no_more_declarations(database: Database) -> None:
    with deciding(database) as d:
        closed = d.carried()
        with pytest.raises(NotAllowed):
            d.declared(closed, d.ada)


def test_declaring_takes_nobodys_side(database: Database) -> None:
    """A trustee of both parties says so in both boards: only a vote would take a side."""
    with deciding(database) as d:
        d.rule()
        d.rule(d.a.their_chair)
        ours, theirs = d.opened(), d.opened(actor=d.a.their_chair)
        d.declared(ours, d.ada, kind=Interest.LOYALTY)
        d.declared(theirs, d.both(d.ada), kind=Interest.LOYALTY)
        assert d.session.scalars(select(Side).where(Side.person_id == d.ada.person_id)).all() == []
        kept = d.session.scalars(select(BoardInterest.kind))
        assert list(kept) == [Interest.LOYALTY, Interest.LOYALTY]


def test_the_secretary_writes_down_what_a_member_without_an_account_said(
    database: Database,
) -> None:
    with deciding(database) as d:
        d.rule()
        member = add_member(d.session, d.secretary, "Old Tom", False, today(), SITE)
        resolution = d.opened()
        made = declare_for_member(d.session, d.secretary, resolution.ref, member.ref, "none", "")
        assert made.member_id == member.id
        with pytest.raises(Hidden):
            declare_for_member(d.session, d.secretary, resolution.ref, d.ada.seat_ref, "none", "")
        with pytest.raises(NotAllowed):
            declare_for_member(d.session, d.ada, resolution.ref, member.ref, "none", "")


# --- a conflict of loyalty, and the others ------------------------------------------------------


def conflicted(d: Deciding, kind: Interest = Interest.LOYALTY, **rule: Any) -> Resolution:
    """Let Ada declare a conflict before the list is frozen."""
    d.rule(**rule)
    resolution = d.opened(Procedure.WRITTEN)
    d.declared(resolution, d.chair, d.ben)
    d.declared(resolution, d.ada, kind=kind)
    return d.frozen(resolution)


def test_the_others_let_somebody_take_part_where_a_clause_lets_them(database: Database) -> None:
    with deciding(database) as d:
        resolution = conflicted(d)
        release_loyalty(d.session, d.secretary, resolution.ref, d.ada.seat_ref, SITE)
        assert may(d, d.ada, "read papers", resolution)
        d.all_vote(resolution)
        closed = d.close(resolution)
        assert closed.outcome["for"] == 3
        assert closed.loyalty_clause == "Constitution, clause 9"
        assert "clause 9" in str(closed.minute)
        assert any("can take part" in subject for subject in d.subjects(d.ada))


REFUSED: Mapping[str, tuple[Interest, str]] = {
    "no clause": (Interest.LOYALTY, ""),
    "money": (Interest.FINANCIAL, "Constitution, clause 9"),
    "nothing declared against": (Interest.NONE, "Constitution, clause 9"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_nobody_is_let_in_otherwise(database: Database, case: str) -> None:
    kind, clause = REFUSED[case]
    with deciding(database) as d:
        resolution = conflicted(d, kind, loyalty_clause=clause)
        with pytest.raises(Refused):
            release_loyalty(d.session, d.secretary, resolution.ref, d.ada.seat_ref, SITE)
        assert not any(voter.released for voter in resolution.voters)


def test_who_declares_anew_is_decided_about_anew(database: Database) -> None:
    with deciding(database) as d:
        resolution = conflicted(d)
        release_loyalty(d.session, d.secretary, resolution.ref, d.ada.seat_ref, SITE)
        d.declared(resolution, d.ada, kind=Interest.LOYALTY)
        assert not may(d, d.ada, "vote", resolution)


def test_nobody_decides_about_their_own_conflict(database: Database) -> None:
    with deciding(database) as d:
        person = d.a.town.world.as_seat
        resolution = conflicted(d)
        hers = d.a.town.world.seat(d.harbour, Role.SECRETARY, _person_of(d, d.ada))
        with pytest.raises(Refused, match="their own conflict"):
            release_loyalty(d.session, person(hers), resolution.ref, d.ada.seat_ref, SITE)
        with pytest.raises(NotAllowed):
            release_loyalty(d.session, d.ben, resolution.ref, d.ada.seat_ref, SITE)


def _person_of(d: Deciding, actor: Actor) -> Person:
    return d.session.get_one(Person, actor.person_id)
