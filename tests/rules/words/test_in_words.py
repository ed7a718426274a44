"""Sums, parts, days and lists as sentences say them, and the day that a moment falls on."""

from datetime import UTC, date, datetime

import pytest

from commissioning.foundation.clock import day_in_london
from commissioning.foundation.in_words import a_day, listed, percent, pounds


@pytest.mark.parametrize(
    ("pence", "words"),
    [
        (0, "£0"),
        (125_000, "£1,250"),
        (125_050, "£1,250.50"),
        (-5, "\N{MINUS SIGN}£0.05"),
        (None, "not said"),
    ],
)
def test_sums_have_pence_only_where_there_are_some(pence: int | None, words: str) -> None:
    assert pounds(pence) == words


@pytest.mark.parametrize(
    ("basis_points", "words"), [(5_000, "50%"), (3_333, "33.33%"), (1_250, "12.5%"), (1, "0.01%")]
)
def test_parts_have_no_more_figures_than_they_need(basis_points: int, words: str) -> None:
    assert percent(basis_points) == words


def test_a_day_is_said_without_its_weekday() -> None:
    assert (a_day(date(2027, 3, 7)), a_day(None)) == ("7 March 2027", "not said")


def test_a_list_ends_with_and() -> None:
    assert [listed("ABC"[:n]) for n in range(4)] == ["", "A", "A and B", "A, B and C"]


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 6, 27, 23, 0, tzinfo=UTC), date(2026, 6, 28)),
        (datetime(2026, 12, 27, 23, 0, tzinfo=UTC), date(2026, 12, 27)),
    ],
)
def test_an_hour_before_midnight_in_utc_is_the_next_day_of_a_london_summer(
    moment: datetime, day: date
) -> None:
    assert day_in_london(moment) == day
