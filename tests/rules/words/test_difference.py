"""What changed between two texts."""

from hypothesis import given
from hypothesis import strategies as st

from commissioning.foundation.words.difference import word_difference

WORDS = st.lists(st.sampled_from(["we", "meet", "on", "Friday.", "Monday.", "\n", "hall"])).map(
    " ".join
)


def test_changed_words_are_struck_and_added() -> None:
    assert word_difference("We meet on Monday here.", "We all meet on Friday here.") == [
        ("same", "We"),
        ("added", " all"),
        ("same", " meet on"),
        ("struck", " Monday"),
        ("added", " Friday"),
        ("same", " here."),
    ]


def test_the_same_text_has_one_piece() -> None:
    assert word_difference("Nothing new.", "Nothing new.") == [("same", "Nothing new.")]


def test_two_empty_texts_have_none() -> None:
    assert word_difference("", "") == []


def test_a_first_text_is_all_added() -> None:
    assert word_difference("", "A new purpose") == [("added", "A new purpose")]


@given(WORDS | st.text(), WORDS | st.text())
def test_the_pieces_give_back_both_texts(before: str, after: str) -> None:
    pieces = word_difference(before, after)
    assert "".join(text for kind, text in pieces if kind != "added") == before
    assert "".join(text for kind, text in pieces if kind != "struck") == after


@given(WORDS, WORDS)
def test_neighbours_are_never_of_one_kind_nor_empty(before: str, after: str) -> None:
    kinds = [kind for kind, _ in word_difference(before, after)]
    assert all(one != next_ for one, next_ in zip(kinds, kinds[1:], strict=False))
    assert all(text for _, text in word_difference(before, after))


def test_long_texts_are_compared_by_sentence() -> None:
    same = "".join(f"We will meet on day {n}. " for n in range(500))
    pieces = word_difference(f"Old start. {same}Old end.", f"New start. {same}New end.")
    assert ("same", same) in pieces
    assert pieces[0] == ("struck", "Old start. ")


def test_very_long_texts_with_nothing_in_common_are_struck_and_added_whole() -> None:
    before = "".join(f"Old {n}.\n" for n in range(3_000))
    after = "".join(f"New {n}.\n" for n in range(3_000))
    assert word_difference(before, after) == [("struck", before), ("added", after)]
