"""What happens to agreements and their versions, and what the floors above are asked first."""

from dataclasses import dataclass

from commissioning.foundation.actor import Actor
from commissioning.foundation.events import Event, Question


@dataclass(frozen=True, slots=True)
class VersionSettled(Event):
    """Nobody decides on it any more: approved, acknowledged, refused, withdrawn or replaced."""

    version_id: int


@dataclass(frozen=True, slots=True)
class AgreementEnded(Event):
    """All its parties ended it early, so nothing new is agreed in it."""

    partnership_id: int


@dataclass(frozen=True, slots=True)
class TakingBack(Question):
    """Somebody is about to take back what their organisation said of a version."""

    decision_id: int
    actor: Actor


@dataclass(frozen=True, slots=True)
class RecordingByHand(Question):
    """A chair or secretary is about to record what their board decided outside the register.

    The answer is the day from which an approval takes effect, or None for at once.
    """

    version_id: int
    organisation_id: int
    actor: Actor
