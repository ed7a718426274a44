"""How many must take part: real wordings, and what holds of any."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from commissioning.boards.rules.parts import HALF, Part
from commissioning.boards.rules.quorum import (
    QuorumRule,
    Rounding,
    Which,
    quorum_needed,
    quorum_words,
)
from tests.rules.boards.boards import QUORUMS, THIRD

NEAREST_THIRD = QuorumRule(number=2, part=THIRD, rounding=Rounding.NEAREST)


@pytest.mark.parametrize(("in_office", "needed"), [(3, 2), (7, 2), (8, 3), (10, 3), (11, 4)])
def test_two_trustees_or_the_number_nearest_to_one_third(in_office: int, needed: int) -> None:
    assert quorum_needed(NEAREST_THIRD, in_office).needed == needed


def test_it_says_in_words_what_it_means_for_this_board_today() -> None:
    said = quorum_needed(NEAREST_THIRD, 7).words
    assert said.startswith("With 7 in office, “two, or the number nearest to a third” is 2.")
    assert "A third of 7 is 2 1/3, which is rounded to 2; the greater of 2 and 2 is 2." in said
    assert "A third of 8 is 2 2/3, which is rounded to 3" in quorum_needed(NEAREST_THIRD, 8).words


@pytest.mark.parametrize(("in_office", "needed"), [(4, 3), (5, 3), (6, 3), (7, 4), (8, 4), (9, 5)])
def test_three_or_half_of_those_in_office_rounded_up(in_office: int, needed: int) -> None:
    rule = QuorumRule(number=3, part=HALF)
    assert quorum_needed(rule, in_office).needed == needed
    assert quorum_words(rule) == "three, or half of those in office, rounded up"


def test_a_half_goes_up_when_the_nearest_counts() -> None:
    rule = QuorumRule(part=HALF, rounding=Rounding.NEAREST)
    assert [quorum_needed(rule, count).needed for count in (4, 5, 7)] == [2, 3, 4]


def test_the_lesser_of_both_where_the_document_says_so() -> None:
    rule = QuorumRule(number=3, part=HALF, which=Which.LESSER)
    assert quorum_needed(rule, 4).needed == 2
    assert quorum_needed(rule, 10).needed == 3
    assert quorum_words(rule).endswith("whichever is less")


def test_a_number_alone_needs_no_explaining() -> None:
    said = quorum_needed(QuorumRule(number=4), 9)
    assert (said.needed, said.words) == (4, "With 9 in office, “four” is 4.")


def test_a_part_alone_is_said_without_another_number() -> None:
    said = quorum_needed(QuorumRule(part=Part(parts=60, of=100)), 9).words
    assert said.endswith("60% of 9 is 5 2/5, which is rounded to 6.")


def test_somebody_is_always_needed() -> None:
    assert quorum_needed(QuorumRule(part=THIRD, rounding=Rounding.NEAREST), 1).needed == 1
    assert quorum_needed(QuorumRule(part=HALF), 0).needed == 1


@given(QUORUMS, st.integers(1, 60))
def test_a_part_is_within_one_of_exact_and_up_is_never_below(
    rule: QuorumRule, in_office: int
) -> None:
    alone = replace(rule, number=None, part=rule.part or HALF)
    exact = (rule.part or HALF).exactly * in_office
    needed = quorum_needed(alone, in_office).needed
    if rule.rounding is Rounding.UP:
        assert 0 <= needed - exact < 1
    elif exact >= Fraction(1, 2):
        assert -Fraction(1, 2) < needed - exact <= Fraction(1, 2)


@given(QUORUMS, st.integers(0, 60))
def test_one_more_in_office_never_needs_fewer(rule: QuorumRule, in_office: int) -> None:
    now, then = (quorum_needed(rule, count).needed for count in (in_office, in_office + 1))
    assert 1 <= now <= then <= now + 1


@given(QUORUMS, st.integers(1, 60))
def test_the_greater_is_never_below_the_lesser(rule: QuorumRule, in_office: int) -> None:
    greater, lesser = (
        quorum_needed(replace(rule, which=which), in_office).needed for which in Which
    )
    assert greater >= lesser
