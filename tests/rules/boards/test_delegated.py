"""What one person may decide: within the limit, in time, and never what is new or very risky."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissioning.boards.rules.board_rule import Nation
from commissioning.boards.rules.delegated import (
    Authority,
    call_in_ends,
    why_not_authority,
    why_not_delegated,
)
from commissioning.foundation.bank_holidays import bank_holidays

TODAY = date(2026, 11, 23)
GIVEN = Authority(
    given_on=date(2026, 4, 1),
    until=date(2027, 3, 31),
    minute="Minute 7",
    limit_pence=1_000_000,
    covers="Small joint work",
)


def but(**changed: object) -> Authority:
    return Authority(**({name: getattr(GIVEN, name) for name in GIVEN.__slots__} | changed))


def test_what_is_within_the_limit_may_be_decided_alone() -> None:
    assert why_not_delegated(GIVEN, 1_000_000, TODAY, novel=False) == []


@pytest.mark.parametrize(
    ("authority", "pence", "novel", "why"),
    [
        (GIVEN, 1_000_001, False, "limit of the authority is £10,000"),
        (GIVEN, None, False, "not known how much"),
        (GIVEN, 0, True, "the board decides"),
        (but(ended=True), 0, False, "ended this authority"),
        (but(until=TODAY - timedelta(days=1)), 0, False, "ended on 22 November 2026"),
        (but(given_on=TODAY + timedelta(days=1)), 0, False, "begins on 24 November 2026"),
    ],
)
def test_what_goes_beyond_stays_with_the_board(
    authority: Authority, pence: int | None, novel: bool, why: str
) -> None:
    assert why in " ".join(why_not_delegated(authority, pence, TODAY, novel))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"given_on": TODAY + timedelta(days=1), "until": None}, "given_on"),
        ({"minute": " "}, "minute"),
        ({"covers": ""}, "covers"),
        ({"limit_pence": -1}, "limit_pence"),
        ({"until": date(2026, 3, 31)}, "until"),
    ],
)
def test_an_authority_is_whole(changed: dict[str, object], field: str) -> None:
    assert [named for _, named in why_not_authority(but(**changed), TODAY)] == [field]
    assert why_not_authority(GIVEN, TODAY) == []


def test_an_authority_may_go_to_each_limit() -> None:
    most = but(limit_pence=0, covers="x" * 500, minute="x" * 300, given_on=TODAY, until=TODAY)
    assert why_not_authority(most, TODAY) == []
    for longer in (but(covers="x" * 501), but(minute="x" * 301)):
        assert len(why_not_authority(longer, TODAY)) == 1


def test_call_in_counts_working_days_from_the_day_after_publishing() -> None:
    monday = date(2026, 11, 23)
    assert call_in_ends(monday, 5, ()) == date(2026, 11, 30)
    assert call_in_ends(monday, 1, ()) == date(2026, 11, 24)


@pytest.mark.parametrize("nation", Nation)
def test_the_bank_holidays_of_each_nation_are_known_for_the_year_to_come(nation: Nation) -> None:
    assert max(bank_holidays(nation)) >= date(2027, 12, 25)


def test_christmas_and_new_year_do_not_count() -> None:
    holidays = bank_holidays(Nation.ENGLAND_AND_WALES)
    assert call_in_ends(date(2026, 12, 23), 5, holidays) == date(2027, 1, 4)
    assert date(2026, 8, 31) in holidays
    assert date(2026, 8, 31) not in bank_holidays(Nation.SCOTLAND)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 30), st.data())
def test_a_holiday_more_never_ends_a_call_in_sooner(
    published: date, days: int, data: st.DataObject
) -> None:
    holidays = data.draw(st.sets(st.dates(published, published + timedelta(days=60)), max_size=5))
    last = call_in_ends(published, days, holidays)
    assert last.weekday() < 5
    assert last not in holidays
    assert last >= call_in_ends(published, days, ()) > published
