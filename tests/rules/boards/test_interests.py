"""Who takes part: nobody with a conflict, unless the others may and do release one of loyalty."""

import pytest

from commissioning.boards.rules.interests import (
    Interest,
    is_conflicted,
    takes_part,
    why_no_part,
    why_not_declared,
    why_not_released,
)

CLAUSE = "clause 8"


def test_nobody_takes_part_before_they_have_declared() -> None:
    assert not takes_part(None, True, CLAUSE)
    assert not is_conflicted(None, False, CLAUSE)
    assert "not declared" in why_no_part(None, False, CLAUSE)


def test_who_has_no_interest_takes_part() -> None:
    assert takes_part(Interest.NONE, False, "")
    assert why_no_part(Interest.NONE, False, "") == ""


@pytest.mark.parametrize("released", [True, False])
@pytest.mark.parametrize("clause", ["", CLAUSE])
def test_a_financial_interest_is_never_released(released: bool, clause: str) -> None:
    assert is_conflicted(Interest.FINANCIAL, released, clause)
    assert "spite" in why_not_released(Interest.FINANCIAL, clause)


def test_a_conflict_of_loyalty_is_released_by_the_others_under_a_clause_alone() -> None:
    assert takes_part(Interest.LOYALTY, True, CLAUSE)
    assert is_conflicted(Interest.LOYALTY, True, "")
    assert is_conflicted(Interest.LOYALTY, False, CLAUSE)
    assert why_not_released(Interest.LOYALTY, CLAUSE) == ""
    assert "names no clause" in why_not_released(Interest.LOYALTY, "")
    assert "no conflict" in why_not_released(Interest.NONE, CLAUSE)


def test_an_interest_is_said_in_words() -> None:
    assert why_not_declared("none", "") is None
    assert why_not_declared("loyalty", "I am a trustee of both") is None
    for kind, words, field in (
        ("perhaps", "", "kind"),
        ("financial", " ", "words"),
        ("none", "x" * 1_001, "words"),
    ):
        assert (why_not_declared(kind, words) or ("", ""))[1] == field
