"""The steps of a dispute with their days, and the days ahead of an agreement."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from commissioning.agreements.rules.disputes import steps_with_days
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


def test_the_last_day_of_a_step_leaves_none() -> None:
    assert DATED[0].days_left(OPENED) == 14
    assert DATED[0].days_left(date(2027, 3, 15)) == 0
    assert DATED[0].days_left(date(2027, 3, 16)) == -1


def test_where_no_steps_were_agreed_there_is_none_to_take() -> None:
    assert steps_with_days(OPENED, ()) == ()


@given(st.lists(st.integers(1, 366), min_size=1, max_size=12))
def test_each_step_begins_where_the_one_before_it_ends_and_no_day_is_lost(days: list[int]) -> None:
    steps = [Step(ref=f"s{n}", what="We talk", days=count) for n, count in enumerate(days)]
    dated = steps_with_days(OPENED, steps)
    assert [one.begins_on for one in dated[1:]] == [one.ends_on for one in dated[:-1]]
    assert dated[-1].ends_on == OPENED + timedelta(days=sum(days))


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
