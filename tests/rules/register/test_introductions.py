"""The introduction: who may opt in, when one is offered, and what each side is shown."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from commissioning.foundation.sharing import SharingMode
from commissioning.register.rules.introductions import (
    MOVES,
    OFFER_DAYS,
    OPT_INS_PER_30_DAYS,
    OPT_INS_PER_OPPORTUNITY,
    Answer,
    OptIn,
    Status,
    alone_words,
    begins,
    card_is_open,
    lapses,
    may_be_offered,
    offer_ends,
    seen_as,
    verbs_for,
    why_not_yet,
)
from commissioning.register.rules.stages import Stage

SHARED, INTRODUCTIONS, SEALED = SharingMode
READY = OptIn(verified=True, stage=Stage.PREPARING, mode=INTRODUCTIONS, could_answer_alone=False)


def test_a_verified_organisation_that_prepares_and_has_answered_may_opt_in() -> None:
    assert why_not_yet(READY) == ()
    assert why_not_yet(replace(READY, stage=Stage.SUBMITTED, could_answer_alone=True)) == ()


@pytest.mark.parametrize("stage", sorted(set(Stage) - {Stage.PREPARING, Stage.SUBMITTED}))
def test_before_preparing_and_after_closing_nobody_opts_in(stage: Stage) -> None:
    assert len(why_not_yet(replace(READY, stage=stage))) == 1


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (replace(READY, verified=False), "verified"),
        (replace(READY, could_answer_alone=None), "alone"),
        (replace(READY, mode=SEALED), "sealed"),
        (replace(READY, mode=SHARED), "no introduction"),
        (replace(READY, decided=True), "decision has been recorded"),
        (replace(READY, cancelled=True), "was cancelled"),
        (replace(READY, closed=True), "closing date has passed"),
        (replace(READY, opted_in_for_this=OPT_INS_PER_OPPORTUNITY), "2 times here"),
        (replace(READY, opted_in_lately=OPT_INS_PER_30_DAYS), "10 times in the last 30 days"),
    ],
)
def test_each_thing_in_the_way_is_said_in_words(facts: OptIn, words: str) -> None:
    (line,) = why_not_yet(facts)
    assert words in line


def test_a_bid_that_is_too_early_and_one_that_is_closed_are_told_apart() -> None:
    for stage in (Stage.DRAFT, Stage.CONSIDERING):
        assert "preparing a bid" in why_not_yet(replace(READY, stage=stage))[0]
    for stage in (Stage.WITHDRAWN, Stage.NOT_SUCCESSFUL, Stage.DELIVERING):
        assert "closed" in why_not_yet(replace(READY, stage=stage))[0]


def test_just_under_the_limits_is_still_allowed() -> None:
    facts = replace(
        READY,
        opted_in_for_this=OPT_INS_PER_OPPORTUNITY - 1,
        opted_in_lately=OPT_INS_PER_30_DAYS - 1,
    )
    assert why_not_yet(facts) == ()


def test_all_that_is_missing_is_said_at_once() -> None:
    facts = OptIn(verified=False, stage=Stage.DRAFT, mode=SEALED, could_answer_alone=None)
    assert len(why_not_yet(facts)) == 4


def test_none_is_offered_where_both_could_answer_alone() -> None:
    offered = {pair: may_be_offered(*pair) for pair in product((True, False), repeat=2)}
    assert offered == {
        (True, True): False,
        (True, False): True,
        (False, True): True,
        (False, False): True,
    }


def test_the_words_on_answering_alone_speak_of_nobody_else_being_there() -> None:
    for could in (True, False):
        assert alone_words(could).startswith("You said")
        assert "both of you" not in alone_words(could)
    assert "could not" in alone_words(False).split(".")[0]
    assert "could not" not in alone_words(True).split(".")[0]


def test_talks_begin_only_when_both_have_said_yes() -> None:
    agreed = [pair for pair in product(Answer, Answer) if begins(*pair)]
    assert agreed == [(Answer.YES, Answer.YES)]


def test_an_answer_does_not_move_the_status() -> None:
    answers = [row for row in MOVES if row[1] in ("say_yes", "say_no")]
    assert {(was, to) for was, _, to, _ in answers} == {(Status.OFFERED, Status.OFFERED)}


def test_a_no_looks_like_no_answer_yet() -> None:
    # What one side is shown takes only its own answer, so there is nothing of the other's to leak;
    # what remains is that its words never speak of one.
    assert seen_as(Status.OFFERED, Answer.YES) == "You said yes. They have not answered yet."
    assert "have not answered" in seen_as(Status.OFFERED, Answer.NONE)


def test_a_yes_is_not_told_before_the_other_has_said_yes() -> None:
    assert not card_is_open(Status.OFFERED)
    assert "yes" not in seen_as(Status.OFFERED, Answer.NONE).split()


def test_the_card_is_open_only_while_the_talks_last() -> None:
    assert [status for status in Status if card_is_open(status)] == [Status.TALKING]


def test_an_offer_is_answered_once() -> None:
    assert verbs_for(Status.OFFERED, Answer.NONE, INTRODUCTIONS) == ("say_yes", "say_no")
    assert verbs_for(Status.OFFERED, Answer.NO, INTRODUCTIONS) == ()
    assert verbs_for(Status.OFFERED, Answer.YES, INTRODUCTIONS) == ()


@pytest.mark.parametrize("mode", [SEALED, SHARED])
def test_where_introductions_are_closed_no_talks_begin_and_those_under_way_go_on(
    mode: SharingMode,
) -> None:
    assert verbs_for(Status.OFFERED, Answer.NONE, mode) == ("say_no",)
    assert verbs_for(Status.TALKING, Answer.YES, mode) == ("end",)


def test_after_the_decision_no_talks_begin() -> None:
    assert verbs_for(Status.OFFERED, Answer.NONE, INTRODUCTIONS, over=True) == ("say_no",)


def test_either_side_ends_the_talks_and_only_once() -> None:
    assert verbs_for(Status.TALKING, Answer.YES, INTRODUCTIONS) == ("end",)
    assert verbs_for(Status.ENDED, Answer.YES, INTRODUCTIONS) == ()
    assert verbs_for(Status.PARTNERSHIP, Answer.YES, INTRODUCTIONS) == ()


def test_talks_end_or_become_a_partnership() -> None:
    assert {to for was, _, to, _ in MOVES if was == Status.TALKING} == {
        Status.ENDED,
        Status.PARTNERSHIP,
    }


def test_every_status_has_its_words() -> None:
    assert all(seen_as(status, answer) for status, answer in product(Status, Answer))


def test_an_offer_ends_after_a_fortnight_or_at_the_deadline() -> None:
    monday = date(2026, 11, 2)
    assert offer_ends(monday, None) == date(2026, 11, 16)
    assert offer_ends(monday, date(2026, 11, 6)) == date(2026, 11, 6)
    assert offer_ends(monday, date(2027, 1, 4)) == date(2026, 11, 16)
    assert offer_ends(monday, monday) == monday
    assert offer_ends(monday, date(2026, 10, 1)) == date(2026, 11, 16)
    assert OFFER_DAYS == 14


def test_an_offer_lapses_on_the_day_after_its_last_whatever_was_answered() -> None:
    last = date(2026, 11, 16)
    assert not lapses(Status.OFFERED, last, last)
    assert lapses(Status.OFFERED, last, date(2026, 11, 17))
    assert not lapses(Status.TALKING, last, date(2026, 12, 1))
