"""What has to be settled before a partner leaves."""

from datetime import date, timedelta

import pytest

from commissioning.partnerships.rules.leaving import (
    KEYS,
    LEAD_FIRST,
    Measure,
    goes_on,
    must_hand_over,
    to_settle,
    why_not,
    why_not_done,
)

DAY = date(2027, 3, 26)
SETTLED = dict.fromkeys(KEYS, "Settled") | {"measure": "time"}


def test_the_checklist_asks_for_roles_share_data_staff_and_who_is_told() -> None:
    assert KEYS == ("roles", "share", "data", "staff", "told")


def test_nothing_is_settled_at_first() -> None:
    assert [each.key for each in to_settle({})] == list(KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_an_empty_answer_settles_nothing(key: str) -> None:
    assert [each.key for each in to_settle(SETTLED | {key: " \n"})] == [key]


@pytest.mark.parametrize("measure", [None, "", "by guessing"])
def test_a_share_is_not_settled_without_its_measure(measure: str | None) -> None:
    assert [each.key for each in to_settle(SETTLED | {"measure": measure})] == ["share"]


@pytest.mark.parametrize("measure", list(Measure))
def test_every_measure_settles_it(measure: Measure) -> None:
    assert to_settle(SETTLED | {"measure": str(measure)}) == ()


@pytest.mark.parametrize(("days", "may"), [(-1, False), (0, True), (732, True), (733, False)])
def test_a_partner_leaves_today_or_within_two_years(days: int, *, may: bool) -> None:
    assert (why_not(DAY + timedelta(days=days), DAY) == "") is may


@pytest.mark.parametrize(
    ("leads", "remaining", "first"),
    [(True, 2, True), (True, 1, False), (False, 2, False), (False, 1, False)],
)
def test_a_lead_hands_over_where_the_partnership_goes_on(
    remaining: int, *, leads: bool, first: bool
) -> None:
    assert must_hand_over(leads=leads, remaining=remaining) is first


def test_it_takes_two_to_go_on() -> None:
    assert [goes_on(number) for number in (0, 1, 2, 3)] == [False, False, True, True]


@pytest.mark.parametrize("late", [0, 1, 400])
def test_it_is_done_on_its_day_or_after(late: int) -> None:
    assert why_not_done(DAY, DAY + timedelta(days=late), SETTLED, hand_over=False) == ""


def test_it_is_not_done_a_day_early() -> None:
    early = why_not_done(DAY, DAY - timedelta(days=1), SETTLED, hand_over=False)
    assert early == "You said that you leave on 26 March 2027. Come back on that day"


def test_an_open_question_comes_before_all_else() -> None:
    before = DAY - timedelta(days=1)
    assert "Who takes over your work?" in why_not_done(DAY, before, {}, hand_over=True)
    assert why_not_done(DAY, before, SETTLED, hand_over=True) == LEAD_FIRST
