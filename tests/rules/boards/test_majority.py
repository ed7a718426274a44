"""How many must say yes: real wordings, and what holds of any."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissioning.boards.rules.in_words import votes_needed
from commissioning.boards.rules.majority import (
    CONSENSUS,
    EVERYONE_ENTITLED,
    SIMPLE,
    Base,
    MajorityRule,
    Over,
    Tally,
    casting_could_decide,
    casting_ever_decides,
    is_carried,
    majority_words,
    tally_words,
)
from commissioning.boards.rules.parts import ALL, HALF, Part
from tests.rules.boards.boards import MAJORITIES

OF_THOSE_ELIGIBLE = MajorityRule(part=HALF, base=Base.ENTITLED)
THREE_QUARTERS = MajorityRule(part=Part(parts=75, of=100), over=Over.AT_LEAST)
MOST = 12


def tally(yes: int, no: int, abstained: int = 0, **more: int) -> Tally:
    there = yes + no + abstained
    bases = {"present": there, "entitled": there, "in_office": there} | more
    return Tally(yes, no, abstained, **bases)


@st.composite
def tallies(draw: st.DrawFn) -> Tally:
    yes, no, abstained, away, conflicted = (draw(st.integers(0, MOST)) for _ in range(5))
    there = yes + no + abstained
    casting = draw(st.integers(-1, 1))
    entitled = there + away
    return Tally(yes, no, abstained, there, entitled, entitled + conflicted, 0, casting)


def test_a_majority_of_those_eligible_is_not_a_majority_of_votes_cast() -> None:
    said = tally(2, 1, 2)
    assert not is_carried(OF_THOSE_ELIGIBLE, said)
    assert is_carried(SIMPLE, said)
    assert "2 votes for of 5 (those entitled to vote)" in tally_words(OF_THOSE_ELIGIBLE, said)


@pytest.mark.parametrize(
    ("yes", "no", "carried"), [(3, 1, True), (6, 2, True), (5, 2, False), (2, 1, False)]
)
def test_75_percent_of_votes_cast(yes: int, no: int, carried: bool) -> None:
    assert is_carried(THREE_QUARTERS, tally(yes, no, 4)) is carried


def test_by_agreement_in_writing_of_all_entitled_to_vote() -> None:
    assert is_carried(EVERYONE_ENTITLED, tally(4, 0, in_office=5))
    assert not is_carried(EVERYONE_ENTITLED, tally(4, 0, entitled=5))
    assert not is_carried(EVERYONE_ENTITLED, tally(4, 0, 1))
    assert majority_words(EVERYONE_ENTITLED) == "all of those entitled to vote"


def test_consensus_is_carried_when_all_were_asked_and_no_one_is_against() -> None:
    assert is_carried(CONSENSUS, tally(2, 0, 3))
    assert not is_carried(CONSENSUS, tally(9, 1))
    assert not is_carried(CONSENSUS, tally(2, 0, 0, silent=1))
    assert "The rule is consensus" in tally_words(CONSENSUS, tally(2, 0, 3))


def test_a_casting_vote_decides_nothing_that_a_tie_carries() -> None:
    at_least_half = MajorityRule(over=Over.AT_LEAST)
    assert not casting_could_decide(at_least_half, tally(3, 3))
    assert casting_could_decide(SIMPLE, tally(3, 3))


def test_half_is_not_more_than_half_but_is_at_least_half() -> None:
    assert not is_carried(SIMPLE, tally(3, 3))
    assert is_carried(MajorityRule(over=Over.AT_LEAST), tally(3, 3))


def test_a_casting_vote_breaks_a_tie_and_nothing_else() -> None:
    assert is_carried(SIMPLE, tally(3, 3, casting=1))
    assert not is_carried(SIMPLE, tally(3, 3, casting=-1))
    assert not is_carried(SIMPLE, tally(3, 4, casting=1))
    assert "casting vote is one more for" in tally_words(SIMPLE, tally(3, 3, casting=1))


@pytest.mark.parametrize("base", Base)
def test_a_casting_vote_is_one_vote_more_of_every_base(base: Base) -> None:
    rule = MajorityRule(base=base)
    assert is_carried(rule, tally(2, 2, casting=1))
    assert not is_carried(rule, tally(2, 2))
    assert not is_carried(rule, tally(2, 2, casting=-1))
    assert "3 votes for of 5 (" in tally_words(rule, tally(2, 2, casting=1))


@pytest.mark.parametrize("base", [Base.ENTITLED, Base.IN_OFFICE])
def test_a_casting_vote_does_not_stand_in_for_who_is_away(base: Base) -> None:
    assert not is_carried(MajorityRule(base=base), tally(2, 2, **{base.value: 6}, casting=1))


@pytest.mark.parametrize("part", [Part(parts=2, of=3), Part(parts=75, of=100), ALL])
@pytest.mark.parametrize("base", Base)
@pytest.mark.parametrize("each", [2, 3, 7])
def test_a_tie_is_never_lifted_to_two_thirds_or_more(part: Part, base: Base, each: int) -> None:
    rule = MajorityRule(part=part, base=base, over=Over.AT_LEAST)
    assert not casting_ever_decides(rule)
    assert not is_carried(rule, tally(each, each, casting=1))


@given(MAJORITIES, st.integers(2, 40))
def test_where_no_casting_vote_ever_decides_none_does(rule: MajorityRule, each: int) -> None:
    could = casting_could_decide(rule, tally(each, each))
    assert casting_ever_decides(rule) or not could


def test_a_casting_vote_does_not_lift_a_tie_to_three_quarters() -> None:
    assert not is_carried(THREE_QUARTERS, tally(3, 3, casting=1))


@given(MAJORITIES, tallies())
def test_nothing_is_carried_without_a_vote_for(rule: MajorityRule, said: Tally) -> None:
    assert not is_carried(rule, replace(said, votes_for=0))


@given(MAJORITIES, tallies())
def test_one_who_turns_from_abstaining_to_yes_never_loses_it(
    rule: MajorityRule, said: Tally
) -> None:
    before = replace(said, abstained=said.abstained + 1, present=said.present + 1)
    before = replace(before, entitled=said.entitled + 1, in_office=said.in_office + 1)
    after = replace(before, votes_for=before.votes_for + 1, abstained=said.abstained)
    assert is_carried(rule, after) or not is_carried(rule, before)


@given(MAJORITIES, tallies())
def test_one_more_against_never_wins_it(rule: MajorityRule, said: Tally) -> None:
    said = replace(said, casting=0)
    after = replace(said, against=said.against + 1, present=said.present + 1)
    after = replace(after, entitled=said.entitled + 1, in_office=said.in_office + 1)
    assert is_carried(rule, said) or not is_carried(rule, after)


@given(MAJORITIES, st.integers(1, 40), st.integers(0, 40))
def test_the_number_said_to_be_needed_is_the_smallest_that_is_enough(
    rule: MajorityRule, board: int, yes: int
) -> None:
    yes = min(yes, board)
    against = 0 if rule.over is Over.NO_ONE_AGAINST else board - yes
    said = tally(yes, against, present=board, entitled=board, in_office=board)
    assert is_carried(rule, said) is (yes >= votes_needed(rule, board))
