"""The words a text can be found by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissioning.foundation.words.tokens import LONGEST_WORD, STOP_WORDS, tokens


@pytest.mark.parametrize(
    ("asked", "stored"),
    [
        ("carer", "Carers"),
        ("SUPPORT", "supporting"),
        ("mon", "Ynys Môn"),
        ("womens", "women\u2019s"),
        ("obrien", "O'Brien's"),
        ("СЕМЬЯ", "семья"),
        ("straße", "STRASSE"),
        ("1234567", "GB-CHC-1234567"),
        ("CF012345", "CF-0123/45"),
        ("coproduction", "co-production"),
        ("gwirfoddoli", "Gwirfoddoli yng Nghymru"),
        ("हिन्दी", "हिन्दी भाषा"),
    ],
)
def test_what_is_asked_finds_what_is_stored(asked: str, stored: str) -> None:
    assert set(tokens(asked, joined=False)) <= set(tokens(stored))


def test_a_reference_is_kept_whole_and_in_parts() -> None:
    assert tokens("GB-CHC-1234567") == ["gb", "chc", "1234567", "gbchc1234567"]


def test_what_is_asked_is_taken_in_parts_alone() -> None:
    assert tokens("GB-CHC-1234567", joined=False) == ["gb", "chc", "1234567"]


def test_leading_zeros_stay() -> None:
    assert tokens("04142000") == ["04142000"]


def test_words_with_a_slash_between_them_are_not_run_together() -> None:
    assert tokens("children/families") == ["children", "famili"]


def test_the_commonest_words_are_left_out() -> None:
    assert tokens("the place for us in it") == ["place", "us"]


def test_an_endless_word_is_cut() -> None:
    assert [len(word) for word in tokens("9" * 10_000)] == [LONGEST_WORD]


@given(st.text())
def test_any_text_gives_plain_short_words(text: str) -> None:
    for word in tokens(text):
        assert 0 < len(word) <= LONGEST_WORD
        assert word.casefold() == word
        assert "_" not in word  # so no word asked for can be a facet or an audience of the index
        assert not any(letter.isspace() for letter in word)


@given(st.text())
def test_parts_are_always_among_what_is_stored(text: str) -> None:
    assert set(tokens(text, joined=False)) <= set(tokens(text))


@given(st.lists(st.sampled_from(sorted(STOP_WORDS))))
def test_stop_words_alone_give_nothing(words: list[str]) -> None:
    assert tokens(" ".join(words)) == []
