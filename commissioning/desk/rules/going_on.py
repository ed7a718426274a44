"""What is said of each kind of waiting on the page of what is going on in a place."""

from collections.abc import Sequence
from dataclasses import dataclass

from commissioning.partnerships.rules.names import row_of

FEW = 4  # names said one by one; more are counted


@dataclass(frozen=True, slots=True)
class Words:
    """The heading of a kind, for whom such a thing waits, and what is said where nothing does.

    `whom` ends in the names; without "{}" it says so for all of its kind.
    """

    heading: str
    whom: str
    nothing: str

    def waits_for(self, names: Sequence[str], known: bool = True) -> str:
        """Say for whom one thing waits; where that is not `known`, for some of these."""
        whom = self.whom.format(in_a_row(names))
        return whom if known else f"one or more of {whom}"


def in_a_row(names: Sequence[str]) -> str:
    """Name a few, and count the rest."""
    rest = len(names) - FEW
    return row_of([*names[:FEW], f"{rest} more"] if rest > 0 else names)


INTERESTS = Words(
    "Interests that another officer says how to deal with",
    "another officer than {}",
    "No interest waits for another officer.",
)
DECISIONS = Words(
    "Closed, and not decided yet",
    "{}",
    "Nothing that has closed waits for a decision.",
)
BOARDS = Words(
    "Agreements before the boards",
    "the boards of {}",
    "No agreement that you may see is before the boards.",
)
SIGNATURES = Words(
    "Approved by all boards, and not signed by all yet",
    "{}, who sign it",
    "No agreement that you may see waits to be signed.",
)
REVIEWS = Words(
    "Reviews that are not concluded",
    "the partners' answers, then {}",
    "No review that you may see waits.",
)
WORKING = Words(
    "Words on your way of working, not answered yet",
    "your organisation's answer to {}",
    "No partner waits for your answer.",
)
