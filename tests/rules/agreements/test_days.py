"""The steps of a dispute with their days, and the days ahead of an agreement."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from commissioning.agreements.rules.disputes import all_taken, step_on, steps_with_days
from commissioning.agreements.rules.parts import Review, Step
from commissioning.agreements.rules.reviews import days_ahead
from tests.rules.agreements.agreed import AGREED

OPENED = date(2027, 3, 1)
DATED = steps_with_days(OPENED, AGREED.disputes)


def test_days_are_calendar_days_counted_from_the_day_after() -> None:
    assert [(dated.step.ref, dated.begins_on, dated.ends_on) for dated in DATED] == [
        ("talk", date(2027, 3, 1), date(2027, 3, 15)),
        ("chairs", date(2027, 3, 15), date(2027, 4, 12)),
        ("mediator", date(2027, 4, 12), date(2027, 5, 24)),
    ]


@pytest.mark.parametrize(
    ("day", "step"),
    [
        (date(2027, 2, 28), None),
        (date(2027, 3, 1), "talk"),
        (date(2027, 3, 15), "talk"),
        (date(2027, 3, 16), "chairs"),
        (date(2027, 5, 24), "mediator"),
        (date(2027, 5, 25), None),
    ],
)
def test_each_day_has_its_step(day: date, step: str | None) -> None:
    found = step_on(day, DATED)
    assert (found.step.ref if found else None) == step


def test_the_last_day_of_a_step_leaves_none() -> None:
    assert DATED[0].days_left(OPENED) == 14
    assert DATED[0].days_left(date(2027, 3, 15)) == 0
    assert DATED[0].days_left(date(2027, 3, 16)) == -1


def test_when_all_steps_are_taken_the_dispute_is_still_not_settled() -> None:
    assert not all_taken(date(2027, 5, 24), DATED)
    assert all_taken(date(2027, 5, 25), DATED)
    assert step_on(date(2027, 5, 25), DATED) is None


def test_where_no_steps_were_agreed_there_is_none_to_take() -> None:
    assert steps_with_days(OPENED, ()) == ()
    assert step_on(OPENED, ()) is None
    assert not all_taken(OPENED, ())


@given(st.lists(st.integers(1, 366), min_size=1, max_size=12), st.integers(0, 5_000))
def test_every_day_is_in_one_step_or_after_the_last(days: list[int], later: int) -> None:
    steps = [Step(ref=f"s{n}", what="We talk", days=count) for n, count in enumerate(days)]
    dated = steps_with_days(OPENED, steps)
    day = OPENED + timedelta(days=later)
    assert (step_on(day, dated) is None) is all_taken(day, dated) is (later > sum(days))


TWO_REVIEWS = replace(
    AGREED,
    reviews=(
        Review(ref="second", on=date(2028, 10, 1), about="Halfway"),
        Review(ref="first", on=date(2027, 10, 1), about="The first months"),
    ),
)


def test_the_days_ahead_come_soonest_first_and_end_with_the_end() -> None:
    found = days_ahead(TWO_REVIEWS, date(2027, 9, 30))
    assert [(ahead.about, ahead.days) for ahead in found] == [
        ("The first months", 1),
        ("Halfway", 367),
        ("It ends", 913),
    ]


def test_a_review_stays_overdue_until_it_is_held() -> None:
    today = date(2027, 10, 2)
    late, *_ = days_ahead(TWO_REVIEWS, today)
    assert (late.about, late.days, late.is_overdue) == ("The first months", -1, True)
    then, *_ = days_ahead(TWO_REVIEWS, today, held={"first"})
    assert (then.about, then.is_overdue) == ("Halfway", False)
    (end,) = days_ahead(TWO_REVIEWS, today, held={"first", "second"})
    assert end.review is None


def test_a_review_is_not_overdue_on_its_own_day() -> None:
    today, *_ = days_ahead(TWO_REVIEWS, date(2027, 10, 1))
    assert (today.days, today.is_overdue) == (0, False)


def test_an_end_is_never_overdue() -> None:
    (end,) = days_ahead(replace(AGREED, reviews=()), date(2031, 1, 1))
    assert (end.about, end.is_overdue) == ("It ends", False)
