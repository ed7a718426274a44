"""Why a joint answer is needed, and when to think again (FACTS.md 1.6)."""

import pytest

from commissioning.partnerships.rules.reasons import Ground, Reason, ground_of, said_alone, why_not


def said(*alone: bool | None) -> list[Reason]:
    return [Reason(f"Party {at}", each) for at, each in enumerate(alone)]


@pytest.mark.parametrize(
    ("alone", "ground"),
    [
        ((), Ground.OPEN),
        ((False, None), Ground.OPEN),
        ((True, None), Ground.OPEN),
        ((False, False), Ground.NEEDED),
        ((True, False), Ground.MIXED),
        ((True, True), Ground.ALL_ALONE),
    ],
)
def test_what_the_parties_said_is_taken_together(
    alone: tuple[bool | None, ...], ground: Ground
) -> None:
    assert ground_of(said(*alone)) is ground


def test_where_all_could_answer_alone_it_is_said_straight() -> None:
    assert "may break competition law" in Ground.ALL_ALONE.words
    assert "tell the buyer" in Ground.ALL_ALONE.words


@pytest.mark.parametrize(
    ("alone", "needs", "field"),
    [(None, "A van", "alone"), (False, " ", "needs"), (False, "A van", ""), (True, "", "")],
)
def test_who_needs_others_says_what_for(alone: bool | None, needs: str, field: str) -> None:
    wrong = why_not(alone=alone, needs=needs)
    assert (wrong[1] if wrong else "") == field


def test_what_was_said_is_told_in_words() -> None:
    assert [said_alone(each) for each in said(None, True, False)] == [
        "has not said yet",
        "could answer alone",
        "could not answer alone",
    ]
