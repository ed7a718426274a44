"""The table of thresholds, limits and periods: dated, sourced, and honest where it ends."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import permutations

import pytest

from commissioning.reviews.rules.figures import Dated, Source, figures, holding, read_figures
from commissioning.reviews.rules.thresholds import (
    What,
    amount_in_words,
    amounts_on,
    not_known,
    period_row,
    threshold,
)

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("what", "pence", "with_vat"),
    [
        (What.LIGHT_TOUCH, 663_540_00, True),
        (What.CENTRAL, 135_018_00, True),
        (What.SUB_CENTRAL, 207_720_00, True),
        (What.WORKS, 5_193_000_00, True),
        (What.NOTICE_CENTRAL, 12_000_00, True),
        (What.NOTICE_OTHERS, 30_000_00, True),
        (What.PSR_CHANGE, 500_000_00, None),
        (What.MFA, 315_000_00, None),
        (What.MFA_PUBLISH, 100_000_00, None),
    ],
)
def test_the_amounts_of_november_2026(what: What, pence: int, with_vat: bool | None) -> None:
    found = threshold(what, TODAY)
    assert found is not None
    assert (found.pence, found.with_vat) == (pence, with_vat)


def test_a_threshold_changes_on_its_day() -> None:
    before, after = (threshold(What.SUB_CENTRAL, day) for day in
                     (date(2025, 12, 31), date(2026, 1, 1)))  # fmt: skip
    assert before is not None
    assert after is not None
    assert (before.pence, after.pence) == (214_904_00, 207_720_00)


@pytest.mark.parametrize("day", [date(2028, 1, 1), date(2025, 2, 23)])
def test_outside_the_known_days_it_knows_none_and_says_so(day: date) -> None:
    assert threshold(What.SUB_CENTRAL, day) is None
    assert "the register knows none for" in not_known(What.SUB_CENTRAL, day)


def test_an_amount_is_said_with_its_vat() -> None:
    light, limit = threshold(What.LIGHT_TOUCH, TODAY), threshold(What.MFA, TODAY)
    assert light is not None
    assert limit is not None
    assert amount_in_words(light) == "£663,540, VAT included"
    assert amount_in_words(limit) == "£315,000"


def test_something_that_nobody_wrote_down_is_not_known() -> None:
    assert threshold("the price of fish", TODAY) is None
    assert period_row("forever", TODAY) is None


def test_every_amount_that_routes_ask_for_is_there_today() -> None:
    assert all(found is not None for _, found in amounts_on(TODAY))


@pytest.mark.parametrize("rows", [figures().amounts, figures().periods])
def test_no_two_rows_about_one_thing_hold_on_the_same_day(rows: Sequence[Dated]) -> None:
    for row, other in permutations(rows, 2):
        if row.what == other.what:
            assert ends(row) < other.since or ends(other) < row.since


def ends(row: Dated) -> date:
    """Give the last day of a row; one without an end never ends."""
    return row.until or date.max


def test_every_row_holds_from_its_first_to_its_last_day() -> None:
    for row in figures().amounts:
        assert holding(figures().amounts, row.what, row.since) is row
        if row.until:
            assert holding(figures().amounts, row.what, row.until) is row
            assert holding(figures().amounts, row.what, row.until + timedelta(1)) is not row


def test_every_source_has_an_address_and_says_how_far_it_goes() -> None:
    for source in figures().sources.values():
        assert source.address.startswith(("https://", "http://"))
        assert source.words_on(TODAY)


def test_what_was_not_checked_says_to_check_it() -> None:
    assert "check the current text" in Source("A law", "https://example.org").words_on(TODAY)
    checked = Source("A law", "https://example.org", TODAY)
    assert checked.words_on(TODAY) == "Checked on 23 November 2026"


def test_what_was_checked_more_than_a_year_ago_is_to_be_checked_again() -> None:
    checked = Source("A law", "https://example.org", TODAY)
    assert "year ago" not in checked.words_on(TODAY + timedelta(days=366))
    late = checked.words_on(TODAY + timedelta(days=367))
    assert late.endswith("more than a year ago. Check the current text")


def test_the_table_can_be_changed_without_code() -> None:
    read = read_figures(
        """
        [sources.law]
        name = "A law"
        address = "https://example.org"
        [[amounts]]
        what = "mfa"
        pence = 1
        since = 2030-01-01
        source = "law"
        [[periods]]
        what = "rest"
        count = 1
        unit = "calendar days"
        starts = "with the day"
        since = 2030-01-01
        source = "law"
        """
    )
    assert (read.amounts[0].pence, read.periods[0].count) == (1, 1)


def test_a_row_without_its_source_is_refused() -> None:
    with pytest.raises(KeyError):
        read_figures('sources = {}\namounts = [{what = "mfa", source = "x"}]\nperiods = []')
