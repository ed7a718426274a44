"""A review names a strength before it is shared, and says in words how it stands."""

import pytest

from commissioning.reviews.rules.reviewing import (
    NO_STRENGTH_YET,
    Conclusion,
    PointKind,
    shared_interest,
    standing_words,
    why_not_shared,
)


@pytest.mark.parametrize("kinds", [[], ["question"], ["concern", "question"]])
def test_without_a_strength_it_is_not_shared(kinds: list[str]) -> None:
    assert why_not_shared(kinds) == NO_STRENGTH_YET


def test_one_strength_is_enough() -> None:
    assert why_not_shared(["concern", "strength"]) == ""


def test_strengths_come_first_and_concerns_last() -> None:
    assert [kind.heading for kind in PointKind] == ["Strengths seen", "Questions", "Concerns"]


def test_every_kind_and_conclusion_has_its_words() -> None:
    for kind in PointKind:
        assert kind.words == f"A {kind.value}"
        assert kind.hint.endswith(".")
    for each in Conclusion:
        assert each.means.endswith(".")
        assert standing_words("concluded", each)[0] == each.words


def test_not_yet_supportive_is_said_in_a_calm_tone() -> None:
    assert standing_words("concluded", "not_yet") == ("Not yet supportive", "calm")
    assert standing_words("concluded", "supportive") == ("Supportive", "done")
    assert standing_words("shared", "") == ("Shared with the partners", "waits")
    assert standing_words("draft", "") == ("A draft", "quiet")


def test_partners_read_the_kind_of_an_interest_and_who_dealt_with_it() -> None:
    assert "no interest" in shared_interest("none", "")
    said = shared_interest("perceived", "Tess Holloway, commissioner at Public Health")
    assert "a perceived conflict" in said
    assert "Tess Holloway" in said


@pytest.mark.parametrize("kind", ["actual", "potential", "perceived"])
def test_an_interest_that_came_later_and_is_not_dealt_with_is_said_straight(kind: str) -> None:
    said = shared_interest(kind, "")
    assert "since declared" in said
    assert "takes no part" in said
