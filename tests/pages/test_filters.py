"""Dates, times, money, counts and people's own words, as pages say them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissioning.foundation import filters

SUMMER = datetime(2027, 7, 1, 16, 30, tzinfo=UTC)


def test_a_moment_is_said_as_londons_clocks_show_it() -> None:
    assert filters.moment(SUMMER) == "Thursday 1 July 2027 at 5:30pm"
    assert filters.day(date(2027, 3, 26)) == "Friday 26 March 2027"
    assert filters.month(date(2027, 3, 1)) == "March 2027"
    assert filters.machine_date(SUMMER) == "2027-07-01T17:30:00+01:00"


@pytest.mark.parametrize(
    ("hour", "said"), [(0, "midnight"), (1, "1am"), (12, "midday"), (17, "5pm"), (23, "11pm")]
)
def test_a_time_is_said_as_people_say_it(hour: int, said: str) -> None:
    assert filters.clock(datetime(2027, 1, 1, hour, tzinfo=UTC)) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2027, 3, 1), "today"),
        (date(2027, 3, 2), "tomorrow"),
        (date(2027, 2, 28), "yesterday"),
        (date(2027, 3, 4), "in 3 days"),
        (date(2027, 3, 15), "in 2 weeks"),
        (date(2027, 1, 20), "5 weeks ago"),
        (date(2027, 6, 1), "in 3 months"),
        (date(2030, 3, 1), "in 3 years"),
    ],
)
def test_how_far_off_a_day_is(day: date, said: str) -> None:
    assert filters.relative(day, date(2027, 3, 1)) == said


@pytest.mark.parametrize(
    ("pence", "said"),
    [
        (125_000_000, "£1,250,000"),
        (50, "£0.50"),
        (0, "£0"),
        (-4_000_000, "\N{MINUS SIGN}£40,000"),
        (None, ""),
    ],
)
def test_money_shows_pence_only_when_there_are_some(pence: int | None, said: str) -> None:
    assert filters.money(pence) == said


def test_a_count_that_stopped_says_so() -> None:
    assert filters.count(1000, 1000) == "1,000+"
    assert filters.count(999, 1000) == "999"
    assert filters.plural(1, "charity", "charities") == "1 charity"
    assert filters.plural(1200, "lot") == "1,200 lots"


def test_what_someone_typed_is_escaped_with_its_paragraphs_and_links() -> None:
    shown = filters.paragraphs("<b>Hello</b>\nthere\n\nSee https://example.org/a?b=1&c=2.")
    assert shown == (
        '<p class="govuk-body">&lt;b&gt;Hello&lt;/b&gt;<br>\nthere</p>\n'
        '<p class="govuk-body">See <a class="govuk-link" href="https://example.org/a?b=1&amp;c=2" '
        'rel="nofollow noopener noreferrer">https://example.org/a?b=1&amp;c=2</a>.</p>'
    )


@pytest.mark.parametrize("text", ["http://Contract Finder", "http://[", "javascript:alert(1)"])
def test_what_is_no_address_is_no_link(text: str) -> None:
    assert "<a" not in filters.paragraphs(text)


@given(st.text())
def test_no_text_makes_markup_of_its_own(text: str) -> None:
    for shown in (filters.paragraphs(text), filters.rich(text)):
        assert "<script" not in shown
        assert "<img" not in shown
        assert "javascript:" not in shown or "javascript:" in text


def test_markdown_keeps_its_html_as_typed_and_its_headings_below_the_pages() -> None:
    shown = filters.rich("# Our promises\n\n- **honest**\n\n<script>x</script>")
    assert "<h2>Our promises</h2>" in shown
    assert "<strong>honest</strong>" in shown
    assert "&lt;script&gt;" in shown


def test_a_long_text_is_cut_between_words() -> None:
    assert filters.shorten("one two three", 2) == "one two…"
    assert filters.shorten("one two", 2) == "one two"
    assert filters.shorten(None) == ""
