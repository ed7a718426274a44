"""Each regime counts its days in its own way, and each nation has its own holidays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissioning.reviews.rules.clocks import Counted, Period, Starts, Unit, ends_on
from commissioning.reviews.rules.holidays import known_between, why_not_working
from commissioning.reviews.rules.nations import Nation
from commissioning.reviews.rules.thresholds import period, period_row

ENGLAND, WALES, SCOTLAND, NORTH = Nation
NOTICE = date(2026, 11, 2)


def standstill(regime: str, nation: Nation, day: date) -> Counted:
    """Count a regime's standstill from the day of a notice."""
    row = period_row(f"{regime}_standstill", day)
    assert row is not None
    return ends_on(period(row, nation), day)


def act(nation: Nation, day: date) -> date | None:
    """Give the last day of the Procurement Act's standstill."""
    return standstill("act", nation, day).last_day


def test_a_notice_on_2_november_2026_ends_on_the_11th_under_the_act() -> None:
    assert act(ENGLAND, NOTICE) == date(2026, 11, 11)


def test_the_same_notice_ends_on_the_13th_under_the_provider_selection_regime() -> None:
    assert standstill("psr", ENGLAND, NOTICE).last_day == date(2026, 11, 13)


def test_it_says_how_it_counted_and_which_days_it_left_out() -> None:
    found = standstill("act", ENGLAND, NOTICE)
    assert [left.why for left in found.left_out] == ["Saturday", "Sunday"]
    assert found.first_day == NOTICE
    for words in (
        "8 working days in England and Wales",
        "It begins with the day itself",
        "Saturday 7 November 2026",
        "midnight at the end of Wednesday 11 November 2026",
    ):
        assert words in found.words


def test_the_regime_begins_the_day_after_even_on_a_saturday() -> None:
    friday = date(2026, 11, 6)  # it begins on Saturday; Monday the 9th is the first that counts
    found = standstill("psr", ENGLAND, friday)
    assert (found.first_day, found.last_day) == (date(2026, 11, 9), date(2026, 11, 18))


def test_a_notice_on_a_sunday_counts_from_the_next_working_day() -> None:
    assert act(ENGLAND, date(2026, 11, 1)) == date(2026, 11, 11)


@pytest.mark.parametrize(
    ("nation", "ends"),
    [
        # Christmas Day is a Friday; 28 December stands in for Boxing Day, and 1 January is off.
        # Scotland has 2 January too, but that is a Saturday with Monday 4 January instead.
        (ENGLAND, date(2027, 1, 4)),
        (WALES, date(2027, 1, 4)),
        (NORTH, date(2027, 1, 4)),
        (SCOTLAND, date(2027, 1, 5)),
    ],
)
def test_christmas_and_new_year_are_left_out(nation: Nation, ends: date) -> None:
    assert act(nation, date(2026, 12, 21)) == ends


@pytest.mark.parametrize(
    ("nation", "ends"),
    [
        # Good Friday is 26 March 2027, Easter Monday the 29th, which Scotland works.
        (ENGLAND, date(2027, 4, 2)),
        (WALES, date(2027, 4, 2)),
        (NORTH, date(2027, 4, 2)),
        (SCOTLAND, date(2027, 4, 1)),
    ],
)
def test_easter_is_left_out_as_each_nation_keeps_it(nation: Nation, ends: date) -> None:
    assert act(nation, date(2027, 3, 22)) == ends


@pytest.mark.parametrize(
    ("nation", "early", "late"),
    [
        # Scotland's summer bank holiday is on 2 August 2027, the others' on the 30th.
        (ENGLAND, date(2027, 8, 6), date(2027, 9, 3)),
        (WALES, date(2027, 8, 6), date(2027, 9, 3)),
        (NORTH, date(2027, 8, 6), date(2027, 9, 3)),
        (SCOTLAND, date(2027, 8, 9), date(2027, 9, 2)),
    ],
)
def test_the_august_holiday_differs_in_scotland(nation: Nation, early: date, late: date) -> None:
    assert act(nation, date(2027, 7, 28)) == early
    assert act(nation, date(2027, 8, 24)) == late


def test_saint_patricks_day_is_left_out_in_northern_ireland_alone() -> None:
    monday = date(2027, 3, 15)
    assert act(NORTH, monday) == date(2027, 3, 25)
    assert act(ENGLAND, monday) == date(2027, 3, 24)


def test_wales_has_a_standstill_of_its_own_regime() -> None:
    assert standstill("psr_wales", WALES, NOTICE).last_day == date(2026, 11, 13)


def test_beyond_the_known_holidays_it_does_not_guess() -> None:
    found = standstill("act", ENGLAND, date(2028, 12, 27))
    assert found.last_day is None
    assert found.days_left(NOTICE) is None
    assert "does not guess: count this one by hand" in found.words
    assert "31 December 2028" in found.words


def test_before_the_known_holidays_it_does_not_guess_either() -> None:
    eight = Period(8, Unit.WORKING_DAYS, Starts.WITH_THE_DAY, ENGLAND)
    assert ends_on(eight, date(2011, 12, 30)).last_day is None


def test_calendar_days_count_every_day() -> None:
    thirty = Period(30, Unit.CALENDAR_DAYS, Starts.DAY_AFTER, ENGLAND)
    assert ends_on(thirty, NOTICE).last_day == date(2026, 12, 2)
    with_it = Period(30, Unit.CALENDAR_DAYS, Starts.WITH_THE_DAY, ENGLAND)
    assert ends_on(with_it, NOTICE).last_day == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("day", "ends"),
    [
        (date(2027, 2, 1), date(2027, 4, 30)),
        (date(2026, 11, 2), date(2027, 2, 1)),
        (date(2026, 11, 30), date(2027, 2, 28)),  # there is no 30 February
        (date(2027, 11, 30), date(2028, 2, 29)),
        (date(2026, 10, 1), date(2026, 12, 31)),
    ],
)
def test_three_months_beginning_with_a_day_end_the_day_before_it_comes_again(
    day: date, ends: date
) -> None:
    three = Period(3, Unit.MONTHS, Starts.WITH_THE_DAY, ENGLAND)
    assert ends_on(three, day).last_day == ends


@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize("day", [date.min, date.max])
def test_no_day_breaks_it(unit: Unit, day: date) -> None:
    for starts in Starts:
        found = ends_on(Period(1_200, unit, starts, SCOTLAND), day)
        assert found.words


def test_the_days_left_count_down_to_0_and_below() -> None:
    found = standstill("act", ENGLAND, NOTICE)
    assert [found.days_left(date(2026, 11, day)) for day in (2, 11, 12)] == [9, 0, -1]


WORKDAYS = st.dates(date(2013, 1, 1), date(2028, 6, 30))


@given(WORKDAYS, st.integers(1, 40), st.sampled_from(Nation), st.sampled_from(Starts))
def test_exactly_so_many_working_days_lie_between(
    day: date, count: int, nation: Nation, starts: Starts
) -> None:
    found = ends_on(Period(count, Unit.WORKING_DAYS, starts, nation), day)
    begins = day + timedelta(days=list(Starts).index(starts))
    assert found.last_day is not None
    span = [begins + timedelta(days=n) for n in range((found.last_day - begins).days + 1)]
    working = [each for each in span if not why_not_working(each, nation)]
    assert len(working) == count
    assert working[-1] == found.last_day
    assert [left.day for left in found.left_out] == [x for x in span if x not in working]


@given(WORKDAYS, st.sampled_from(Nation))
def test_the_regime_never_ends_before_the_act(day: date, nation: Nation) -> None:
    eight = [Period(8, Unit.WORKING_DAYS, starts, nation) for starts in Starts]
    ends = [ends_on(each, day).last_day or date.max for each in eight]
    assert ends == sorted(ends)


@pytest.mark.parametrize("nation", list(Nation))
def test_the_holidays_of_whole_years_are_known(nation: Nation) -> None:
    first, last = known_between(nation)
    assert (first, last) == (date(2012, 1, 1), date(2028, 12, 31))
    assert last > NOTICE
