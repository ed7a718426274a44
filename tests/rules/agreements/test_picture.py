"""The picture: every bend within it, a line that only falls, bands and limits where they are."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commissioning.agreements.rules.picture import (
    FOOT,
    MOST_LINES,
    TOP,
    WIDTH,
    drawn_range,
    picture,
)
from commissioning.agreements.rules.terms import Party, Terms
from tests.rules.agreements.money import MOST, TABLE, THREE, parties, party, pounds, terms

NAMES = {"a": "Harbour", "b": "Kitchen", "c": "Lantern"}


def places(path: str) -> list[tuple[int, int]]:
    """Read the points of a path back."""
    pairs = re.findall(r"[ML](-?\d+) (-?\d+)", path)
    return [(int(x), int(y)) for x, y in pairs]


def test_half_the_target_to_half_as_much_again_is_drawn() -> None:
    assert drawn_range(TABLE, THREE) == (pounds(500_000), pounds(1_500_000))


def test_what_is_asked_is_drawn_and_marked() -> None:
    drawn = picture(TABLE, THREE, NAMES, pounds(3_000_000))
    (asked,) = (mark for mark in drawn.marks if mark.asked)
    assert (asked.x, asked.pence, drawn.highest_pence) == (WIDTH, asked.pence, pounds(3_000_000))


def test_limits_are_marked_where_they_begin_to_hold() -> None:
    held = (*THREE[:2], replace(THREE[2], own_limit_pence=pounds(10_000)))
    drawn = picture(replace(TABLE, overspend_limit_pence=pounds(50_000)), held, NAMES)
    found = {mark.words: mark.pence for mark in drawn.marks}
    assert found == {
        "target cost": pounds(1_000_000),
        "overspend limit": pounds(1_100_000),
        "a party's own limit": pounds(1_080_000),
    }


def test_bands_lie_side_by_side_over_the_whole_width() -> None:
    stripes = picture(TABLE, THREE, NAMES).stripes
    assert [stripe.words for stripe in stripes] == ["15%", "30%", "50%", "20%"]
    assert stripes[0].x == 0
    assert sum(stripe.width for stripe in stripes) == WIDTH


def test_the_words_say_who_has_what_at_both_ends() -> None:
    assert picture(TABLE, THREE, NAMES).words[0] == (
        "Harbour: £50,000 if the work costs £500,000, −£52,000 if it costs £1,500,000."
    )


def test_more_lines_than_can_be_told_apart_are_left_out_and_counted() -> None:
    many = tuple(party(f"p{rank}", rank, 1) for rank in range(1, 51))
    drawn = picture(TABLE, many, {one.key: one.key for one in many})
    assert (len(drawn.lines), drawn.left_out) == (MOST_LINES, 50 - MOST_LINES)


@settings(deadline=None)
@given(terms(), parties(), st.none() | st.integers(0, MOST))
def test_any_sound_terms_are_drawn_within_the_frame(
    agreed: Terms, sharing: tuple[Party, ...], actual: int | None
) -> None:
    drawn = picture(agreed, sharing, {one.key: one.key for one in sharing}, actual)
    assert drawn.lowest_pence <= agreed.target_pence <= drawn.highest_pence
    for line in drawn.lines:
        points = places(line.path)
        assert all(0 <= x <= WIDTH and TOP <= y <= FOOT for x, y in points)
        assert [x for x, _ in points] == sorted(x for x, _ in points)


@pytest.mark.parametrize("pence", [1, 2, 100])
def test_a_target_of_pennies_is_drawn_too(pence: int) -> None:
    drawn = picture(replace(TABLE, target_pence=pence), THREE, NAMES)
    assert drawn.lowest_pence < drawn.highest_pence
