from datetime import UTC, datetime, timedelta

import pytest

from commissioning.opportunities.rules.stage import STAGE_WORDS, Stage, is_open, stage_in_words
from commissioning.opportunities.rules.stage import stage_of as derived

NOW = datetime(2025, 1, 23, 12, tzinfo=UTC)
LATER, EARLIER = NOW + timedelta(days=1), NOW - timedelta(days=1)


@pytest.mark.parametrize(
    ("tags", "status", "stage"),
    [
        (["planning"], "planned", Stage.INTENTION),
        (["planning"], "", Stage.INTENTION),
        (["tender"], "active", Stage.OPEN),
        (["tenderAmendment"], "active", Stage.OPEN),
        (["tender"], "planned", Stage.INTENTION),
        (["tender"], "complete", Stage.CLOSED),
        (["tender"], "Unsuccessful", Stage.CANCELLED),
        (["tenderCancellation"], "active", Stage.CANCELLED),
        (["awardCancellation"], "cancelled", Stage.CANCELLED),
        (["award"], "complete", Stage.AWARDED),
        (["awardUpdate"], "complete", Stage.AWARDED),
        (["tender", "award"], "active", Stage.AWARDED),
        (["contract"], "", Stage.AWARDED),
        (["contractTermination"], "complete", Stage.ENDED),
        (["compiled"], "active", Stage.OPEN),
        ([], "", Stage.UNCLEAR),
        (["nonsense"], "nonsense", Stage.UNCLEAR),
    ],
)
def test_the_stage_comes_from_status_and_tags(tags: list[str], status: str, stage: Stage) -> None:
    assert derived(tags, status) is stage


def test_a_standing_award_decides_even_in_a_compiled_release() -> None:
    assert derived(["compiled"], "complete", awarded=True) is Stage.AWARDED


def test_engagement_only_colours_what_is_not_yet_open() -> None:
    assert derived(["planning"], "planning", engagement=True) is Stage.ENGAGEMENT
    assert derived(["tender"], "active", engagement=True) is Stage.OPEN


@pytest.mark.parametrize(
    ("stage", "deadline", "answer"),
    [
        (Stage.OPEN, LATER, True),
        (Stage.OPEN, NOW, False),
        (Stage.OPEN, EARLIER, False),
        (Stage.OPEN, None, False),
        (Stage.AWARDED, LATER, False),
        (Stage.CANCELLED, LATER, False),
        (Stage.INTENTION, LATER, False),
    ],
)
def test_open_needs_both_the_stage_and_a_future_date(
    stage: Stage, deadline: datetime | None, answer: bool
) -> None:
    assert is_open(stage, deadline, NOW) is answer


def test_every_stage_has_words() -> None:
    assert set(STAGE_WORDS) == set(Stage)


def test_the_words_mind_the_deadline() -> None:
    assert stage_in_words(Stage.OPEN, LATER, NOW) == "Open for answers"
    assert stage_in_words(Stage.OPEN, EARLIER, NOW) == "The closing date has passed"
    assert "no closing date" in stage_in_words(Stage.OPEN, None, NOW)
    assert stage_in_words(Stage.CANCELLED, LATER, NOW) == "Cancelled by the buyer"
