"""The frozen list and the votes on it: changed votes are kept, and only the last counts."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from commissioning.boards.actions.declaring import declare_for_member
from commissioning.boards.actions.listing import freeze_voters, set_attendance
from commissioning.boards.actions.members import add_member, end_member
from commissioning.boards.actions.voting import give_casting_vote, vote, vote_for_member
from commissioning.boards.models import BoardMember, Resolution, Vote
from commissioning.boards.permissions import RESOLUTIONS
from commissioning.boards.queries.board import in_office, members
from commissioning.boards.queries.counting import outcome_of, vote_facts
from commissioning.boards.queries.resolutions import own_vote, whole_now
from commissioning.boards.rules.interests import Interest
from commissioning.boards.rules.outcome import Result
from commissioning.boards.rules.seals import START, vote_digest
from commissioning.boards.rules.voting import Attendance, Procedure
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import held_at, now, today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, IllegalMove, NotAllowed, Refused
from commissioning.foundation.trail import history
from commissioning.people.models import Person
from tests.actions.agreements.agreeing import SITE
from tests.actions.boards.deciding import NEITHER, NO, YES, Deciding, deciding


def may_vote(d: Deciding, actor: Actor, resolution: Resolution) -> bool:
    return RESOLUTIONS.may(d.session, actor, "vote", resolution)


def opened(d: Deciding, procedure: Procedure = Procedure.MEETING) -> Resolution:
    d.rule()
    resolution = d.opened(procedure)
    d.declared(resolution)
    return resolution


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
        resolution = opened(d)
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
        resolution = d.frozen(opened(d), d.ada)
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


# --- the list --------------------------------------------------------------------------------


def test_the_list_holds_each_person_in_office_once(database: Database) -> None:
    with deciding(database) as d:
        person = d.session.get_one(Person, d.chair.person_id)
        d.a.town.world.seat(d.harbour, Role.TRUSTEE, person)
        add_member(d.session, d.secretary, "Old Tom", False, today())
        found = in_office(d.session, d.harbour.id)
        assert [each.chair for each in found] == [True, False, False, False]
        assert found[0].key == d.chair.seat_ref


def test_everybodys_attendance_is_said(database: Database) -> None:
    with deciding(database) as d:
        resolution = opened(d)
        some = {d.chair.seat_ref: Attendance.PRESENT, d.ada.seat_ref: Attendance.PRESENT}
        with pytest.raises(Refused) as error:
            freeze_voters(d.session, d.secretary, resolution.ref, some, today(), SITE)
        assert error.value.field == d.ben.seat_ref


def test_a_meeting_that_has_not_been_held_freezes_nothing(database: Database) -> None:
    with deciding(database) as d:
        resolution = opened(d)
        there = {each.seat_ref: Attendance.PRESENT for each in d.board}
        for day in (None, today() + timedelta(days=1), today() - timedelta(days=1)):
            with pytest.raises(Refused) as error:
                freeze_voters(d.session, d.secretary, resolution.ref, there, day, SITE)
            assert error.value.field == "held_on"


def test_taking_part_from_afar_needs_the_rules_leave(database: Database) -> None:
    with deciding(database) as d:
        d.rule(remote=False)
        resolution = d.opened()
        far = {each.seat_ref: Attendance.REMOTE for each in d.board}
        with pytest.raises(Refused, match="phone or video"):
            freeze_voters(d.session, d.secretary, resolution.ref, far, today(), SITE)


def test_a_list_is_frozen_once(database: Database) -> None:
    with deciding(database) as d:
        resolution = d.voting()
        with pytest.raises(IllegalMove):
            d.frozen(resolution)


def test_those_who_can_vote_are_asked_to(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.opened(Procedure.WRITTEN)
        d.declared(resolution, d.ada, kind=Interest.FINANCIAL)
        d.frozen(resolution)
        asked = "Your board's decision waits for your vote"
        assert [asked in d.subjects(each) for each in (d.chair, d.ada, d.ben, d.secretary)] == [
            True,
            False,
            True,
            False,
        ]


def test_a_day_that_passes_decides_nothing(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.opened(Procedure.WRITTEN, reply_by=today() + timedelta(days=7))
        d.declared(resolution)
        d.frozen(resolution)
        with held_at(now() + timedelta(days=30)):
            d.vote(d.ada, resolution)
            assert d.close(resolution).status == "too_few"


# --- somebody without an account ----------------------------------------------------------------


def tom(d: Deciding) -> BoardMember:
    return add_member(d.session, d.secretary, "Old Tom", False, today())


def test_the_secretary_records_those_without_an_account(database: Database) -> None:
    with deciding(database) as d:
        member = tom(d)
        resolution = opened(d)
        declare_for_member(d.session, d.secretary, resolution.ref, member.ref, "none", "")
        d.frozen(resolution)
        vote_for_member(d.session, d.secretary, resolution.ref, member.ref, YES, "By hand")
        d.vote(d.ada, resolution)
        closed = d.close(resolution)
        assert (closed.status, closed.outcome["in_office"]) == ("carried", 4)
        assert "Old Tom" in str(closed.minute)


def test_nobody_is_voted_for_who_can_vote_or_takes_no_part(database: Database) -> None:
    with deciding(database) as d:
        member = tom(d)
        resolution = d.frozen(opened(d))
        for key, why in ((d.ada.seat_ref, "account"), (member.ref, "not declared")):
            with pytest.raises(Refused, match=why):
                vote_for_member(d.session, d.secretary, resolution.ref, key, YES, "")
        with pytest.raises(Hidden):
            vote_for_member(d.session, d.secretary, resolution.ref, "nobody", YES, "")


def test_who_has_left_the_board_is_on_no_later_list(database: Database) -> None:
    with deciding(database) as d:
        member = tom(d)
        end_member(d.session, d.chair, member.ref, today())
        assert members(d.session, d.ada) == []
        assert d.frozen(opened(d)).in_office == 3


# --- the casting vote ---------------------------------------------------------------------------


def tied(
    d: Deciding, procedure: Procedure = Procedure.MEETING, *, casting_vote: bool = True
) -> Resolution:
    """Let a board of four be two for and two against."""
    fourth = d.a.town.world.actor(d.harbour, Role.TRUSTEE)
    d.rule(casting_vote=casting_vote)
    resolution = d.opened(procedure)
    d.declared(resolution, *d.board, fourth)
    resolution = d.frozen(resolution)
    d.votes(resolution, {"chair": YES, "ada": YES, "ben": NO})
    d.vote(fourth, resolution, NO)
    return resolution


def cast(d: Deciding, resolution: Resolution, choice: str = YES, by: str = "chair") -> Vote:
    return give_casting_vote(d.session, getattr(d, by), resolution.ref, choice, "We must go on")


def test_a_casting_vote_decides_where_votes_are_equal(database: Database) -> None:
    with deciding(database) as d:
        resolution = tied(d)
        assert outcome_of(whole_now(d.session, resolution.id)).result is Result.NOT_CARRIED
        cast(d, resolution)
        closed = d.close(resolution)
        assert (closed.status, closed.outcome["casting"]) == ("carried", 1)
        mine = own_vote(d.session, d.chair, closed)
        assert mine is not None
        assert not mine.casting


def test_a_casting_vote_can_be_changed_and_only_the_last_counts(database: Database) -> None:
    with deciding(database) as d:
        resolution = tied(d)
        cast(d, resolution)
        cast(d, resolution, NO)
        assert d.close(resolution).status == "not_carried"


def test_a_casting_vote_is_for_or_against(database: Database) -> None:
    with deciding(database) as d:
        resolution = tied(d)
        with pytest.raises(Refused) as error:
            cast(d, resolution, NEITHER)
        assert error.value.field == "choice"


def test_only_the_chair_has_a_casting_vote(database: Database) -> None:
    with deciding(database) as d:
        resolution = tied(d)
        with pytest.raises(Refused, match="Only the chair"):
            cast(d, resolution, by="ada")


@pytest.mark.parametrize(
    ("procedure", "gives"), [(Procedure.MEETING, False), (Procedure.WRITTEN, True)]
)
def test_there_is_no_casting_vote_in_writing_or_without_a_rule(
    database: Database, procedure: Procedure, gives: bool
) -> None:
    with deciding(database) as d:
        resolution = tied(d, procedure, casting_vote=gives)
        with pytest.raises(Refused, match="Only the chair"):
            cast(d, resolution)


def test_where_votes_are_not_equal_there_is_nothing_to_cast(database: Database) -> None:
    with deciding(database) as d:
        resolution = tied(d)
        d.vote(d.ben, resolution, YES)
        with pytest.raises(Refused, match="as many are for"):
            cast(d, resolution)


def test_a_chair_in_conflict_has_no_casting_vote(database: Database) -> None:
    with deciding(database) as d:
        resolution = tied(d)
        cast(d, resolution)
        d.declared(resolution, d.chair, kind=Interest.FINANCIAL)
        with pytest.raises(NotAllowed):
            cast(d, resolution)
        assert d.close(resolution).outcome["casting"] == 0
