"""Votes on a decision: changed ones are kept, and only the last of each person counts."""

import pytest
from sqlalchemy import select

from commissioning.boards.actions.listing import set_attendance
from commissioning.boards.actions.voting import vote
from commissioning.boards.models import Resolution, Vote
from commissioning.boards.permissions import RESOLUTIONS
from commissioning.boards.queries.counting import vote_facts
from commissioning.boards.queries.resolutions import own_vote
from commissioning.boards.rules.interests import Interest
from commissioning.boards.rules.seals import START, vote_digest
from commissioning.boards.rules.voting import Attendance, Procedure
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from commissioning.foundation.trail import history
from tests.actions.boards.deciding import NO, YES, Deciding, deciding


def may_vote(d: Deciding, actor: Actor, resolution: Resolution) -> bool:
    return RESOLUTIONS.may(d.session, actor, "vote", resolution)


def test_only_the_last_vote_of_each_counts_and_all_are_kept(database: Database) -> None:
    with deciding(database) as d:
        resolution = d.voting()
        d.all_vote(resolution, NO)
        d.votes(resolution, {"chair": YES, "ada": YES})
        assert d.close(resolution).status == "carried"
        kept = d.session.scalars(select(Vote)).all()
        assert (len(kept), sum(each.replaced_at is None for each in kept)) == (5, 3)
        mine = own_vote(d.session, d.ada, resolution)
        assert mine is not None
        assert mine.choice == YES


def test_each_vote_is_chained_to_the_one_before(database: Database) -> None:
    with deciding(database) as d:
        resolution = d.voting()
        d.all_vote(resolution)
        before = START
        for each in d.session.scalars(select(Vote).order_by(Vote.id)):
            assert each.digest == vote_digest(before, vote_facts(each))
            before = each.digest


def test_how_somebody_voted_is_not_in_the_trail(database: Database) -> None:
    with deciding(database) as d:
        made = d.vote(d.ada, d.voting(), NO)
        [(entry, said)] = history(d.session, made.ref)
        assert entry.verb == "vote"
        assert "approve" not in str(said)


def test_nobody_votes_before_the_list_is_frozen(database: Database) -> None:
    with deciding(database) as d:
        resolution = d.ready()
        with pytest.raises(NotAllowed):
            d.vote(d.ada, resolution)


def test_nobody_votes_before_they_have_declared(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.frozen(d.opened(Procedure.WRITTEN))
        assert not may_vote(d, d.ada, resolution)
        d.declared(resolution, d.ada)
        d.vote(d.ada, resolution)


def test_nobody_votes_whom_a_conflict_keeps_out(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.opened()
        d.declared(resolution, d.ada, kind=Interest.LOYALTY)
        d.frozen(resolution)
        with pytest.raises(NotAllowed):
            d.vote(d.ada, resolution)


def test_nobody_votes_who_was_not_at_the_meeting(database: Database) -> None:
    with deciding(database) as d:
        resolution = d.frozen(d.ready(), d.ada)
        with pytest.raises(NotAllowed):
            d.vote(d.ada, resolution)
        set_attendance(d.session, d.secretary, resolution.ref, d.ada.seat_ref, Attendance.REMOTE)
        d.vote(d.ada, resolution)


def test_nobody_votes_who_came_after_the_list_was_frozen(database: Database) -> None:
    with deciding(database) as d:
        resolution = d.voting()
        later = d.a.town.world.actor(d.harbour, Role.TRUSTEE)
        d.declared(resolution, later)
        with pytest.raises(NotAllowed):
            d.vote(later, resolution)
        assert resolution.in_office == 3


def test_neither_secretary_nor_staff_nor_the_other_party_votes(database: Database) -> None:
    with deciding(database) as d:
        resolution = d.voting()
        d.declared(resolution, d.secretary)
        for actor in (d.secretary, d.a.ours):
            with pytest.raises(NotAllowed):
                d.vote(actor, resolution)
        with pytest.raises(Hidden):
            d.vote(d.a.their_chair, resolution)


def test_nobody_votes_in_two_boards_on_one_agreement(database: Database) -> None:
    with deciding(database) as d:
        d.rule(d.a.their_chair)
        twice = d.both(d.ada)
        theirs = d.opened(actor=d.a.their_chair)
        d.declared(theirs, twice)
        theirs = d.frozen(theirs, actor=d.a.their_chair)
        ours = d.voting()
        d.vote(d.ada, ours)
        assert not may_vote(d, twice, theirs)
        with pytest.raises(Hidden):
            d.vote(twice, theirs)


@pytest.mark.parametrize(
    ("choice", "words", "field"), [("yes", "", "choice"), (YES, "x" * 4_001, "words")]
)
def test_a_vote_is_one_of_three(database: Database, choice: str, words: str, field: str) -> None:
    with deciding(database) as d:
        resolution = d.voting()
        with pytest.raises(Refused) as error:
            vote(d.session, d.ada, resolution.ref, choice, words)
        assert error.value.field == field
