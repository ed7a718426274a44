"""Themes: the list, and what suggests them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissioning.foundation.codes.cpv import cpv
from commissioning.foundation.codes.themes import (
    CPV_THEMES,
    choices,
    suggest,
    theme,
    themes_of_cpv,
    wider,
)


def names(text: str) -> list[str]:
    return [found.name for found in suggest(text)]


def test_there_are_254_themes_in_24_groups() -> None:
    groups = choices()
    assert len(groups) == 24
    assert sum(len(group.options) for group in groups) == 254


def test_a_narrow_theme_belongs_to_wider_ones() -> None:
    assert wider("SW202") == ("SW200", "SW")
    assert wider("not a theme") == ()


def test_a_code_gives_its_theme_however_it_is_typed() -> None:
    held = theme(" sw202 ")
    assert held is not None
    assert held.name == "Domestic abuse"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Domestic violence support", "Domestic abuse"),
        ("A refuge for families", "Families"),
        ("Drug and alcohol recovery", "Addiction and dependency"),
        ("Befriending for people who feel isolated: loneliness and isolation", "Loneliness"),
        ("Supported living", "Accommodation"),
        ("Young carers", "Carer support"),
        ("Social prescribing", "Health and wellbeing"),
        ("Debt advice in libraries", "Advice and individual advocacy"),
        ("ESOL classes", "ESOL"),
    ],
)
def test_words_of_the_field_suggest_their_theme(text: str, first: str) -> None:
    assert names(text)[0] == first


def test_a_longer_phrase_is_not_read_as_the_shorter_one_inside_it() -> None:
    assert names("people with learning disabilities") == ["People with learning disabilities"]


def test_a_wider_theme_gives_way_to_a_narrower_one_of_its_own() -> None:
    assert "Health" not in names("Health and mental health")


def test_home_to_school_transport_is_not_housing() -> None:
    assert "Housing" not in names("Home to school transport")


@pytest.mark.parametrize("text", ["", "Road resurfacing", "Toner cartridges", "\x00"])
def test_what_is_about_none_of_them_suggests_nothing(text: str) -> None:
    assert suggest(text) == ()


def test_no_more_are_suggested_than_asked_for() -> None:
    text = "housing, music, dance, cats, dogs, schools, prisons, hospices"
    assert len(suggest(text, most=3)) == 3


@given(st.lists(st.sampled_from(["domestic", "abuse", "young", "people", "advice", "x"])))
def test_suggestions_are_each_given_once(words: list[str]) -> None:
    found = suggest(" ".join(words))
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("85311000", ["Residential care"]),
        ("85312320-8", ["Counselling and therapy"]),
        ("85000000", ["Health", "Social care"]),
        ("45000000", []),
        ("", []),
    ],
)
def test_what_is_bought_suggests_a_theme_where_that_is_clear(
    code: str, expected: list[str]
) -> None:
    assert [found.name for found in themes_of_cpv(code)] == expected


def test_every_row_of_our_table_names_a_real_code_and_real_themes() -> None:
    for start, codes in CPV_THEMES:
        assert cpv(start.ljust(8, "0")) is not None
        assert all(theme(code) for code in codes)
