"""How each version stands on a day. What a date brings is computed from facts, never written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from commissioning.foundation.in_words import a_day

BINDING = frozenset({"signed", "acknowledged"})
WORDS = {
    "draft": "draft",
    "discarded": "discarded",
    "offered": "offered",
    "approved": "approved by all boards",
    "refused": "refused",
    "withdrawn": "withdrawn",
}


@dataclass(frozen=True, slots=True)
class VersionFacts:
    """What is known of one version.

    Attributes:
        settled_on: The day on which the last party signed or acknowledged it; None before.
    """

    number: int
    status: str
    starts_on: date | None = None
    ends_on: date | None = None
    settled_on: date | None = None

    @property
    def takes_effect_on(self) -> date | None:
        """Give its own first day, or the day it was settled if that came later; None if neither."""
        if self.status not in BINDING or self.settled_on is None:
            return None
        return max(self.starts_on or self.settled_on, self.settled_on)


def current_on(day: date, facts: Sequence[VersionFacts]) -> int | None:
    """Give the number of the newest version that had taken effect by `day`, over or not."""
    begun = [v.number for v in facts if v.takes_effect_on is not None and v.takes_effect_on <= day]
    return max(begun, default=None)


def in_force_on(
    day: date, facts: Sequence[VersionFacts], ended_on: date | None = None
) -> int | None:
    """Give the number of the version in force on `day`; None when there is none.

    `ended_on` is the last day of the agreement as a whole, if all parties ended it early. A
    version that came to its end brings no older one back.
    """
    current = current_on(day, facts)
    return next(
        (v.number for v in facts if v.number == current and not _over(v, day, ended_on)), None
    )


def standing_on(
    day: date, facts: Sequence[VersionFacts], ended_on: date | None = None
) -> dict[int, str]:
    """Say in words how each version stands on `day`, by its number."""
    current = current_on(day, facts)
    return {version.number: _words(version, day, current, ended_on) for version in facts}


def _words(version: VersionFacts, day: date, current: int | None, ended_on: date | None) -> str:
    begins = version.takes_effect_on
    if begins is None:
        return WORDS.get(version.status, version.status)
    if current is not None and version.number < current:
        return "superseded"
    if _over(version, day, ended_on):
        return "over"
    if begins > day:
        return f"{version.status} (takes effect on {a_day(begins)})"
    return "in force"


def _over(version: VersionFacts, day: date, ended_on: date | None) -> bool:
    return any(last is not None and last < day for last in (version.ends_on, ended_on))
