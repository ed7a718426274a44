"""What one lacks that another brings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissioning.register.rules.complement import meets, met, phrases, telling_words


@pytest.mark.parametrize(
    ("wanted", "brought"),
    [
        ("a kitchen", "Kitchen and two trained cooks"),
        ("outreach workers", "An outreach team that works at night"),
        ("Welsh speakers", "welsh-speaking volunteers and speakers"),
        ("support workers", "Support worker"),
        ("boats and gardens", "gardens with beehives"),
    ],
)
def test_phrases_meet_by_the_words_that_tell_them_apart(wanted: str, brought: str) -> None:
    assert meets(wanted, brought)


@pytest.mark.parametrize(
    ("wanted", "brought"),
    [
        ("support for young people", "support for local people"),
        ("a kitchen", "a minibus"),
        ("", "a minibus"),
        ("the", "of"),
        ("benefits advice for carers", "debt counselling"),
    ],
)
def test_words_that_everyone_uses_bring_nobody_together(wanted: str, brought: str) -> None:
    assert not meets(wanted, brought)


@given(st.text(max_size=60), st.text(max_size=60))
def test_meeting_does_not_depend_on_who_is_named_first(a: str, b: str) -> None:
    assert meets(a, b) == meets(b, a)


def test_what_is_met_is_listed_once_in_alphabetical_order() -> None:
    found = met(["minibus", "kitchen", "kitchen", "lawyer"], ["A kitchen", "two minibuses"])
    assert found == ("kitchen", "minibus")


def test_text_is_cut_into_phrases() -> None:
    text = "two minibuses, a hall and trained cooks.\n- a co-production lead; two minibuses"
    assert phrases(text) == ("two minibuses", "a hall", "trained cooks", "a co-production lead")
    assert phrases(" , ;\n") == ()


def test_numbers_and_common_words_tell_nothing() -> None:
    assert telling_words("We support 400 local people, plan B, their families") == telling_words(
        "families"
    )
