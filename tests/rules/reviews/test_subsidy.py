"""Whether a grant is a subsidy, and what is left of minimal financial assistance."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissioning.reviews.rules.subsidy import (
    LIMBS,
    Given,
    headroom,
    is_subsidy,
    must_publish,
    request_text,
    subsidy_in_words,
    window,
    year_begins,
)

TODAY = date(2026, 11, 23)
LIMIT = 315_000_00


def had(pounds: int, on: date) -> Given:
    """Give some public money from another council."""
    return Given(pounds * 100, on, "Another Council")


def test_all_four_limbs_make_a_subsidy() -> None:
    assert is_subsidy(dict.fromkeys(LIMBS, "yes")) is True
    assert "all four are true" in subsidy_in_words(dict.fromkeys(LIMBS, "yes"))


@pytest.mark.parametrize("limb", LIMBS)
def test_one_limb_that_does_not_hold_is_enough(limb: str) -> None:
    assert is_subsidy({limb: "no"}) is False
    assert is_subsidy({**dict.fromkeys(LIMBS, "yes"), limb: "no"}) is False
    assert is_subsidy({**dict.fromkeys(LIMBS, "yes"), limb: "unsure"}) is None


def test_while_it_is_not_answered_it_says_so() -> None:
    assert "not answered yet" in subsidy_in_words({})


@pytest.mark.parametrize(
    ("day", "begins"),
    [
        (date(2026, 4, 1), date(2026, 4, 1)),
        (date(2026, 3, 31), date(2025, 4, 1)),
        (date(2027, 1, 1), date(2026, 4, 1)),
    ],
)
def test_a_financial_year_begins_on_1_april(day: date, begins: date) -> None:
    assert year_begins(day) == begins


def test_the_window_is_this_year_so_far_and_the_two_before() -> None:
    assert window(TODAY) == (date(2024, 4, 1), TODAY)
    assert window(date(2026, 3, 31)) == (date(2023, 4, 1), date(2026, 3, 31))
    assert window(date(2026, 4, 1)) == (date(2024, 4, 1), date(2026, 4, 1))


@pytest.mark.parametrize(
    ("on", "counts"),
    [
        (date(2024, 3, 31), False),
        (date(2024, 4, 1), True),
        (TODAY, True),
        (TODAY + timedelta(days=1), False),
    ],
)
def test_the_edges_of_the_window(on: date, counts: bool) -> None:
    found = headroom(0, [had(1_000, on)], TODAY)
    assert found.had_pence == (100_000 if counts else 0)


def test_aid_from_every_giver_counts_together() -> None:
    aid = [had(200_000, date(2025, 5, 1)), Given(50_000_00, date(2026, 6, 1), "Us")]
    found = headroom(60_000_00, aid, TODAY)
    assert (found.had_pence, found.left_pence, found.fits) == (250_000_00, 65_000_00, True)
    assert "£65,000 is left" in found.words


def test_the_limit_itself_may_be_reached_and_not_passed() -> None:
    aid = [had(300_000, date(2025, 5, 1))]
    reached = headroom(15_000_00, aid, TODAY)
    assert reached.fits is True
    assert "keeps within it" in reached.words
    over = headroom(15_000_01, aid, TODAY)
    assert over.fits is False
    assert "would go £0.01 over it" in over.words


def test_who_is_over_already_has_nothing_left() -> None:
    assert headroom(0, [had(400_000, TODAY)], TODAY).left_pence == 0


def test_before_the_act_it_knows_no_limit_and_reckons_none() -> None:
    found = headroom(100, [], date(2020, 5, 1))
    assert (found.limit, found.fits, found.left_pence) == (None, None, 0)
    assert "check the current text" in found.words.casefold()


@pytest.mark.parametrize(("pence", "due"), [(100_000_00, False), (100_000_01, True)])
def test_only_more_than_100_000_pounds_is_published(pence: int, due: bool) -> None:
    assert must_publish(pence, TODAY) is due
    assert must_publish(pence, date(2020, 1, 1)) is None


def test_the_request_names_the_sum_the_limit_and_the_window() -> None:
    text = request_text("Saltmere Council", "Harbour Trust", 20_000_00, TODAY)
    for words in ("Harbour Trust", "£20,000", "£315,000", "1 April 2024", "23 November 2026"):
        assert words in text
    assert "the limit of the day" in request_text("A", "B", 1, date(2020, 1, 1))


AID = st.lists(
    st.builds(
        Given,
        st.integers(0, 50_000_000),
        st.dates(date(2020, 1, 1), date(2030, 1, 1)),
        st.just("Somebody"),
    ),
    max_size=12,
)
DAYS = st.dates(date(2023, 1, 4), date(2030, 1, 1))


@given(AID, st.integers(0, 10**8), DAYS)
def test_what_was_had_and_what_is_left_make_the_limit(
    aid: list[Given], grant: int, day: date
) -> None:
    found = headroom(grant, aid, day)
    assert found.had_pence == sum(each.pence for each in found.counted)
    assert found.left_pence == max(LIMIT - found.had_pence, 0)
    assert found.fits is (found.had_pence + grant <= LIMIT)


@given(AID, DAYS)
def test_the_order_of_entry_changes_nothing(aid: list[Given], day: date) -> None:
    assert headroom(0, aid, day).had_pence == headroom(0, aid[::-1], day).had_pence


@given(DAYS)
def test_the_window_begins_on_1_april_two_to_three_years_before(day: date) -> None:
    since, until = window(day)
    assert (since.month, since.day, until) == (4, 1, day)
    assert 730 <= (day - since).days <= 1095
