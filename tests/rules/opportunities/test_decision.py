"""When a decision can be recorded, and how the history tells it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from commissioning.opportunities.rules.decision import (
    Chosen,
    Decision,
    decision_sentences,
    why_not_yet,
)

NOW = datetime(2027, 3, 27, 12, tzinfo=UTC)
TODAY = date(2027, 3, 27)
HARBOUR = Chosen(name="Warm Harbour")


def problem(
    *chosen: Chosen, ended: date | None = None, deadline: datetime | None = None
) -> str | None:
    """Say why a decision cannot be recorded."""
    made = Decision(chosen=chosen, standstill_ended_on=ended)
    found = why_not_yet(made, deadline_at=deadline, now=NOW, today=TODAY)
    return found.words if found else None


@pytest.mark.parametrize("ended", [None, TODAY - timedelta(days=1), date(2020, 1, 1)])
@pytest.mark.parametrize("deadline", [None, NOW, NOW - timedelta(days=1)])
def test_it_can_be_recorded(ended: date | None, deadline: datetime | None) -> None:
    assert problem(HARBOUR, ended=ended, deadline=deadline) is None


@pytest.mark.parametrize("days", [0, 1, 300])
def test_the_standstill_must_be_over(days: int) -> None:
    assert "standstill" in (problem(HARBOUR, ended=TODAY + timedelta(days=days)) or "")


def test_answers_must_no_longer_be_taken() -> None:
    later = NOW + timedelta(seconds=1)
    assert "still being taken" in (problem(HARBOUR, deadline=later) or "")


def test_somebody_must_be_named() -> None:
    assert "who was chosen" in (problem() or "")


def test_the_history_names_those_chosen_for_each_lot() -> None:
    chosen = (
        Chosen(name="A", lot_ref="n"),
        Chosen(name="B", lot_ref="n"),
        Chosen(name="A", lot_ref="s"),
    )
    made = Decision(chosen=chosen, standstill_ended_on=None)
    told = decision_sentences(made, {"n": "Lot 1, North", "s": "Lot 2, South"}, why="A slip")
    assert [change.words for change in told] == [
        "The decision was corrected",
        "The reason: A slip",
        "Lot 1, North: A, B",
        "Lot 2, South: A",
    ]
