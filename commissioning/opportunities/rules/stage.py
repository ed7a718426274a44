"""How far along an opportunity is, in our own few words."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum


class Stage(StrEnum):
    """The stages we tell apart; publishers use many more words for them."""

    INTENTION = "intention"
    ENGAGEMENT = "engagement"
    OPEN = "open"
    CLOSED = "closed"
    AWARDED = "awarded"
    ENDED = "ended"
    CANCELLED = "cancelled"
    UNCLEAR = "unclear"


STAGE_WORDS = {
    Stage.INTENTION: "Planned: not asking for answers yet",
    Stage.ENGAGEMENT: "Early conversation: the buyer wants to hear from you",
    Stage.OPEN: "Open for answers",
    Stage.CLOSED: "Closed: no more answers are taken",
    Stage.AWARDED: "Decided: the buyer has said who will do it",
    Stage.ENDED: "Finished: the contract has ended",
    Stage.CANCELLED: "Cancelled by the buyer",
    Stage.UNCLEAR: "The notice does not say how far along it is",
}

STAGE_NAMES = {
    Stage.INTENTION: "Planned",
    Stage.ENGAGEMENT: "Early conversation",
    Stage.OPEN: "Asking for answers",
    Stage.CLOSED: "Closed",
    Stage.AWARDED: "Decided",
    Stage.ENDED: "Finished",
    Stage.CANCELLED: "Cancelled",
    Stage.UNCLEAR: "Not clear",
}

# What a tender's own status means when nothing later has been said (OCDS 1.1 tenderStatus).
TENDER_STATUSES = {
    "planning": Stage.INTENTION,
    "planned": Stage.INTENTION,
    "active": Stage.OPEN,
    "complete": Stage.CLOSED,
    "cancelled": Stage.CANCELLED,
    "unsuccessful": Stage.CANCELLED,
    "withdrawn": Stage.CANCELLED,
}

# What a release's tag means (OCDS 1.1 releaseTag); the first that is present counts.
# awardUpdate and contractUpdate are older names that live publishers still use.
TAGS = (
    ("tenderCancellation", Stage.CANCELLED),
    ("contractTermination", Stage.ENDED),
    ("implementation", Stage.AWARDED),
    ("implementationUpdate", Stage.AWARDED),
    ("contract", Stage.AWARDED),
    ("contractUpdate", Stage.AWARDED),
    ("contractAmendment", Stage.AWARDED),
    ("award", Stage.AWARDED),
    ("awardUpdate", Stage.AWARDED),
    ("awardCancellation", Stage.CLOSED),
    ("tender", Stage.OPEN),
    ("tenderUpdate", Stage.OPEN),
    ("tenderAmendment", Stage.OPEN),
    ("planning", Stage.INTENTION),
    ("planningUpdate", Stage.INTENTION),
)
AWARDING_TAGS = frozenset(tag for tag, stage in TAGS if stage is Stage.AWARDED)


def stage_of(
    tags: Collection[str], tender_status: str, *, engagement: bool = False, awarded: bool = False
) -> Stage:
    """Derive the stage: a cancellation first, then an award, then the tender's status, then tags.

    `engagement` says that the notice asks to hear from the market; `awarded` that it holds an
    award or contract that stands.
    """
    status = TENDER_STATUSES.get(tender_status.casefold(), Stage.UNCLEAR)
    by_tag = next((stage for tag, stage in TAGS if tag in tags), Stage.UNCLEAR)
    if Stage.CANCELLED in (status, by_tag):
        return Stage.CANCELLED
    if by_tag is Stage.ENDED:
        return Stage.ENDED
    if awarded or AWARDING_TAGS.intersection(tags):
        return Stage.AWARDED
    found = status if status is not Stage.UNCLEAR else by_tag
    return Stage.ENGAGEMENT if engagement and found is Stage.INTENTION else found


def is_open(stage: Stage, deadline: datetime | None, now: datetime) -> bool:
    """Tell whether answers are taken now: the stage and a future date must both say so.

    Most notices in a feed are dated after their own deadline, so a status alone proves nothing.
    Both times must be aware.
    """
    return stage is Stage.OPEN and deadline is not None and deadline > now


def stage_in_words(stage: Stage, deadline: datetime | None, now: datetime) -> str:
    """Say the stage as a page would, minding that a deadline may have gone by."""
    if stage is not Stage.OPEN or is_open(stage, deadline, now):
        return STAGE_WORDS[stage]
    if deadline is None:
        return "Said to be open, but no closing date is given"
    return "The closing date has passed"
