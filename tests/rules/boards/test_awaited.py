"""What closing a decision now would cut off: answers that could still carry it."""

from datetime import date

from commissioning.boards.rules.awaited import Awaited, awaited
from commissioning.boards.rules.interests import Interest
from commissioning.boards.rules.majority import SIMPLE
from commissioning.boards.rules.quorum import QuorumRule
from commissioning.boards.rules.voting import Attendance, Procedure
from tests.rules.boards.boards import NO, YES, ruled, voter, voting

WRITTEN, MEETING = Procedure.WRITTEN, Procedure.MEETING
EVERYONE = ruled()  # in writing, everybody entitled has to approve
MOST = ruled(written=SIMPLE, quorum=QuorumRule(number=2))
SATURDAY = date(2026, 11, 28)
MONDAY = date(2026, 11, 23)


def test_all_who_have_not_answered_would_have_to_say_yes() -> None:
    said = voting(YES, YES, None, None, None)
    assert awaited(EVERYONE, WRITTEN, said) == Awaited(silent=3, yeses=3)


def test_the_fewest_yeses_that_carry_it_are_said() -> None:
    assert awaited(MOST, WRITTEN, voting(NO, None, None, None)) == Awaited(silent=3, yeses=2)


def test_one_no_that_nothing_can_turn_waits_for_nobody() -> None:
    assert awaited(EVERYONE, WRITTEN, voting(NO, YES, None)) is None


def test_what_is_carried_waits_for_nobody() -> None:
    assert awaited(MOST, WRITTEN, voting(YES, YES, None)) is None


def test_who_is_in_conflict_or_away_is_not_waited_for() -> None:
    said = [
        voter("Ada", YES),
        voter("Ben", interest=Interest.FINANCIAL),
        voter("Cleo", attendance=Attendance.APOLOGIES),
    ]
    assert awaited(MOST, MEETING, said) is None


def test_who_has_declared_nothing_yet_may_still_answer() -> None:
    said = [voter("Ada", YES), voter("Ben", interest=None)]
    assert awaited(MOST, WRITTEN, said) == Awaited(silent=1, yeses=1)


def test_too_few_so_far_is_for_want_of_answers_too() -> None:
    assert awaited(MOST, WRITTEN, voting(None, None, None)) == Awaited(silent=3, yeses=2)


def test_it_is_said_with_the_day_that_was_asked_for() -> None:
    said = Awaited(silent=4, yeses=3)
    assert said.words(SATURDAY, MONDAY) == (
        "4 have not answered; you asked for answers by Saturday 28 November 2026; 3 more yeses "
        "would approve it."
    )
    assert "2026, which is over; 3 more" in said.words(SATURDAY, date(2026, 11, 29))
    assert "which is over" not in said.words(SATURDAY, SATURDAY)


def test_without_a_day_it_is_said_plainly() -> None:
    assert Awaited(1, 1).words(None, MONDAY) == "1 has not answered; 1 more yes would approve it."
