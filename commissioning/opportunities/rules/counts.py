"""The closing counts of an import: read = added + changed + unchanged + refused."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from enum import StrEnum

import msgspec


class Outcome(StrEnum):
    """What became of one release that was read."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


def outcome_of(
    ocid: str,
    release_id: str,
    opportunities: Collection[str],
    releases: Collection[tuple[str, str]],
) -> Outcome:
    """Decide what a release does to a register that holds these opportunities and releases."""
    if (ocid, release_id) in releases:
        return Outcome.UNCHANGED
    return Outcome.CHANGED if ocid in opportunities else Outcome.ADDED


@dataclass(frozen=True, slots=True)
class Counts:
    """How many releases were added, changed, unchanged and refused, and how many warnings."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    warnings: int = 0

    @property
    def read(self) -> int:
        """Count every release that was read, whatever became of it."""
        return self.added + self.changed + self.unchanged + self.refused

    def __add__(self, other: "Counts") -> "Counts":
        """Put the counts of two files, or two batches, together."""
        mine, theirs = asdict(self), asdict(other)
        return Counts(**{name: mine[name] + theirs[name] for name in mine})

    def with_one(self, outcome: Outcome, warnings: int = 0) -> "Counts":
        """Count one more release that ended so, with that many warnings."""
        return self + Counts(**{outcome.value: 1}, warnings=warnings)

    def in_words(self) -> str:
        """Say the counts in one line for the person at the command line."""
        return (
            f"read {self.read:,}: added {self.added:,}, changed {self.changed:,}, "
            f"unchanged {self.unchanged:,}, refused {self.refused:,}; warnings {self.warnings:,}"
        )

    def as_json(self) -> str:
        """Say the counts as one JSON object on one line, for other programs."""
        return msgspec.json.encode({"read": self.read, **asdict(self)}).decode()
