"""What waits for the owner of a declaration, in a sentence, or nothing."""

from dataclasses import dataclass
from datetime import datetime

from commissioning.foundation.in_words import listed
from commissioning.register.rules.stages import BEFORE_THE_OUTCOME, CLOSED, Stage


@dataclass(frozen=True)
class Ours:
    """What there is to know of one's own declaration for saying what waits.

    `stands` tells that the owner is verified and a member of the place; `decided` that a decision
    is recorded; `written` that the kind path was answered. `heard_from` names those who said
    where a pair stands and wait for our word. `now` and the deadline are aware.
    """

    stage: Stage
    now: datetime
    stands: bool = True
    deadline: datetime | None = None
    decided: bool = False
    cancelled: bool = False
    told: bool = False
    written: bool = False
    heard_from: tuple[str, ...] = ()


def what_waits(ours: Ours) -> str:
    """Say what the owner would do next, or nothing when it waits for nobody."""
    if ours.cancelled and ours.stage in BEFORE_THE_OUTCOME:
        return "The opportunity was cancelled. Say that you are no longer bidding, to close this."
    if ours.stage is Stage.DRAFT:
        return "This is a draft. Say it when it is ready."
    if ours.stage in BEFORE_THE_OUTCOME:
        return _before_the_outcome(ours)
    if ours.stage is Stage.NOT_SUCCESSFUL and not ours.written:
        return "What could happen anyway? There is a page for that."
    if ours.decided and not ours.told and ours.stage in CLOSED - {Stage.WITHDRAWN}:
        return "The decision is recorded. Choose who may see this now."
    return ""


def _before_the_outcome(ours: Ours) -> str:
    passed = ours.deadline is not None and ours.deadline <= ours.now
    if ours.decided:
        return "The decision is recorded. Say what came of your bid."
    if passed and ours.stage is not Stage.SUBMITTED:
        return "The closing date has passed. Say how far you came."
    if not ours.stands:
        return "It is kept private until your organisation is verified and a member of the place."
    if ours.heard_from:
        return f"{listed(ours.heard_from)} said where the two of you stand. Say how you see it."
    return ""
