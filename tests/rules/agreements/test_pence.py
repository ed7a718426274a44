"""Whole pennies: the rounding and the split."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissioning.agreements.rules.pence import rounded, split
from tests.rules.agreements.money import MOST, pounds
from tests.rules.agreements.money_oracle import hand_out

WEIGHTS = st.lists(st.integers(0, 1_000_000), min_size=1, max_size=200).filter(any)


def test_a_pound_in_three_is_34p_33p_and_33p() -> None:
    assert split(100, [1, 1, 1]) == [34, 33, 33]


def test_a_pound_lost_in_three_is_the_same_with_the_sign_put_back() -> None:
    assert split(-100, [1, 1, 1]) == [-34, -33, -33]


def test_25_000_pounds_at_40_35_25() -> None:
    assert split(pounds(25_000), [40, 35, 25]) == [pounds(10_000), pounds(8_750), pounds(6_250)]


def test_the_largest_rest_gets_the_odd_penny_before_the_lower_rank() -> None:
    assert split(1, [1, 2]) == [0, 1]
    assert split(1, [1, 1]) == [1, 0]


def test_whoever_has_no_part_gets_no_odd_penny() -> None:
    assert split(100, [0, 1, 1, 1, 0]) == [0, 34, 33, 33, 0]


@pytest.mark.parametrize(
    ("exact", "whole"), [("1/2", 1), ("-1/2", -1), ("5/2", 3), ("-5/2", -3), ("49/100", 0)]
)
def test_halves_are_rounded_away_from_zero(exact: str, whole: int) -> None:
    assert rounded(Fraction(exact)) == whole


@given(st.integers(-MOST, MOST), WEIGHTS)
def test_a_split_adds_up_and_each_part_is_within_a_penny_of_exact(
    pence: int, weights: list[int]
) -> None:
    parts = split(pence, weights)
    assert sum(parts) == pence
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - Fraction(pence * weight, sum(weights))) < 1


@given(st.integers(0, MOST), WEIGHTS)
def test_a_split_is_what_handing_out_pennies_one_by_one_gives(
    pence: int, weights: list[int]
) -> None:
    exact = [Fraction(pence * weight, sum(weights)) for weight in weights]
    assert split(pence, weights) == hand_out(pence, exact)
