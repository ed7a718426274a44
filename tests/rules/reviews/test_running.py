"""How a clock stands on a day: running, ended by its notice, past its day, or simply over."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissioning.reviews.rules.nations import Nation
from commissioning.reviews.rules.notice_list import BY_KEY, KINDS
from commissioning.reviews.rules.running import Clock, clocks_from

MADE = date(2026, 11, 2)
LAST = date(2026, 12, 1)  # thirty days for the contract details notice
ODD_DAY = date(2020, 1, 1)  # before the figures that the register holds


def clock(out_on: date | None = None, act: str = "contract_made", made: date = MADE) -> Clock:
    """Give the first clock of an act, and the day of the notice that it counts to."""
    kind = BY_KEY[act]
    out = {kind.clocks[0].ended_by: out_on} if out_on else {}
    return clocks_from(kind, made, Nation.ENGLAND, out)[0]


def said(each: Clock, today: date) -> tuple[str, str]:
    """Give the word or two, and the sentence."""
    stands = each.stands(today)
    assert stands is not None
    return stands.tag, stands.says


def test_a_clock_runs_until_its_notice_is_out() -> None:
    assert clock().last_day == LAST
    assert said(clock(), LAST - timedelta(3)) == ("3 days left", "")
    assert said(clock(), LAST - timedelta(1)) == ("1 day left", "")
    assert said(clock(), LAST) == ("Today is its last day", "")


@pytest.mark.parametrize("today", [date(2026, 11, 20), date(2027, 6, 1)])
def test_once_the_notice_is_out_the_clock_says_when(today: date) -> None:
    out = date(2026, 11, 20)
    words = "The notice went out on Friday 20 November 2026, in time."
    assert said(clock(out), today) == ("Done", words)


def test_a_notice_on_the_last_day_is_in_time_and_one_after_it_is_not() -> None:
    assert said(clock(LAST), LAST)[1].endswith("in time.")
    words = "The notice went out on Thursday 3 December 2026, 2 days after its last day."
    assert said(clock(LAST + timedelta(2)), LAST + timedelta(9)) == ("Done", words)


def test_a_clock_past_its_day_says_so_and_what_to_do() -> None:
    words = "Its last day was 1 day ago, and the notice is not out. Publish it, and enter its day."
    assert said(clock(), LAST + timedelta(1)) == ("Past its day", words)
    assert clock().is_past_due(LAST + timedelta(1))
    assert not clock().is_past_due(LAST)


def test_a_notice_that_is_only_planned_does_not_end_the_clock() -> None:
    planned = clock(LAST + timedelta(4))
    words = "The notice is planned for Saturday 5 December 2026, which is after its last day."
    assert said(planned, LAST) == ("Today is its last day", words)
    tag, says = said(planned, LAST + timedelta(2))
    assert tag == "Past its day"
    assert says.endswith("It is planned for Saturday 5 December 2026.")
    assert said(clock(LAST), LAST - timedelta(1))[1].endswith("Tuesday 1 December 2026.")


def test_a_time_to_wait_is_simply_over() -> None:
    waited = clock(act="contract_award")
    assert said(waited, date(2026, 11, 12)) == ("Over", "")
    assert not waited.is_past_due(date(2027, 1, 1))


def test_an_entry_that_is_asked_for_only_sometimes_is_never_past_due() -> None:
    entry = clock(act="grant_decided")
    day = date(2027, 3, 1)
    assert not entry.is_past_due(day)
    tag, says = said(entry, day)
    assert tag == "Past its day"
    assert says.startswith("If it had to be published")


def test_where_the_last_day_is_not_known_only_the_notice_is_told_of() -> None:
    assert clock(made=ODD_DAY).stands(MADE) is None
    assert said(clock(MADE, made=ODD_DAY), MADE)[1] == (
        "The notice went out on Monday 2 November 2026."
    )


def test_every_clock_that_counts_to_a_notice_names_one_that_is_published() -> None:
    for kind in KINDS:
        for rule in kind.clocks:
            by = rule.words.endswith(" by")
            assert by is bool(rule.ended_by)
            assert not by or not BY_KEY[rule.ended_by].is_act


@given(st.integers(-40, 400), st.none() | st.integers(-40, 400))
def test_a_clock_is_met_past_due_or_neither_but_never_both(days: int, out: int | None) -> None:
    today = MADE + timedelta(days)
    each = clock(None if out is None else MADE + timedelta(out))
    assert not (each.is_met(today) and each.is_past_due(today))
    assert each.stands(today) is not None
