"""One text out of two that were written at the same time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissioning.agreements.rules.completeness import blanks
from commissioning.agreements.rules.draft_both import CHOOSE, both, both_texts

TEXTS = st.lists(st.sampled_from(["We", "open", "rooms.", "\n\nAnd", "cook", "soup."])).map(
    " ".join
)


def test_what_only_one_changed_is_taken_from_them() -> None:
    assert both("a", "b", "a") == "b"
    assert both("a", "a", "c") == "c"
    assert both(1, 2, 1) == 2


def test_changes_in_different_places_stand_together() -> None:
    assert both_texts("We open. We cook.", "We open. We cook soup.", "We all open. We cook.") == (
        "We all open. We cook soup."
    )


def test_where_both_changed_the_same_words_both_are_kept_as_a_blank_to_fill_in() -> None:
    text = both_texts("We pay £5 a day.", "We pay £6 a day.", "We pay £7 a day.")
    assert text == "We pay [either: £6 — or: £7] a day."
    assert blanks(text)


def test_of_two_numbers_that_both_changed_ones_own_is_shown() -> None:
    assert both(1, 2, 3) == 3


def test_very_long_texts_are_kept_whole_beside_each_other() -> None:
    was, theirs, mine = (f"{word} " * 2_000 for word in ("was", "theirs", "mine"))
    text = both_texts(was, theirs, mine)
    assert (text.count("theirs"), text.count("mine")) == (2_000, 2_000)
    assert blanks(text) == [CHOOSE]


def test_blanks_that_both_filled_in_differently_stay_a_blank() -> None:
    text = both_texts("We help [whom].", "We help [all].", "We help [some].")
    assert CHOOSE in blanks(text)


@given(TEXTS, TEXTS)
def test_a_text_that_one_left_alone_is_the_others(was: str, new: str) -> None:
    assert both(was, new, was) == new
    assert both(was, was, new) == new


@given(TEXTS, TEXTS, TEXTS)
def test_no_word_that_somebody_added_is_lost(was: str, theirs: str, mine: str) -> None:
    held = both(was, theirs, mine)
    for word in {*theirs.split(), *mine.split()} - {*was.split()}:
        assert word in held


@pytest.mark.parametrize("gone", ["", "   "])
def test_words_one_took_out_and_the_other_changed_are_kept_as_changed(gone: str) -> None:
    assert both_texts("soup", gone, "warm soup").strip() == "warm soup"
