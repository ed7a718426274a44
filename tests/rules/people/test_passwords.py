"""Which passwords are refused, and that the advice is about what is wrong with them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commissioning.people.rules.passwords import MOST_WORDS, known_words, weakness

KNOWN = ("Amina Yusuf", "amina.yusuf@warmharbour.example.org", "Warm Harbour Kitchen")


@pytest.mark.parametrize(
    "password",
    [
        "kettle harbour violin",
        "marble thistle accordion",
        "vK9$tq2!Lm",  # short, and very hard to guess
        "ein Fisch, zwei Boote, kein Wind",
        "чайник скрипка гавань",
        "  spaces count too  ",
    ],
)
def test_a_password_that_is_hard_to_guess_is_taken(password: str) -> None:
    assert weakness(password, KNOWN) == ""


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("", "at least 12 characters"),
        ("vK9$tq2", "at least 12 characters"),
        ("password1234", "many people use this one"),
        ("qwertyuiop[]", "keys beside each other"),
        ("aaaaaaaaaaaaaaaa", "repeats itself"),
        ("abcdefghijklmnop", "in a row"),
        ("aminayusuf", "without your name"),
        ("Amina.Yusuf2024", "without your name"),
        ("warmharbourkitchen", "your organisation"),
        ("sharedregister", "this register"),
    ],
)
def test_what_is_easy_to_guess_is_refused_for_its_own_reason(password: str, reason: str) -> None:
    assert reason in weakness(password, KNOWN)


def test_a_word_of_ones_own_is_fine_among_enough_others() -> None:
    assert weakness("harbour kettle violin", KNOWN) == ""


def test_the_same_words_are_fine_for_somebody_else() -> None:
    theirs = "merriweather otterbourne"
    assert weakness(theirs) == ""
    assert weakness(theirs, ("Merriweather Otterbourne",))


def test_nothing_is_asked_about_capitals_digits_or_signs() -> None:
    said = weakness("password", KNOWN) + weakness("short", KNOWN)
    assert not [w for w in ("capital", "upper", "digit", "symbol", "special") if w in said.lower()]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.lists(st.text(max_size=60), max_size=8))
def test_any_password_gets_an_answer(password: str, own: list[str]) -> None:
    assert isinstance(weakness(password, own), str)


def test_the_words_read_are_bounded() -> None:
    assert len(known_words(f"word{n} and more" for n in range(1_000))) == MOST_WORDS


def test_a_very_long_password_is_read_only_as_far_as_the_estimate_can() -> None:
    assert weakness("kettle harbour violin " * 9, KNOWN) == ""
