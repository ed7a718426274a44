"""The story that releases tell together, and how buyers and listings are known."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissioning.opportunities.rules.buyers import buyer_key, buyer_token
from commissioning.opportunities.rules.history import chapters, packed, unpacked
from commissioning.opportunities.rules.listing import (
    MOST_WORDS,
    Listing,
    facets_of,
    minute_of,
    words_of,
)
from commissioning.opportunities.rules.notice import Identifier, Notice
from tests.rules.opportunities.written import one, tender

LISTING = Listing(
    title="Befriending at home",
    description="Visits, every week.",
    reference="CF-0123/45",
    ocid="ocds-b5fd17-1",
    buyer_name="Seatown Council",
    buyer_key="seatown council",
    lots=("Northfield",),
    areas=("E06000026",),
    themes=("SC104",),
    cpv=("85311300",),
    stage="open",
    mode="introductions",
    place_id=7,
    deadline_at=None,
)


@pytest.fixture
def notice(tmp_path: Path) -> Notice:
    """Give a notice with a little of everything."""
    value = {"amount": 1000, "currency": "GBP"}
    papers = [{"id": "1", "url": "https://a.example/1", "title": "The brief"}]
    lots = [{"id": "1", "title": "North", "value": value}]
    period = {"endDate": "2027-03-26T17:00:00Z"}
    return one(
        tmp_path,
        tender(value=value, documents=papers, lots=lots, tenderPeriod=period),
    )


def test_a_notice_written_down_reads_back_the_same_but_for_the_release(notice: Notice) -> None:
    assert unpacked(packed(notice)) == replace(notice, raw=b"")


@pytest.mark.parametrize("stored", [b"", b"{}", b"not JSON", b"[]"])
def test_what_is_no_notice_reads_as_none(stored: bytes) -> None:
    assert unpacked(stored) is None


def test_a_compiled_release_sums_up_the_others_of_its_date(notice: Notice) -> None:
    compiled = replace(notice, tags=("compiled",), title="Summed up")
    assert [each.notice.title for each in chapters([compiled, notice])][-1] == "Summed up"


def test_a_release_without_a_date_comes_first(notice: Notice) -> None:
    undated = replace(notice, published_at=None, title="Undated")
    told = chapters([notice, undated])
    assert [each.notice.title for each in told] == ["Undated", "Befriending"]
    assert told[0].changes == ()


@given(st.permutations(range(5)))
def test_any_order_of_reading_tells_one_story(order: list[int]) -> None:
    told = chapters([_numbered(number) for number in order])
    assert [each.notice.release_id for each in told] == ["0", "1", "2", "3", "4"]
    assert told == chapters([_numbered(number) for number in range(5)])


def _numbered(number: int) -> Notice:
    when = datetime(2025, 1, 1 + number, tzinfo=UTC)
    title = f"Title {number}" if number % 2 else ""
    return replace(_plain(), release_id=str(number), published_at=when, title=title)


def _plain() -> Notice:
    stored = (
        b'{"position":1,"source":"s","ocid":"o","release_id":"1","published_at":null,"tags":[],'
        b'"stage":"open","title":"","description":"","buyer_name":"","buyer_identifiers":[],'
        b'"other_parties":[],"value_pence":null,"currency":"","value_note":"","deadline_at":null,'
        b'"starts_on":null,"ends_on":null,"areas":[],"cpv":[],"lots":[],"links":[],'
        b'"reference":"","method":"","suitability":{},"awards":[],"licence":"","publisher":"",'
        b'"warnings":[],"content_hash":"","raw":""}'
    )
    found = unpacked(stored)
    assert found is not None
    return found


def test_a_buyer_is_known_by_a_number_in_a_list_we_know() -> None:
    sure = Identifier("GB-COH", "01234567")
    assert buyer_key("Seatown", [sure]) == "GB-COH-01234567"
    for odd in (Identifier("GB-COH", "1", "shorter"), Identifier("GB-SEATOWN", "1")):
        assert buyer_key("The Seatown Council Ltd.", [odd]) == "seatown council"
    assert buyer_key("") == ""


def test_one_buyer_has_one_token_and_another_has_another() -> None:
    assert buyer_token("a") == buyer_token("a") != buyer_token("b")
    assert buyer_token("a").startswith("b_")


def test_a_listing_is_found_by_its_words_and_its_reference_whole_or_in_parts() -> None:
    assert {"befriend", "northfield", "seatown", "85311300", "cf012345", "0123"} <= words_of(
        LISTING
    )


def test_a_listing_lies_in_wider_areas_and_belongs_to_wider_themes() -> None:
    assert {"a_e06000026", "a_e12000009", "a_e92000001", "t_sc104", "t_sc", "s_open"} <= facets_of(
        LISTING
    )
    assert {"m_introductions", "p_7", buyer_token("seatown council")} <= facets_of(LISTING)


def test_no_word_that_somebody_writes_is_a_facet_or_an_audience() -> None:
    sly = replace(LISTING, description="v_p a_e06000026 s_shared v_o1")
    assert not {word for word in words_of(sly) if "_" in word}


def test_a_table_of_figures_is_not_filed_whole() -> None:
    long = replace(LISTING, description=" ".join(str(number) for number in range(9_000)))
    assert len(words_of(long)) == MOST_WORDS


def test_a_deadline_is_filed_by_the_minute() -> None:
    assert minute_of(datetime(1970, 1, 1, 1, 2, 59, tzinfo=UTC)) == 62
    assert minute_of(None) is None
