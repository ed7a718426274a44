"""What one commissioner does next about one opportunity."""

import pytest

from commissioning.opportunities.rules.clear import Clearness, InterestKind, clearness
from commissioning.opportunities.rules.next_step import Step, next_step

CLEAR = clearness(InterestKind.NONE, year_made=True, mitigated=False)
SAID_NOTHING = clearness(None, year_made=True, mitigated=False)
NO_YEAR = clearness(None, year_made=False, mitigated=False)
WAITS_FOR_ANOTHER = clearness(InterestKind.POTENTIAL, year_made=True, mitigated=False)
OURS = {"see interests", "declare interest", "choose mode", "record decision"}


def step(
    verbs: set[str] | None = None,
    found: Clearness = CLEAR,
    *,
    over: bool = False,
    chosen: bool = False,
    decided: bool = False,
) -> Step | None:
    """Ask about an opportunity of theirs, unless said otherwise."""
    return next_step(verbs or OURS, found, over=over, chosen=chosen, decided=decided)


def test_who_stands_aside_is_led_nowhere() -> None:
    assert step({*OURS, "stand aside"}, SAID_NOTHING, over=True) is None


def test_a_draft_is_published_before_anything_else() -> None:
    assert step({*OURS, "publish"}, NO_YEAR) is Step.PUBLISH


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (NO_YEAR, Step.YEAR),
        (SAID_NOTHING, Step.INTEREST),
        (WAITS_FOR_ANOTHER, Step.CHOOSE_MODE),
        (CLEAR, Step.CHOOSE_MODE),
    ],
)
def test_interests_come_first_then_what_may_be_shared(found: Clearness, expected: Step) -> None:
    assert step(found=found) is expected


def test_nothing_waits_while_it_is_open_and_all_is_said() -> None:
    assert step(chosen=True) is None


def test_once_it_has_closed_the_decision_waits() -> None:
    assert step(over=True) is Step.RECORD_DECISION
    assert step(over=True, found=SAID_NOTHING) is Step.INTEREST


def test_once_it_is_decided_nothing_waits() -> None:
    assert step(over=True, decided=True, found=NO_YEAR) is None


def test_one_in_no_place_can_be_taken_in() -> None:
    assert step({"take in", "choose mode", "declare interest"}, NO_YEAR) is Step.TAKE_IN


def test_nothing_waits_for_a_commissioner_of_another_place() -> None:
    assert step({"declare interest"}, NO_YEAR) is None


def test_an_actual_conflict_leaves_no_step() -> None:
    found = clearness(InterestKind.ACTUAL, year_made=True, mitigated=False)
    assert step({"see interests", "declare interest"}, found) is None
