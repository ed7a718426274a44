"""Who is in a conversation, in words, and how one may begin."""

import pytest

from commissioning.partnerships.rules.names import row_of
from commissioning.partnerships.rules.threads import Audience, in_words, label_of, why_not

ALL, SOME = Audience.ALL, Audience.SOME


def test_names_stand_in_a_row_as_one_would_say_them() -> None:
    assert [row_of("ABC"[:number]) for number in range(4)] == ["", "A", "A and B", "A, B and C"]


def test_a_conversation_for_all_says_that_newcomers_read_it_too() -> None:
    said = in_words(ALL, ["Harbour", "Kitchen"])
    assert said == (
        "those who speak for Harbour and Kitchen, and for any partner that joins later."
    )
    assert label_of(ALL, ["Harbour", "Kitchen"]) == "Every partner"


def test_a_conversation_for_some_says_that_nobody_else_reads_it() -> None:
    said = in_words(SOME, ["Harbour", "Kitchen"])
    assert said == "those who speak for Harbour and Kitchen, and nobody else."
    assert label_of(SOME, ["Harbour", "Kitchen"]) == "Harbour and Kitchen"


@pytest.mark.parametrize(
    ("audience", "chosen", "may"),
    [
        (ALL, (), True),
        (ALL, ("stranger",), True),  # whom it names counts only where it is for some
        (SOME, ("them",), True),
        (SOME, ("us", "them"), True),
        (SOME, (), False),
        (SOME, ("us",), False),
        (SOME, ("them", "stranger"), False),
    ],
)
def test_one_for_some_names_partners_of_it(
    audience: Audience, chosen: tuple[str, ...], *, may: bool
) -> None:
    assert (why_not(audience, chosen, "us", ("us", "them")) == "") is may


@pytest.mark.parametrize("audience", list(Audience))
def test_nobody_talks_alone(audience: Audience) -> None:
    assert why_not(audience, ("us",), "us", ("us",)) != ""
