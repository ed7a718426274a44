"""Why a joint answer is needed: who could not answer alone, and what each needs others for.

FACTS.md 1.6: answering together is safe where the members do not compete for this, or could not
answer it alone, or with fewer of them; otherwise the good it does for people must be shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

NEEDS = 500  # letters


@dataclass(frozen=True, slots=True)
class Reason:
    """What one party said. `alone` is None while it has not said."""

    name: str
    alone: bool | None
    needs: str = ""


class Ground(StrEnum):
    """How what was said stands, taken together."""

    OPEN = "open"
    NEEDED = "needed"
    MIXED = "mixed"
    ALL_ALONE = "all_alone"

    @property
    def words(self) -> str:
        """Say what it means, straight."""
        return _WORDS[self]


_WORDS = {
    Ground.OPEN: "Not every party has said yet whether it could answer alone.",
    Ground.NEEDED: (
        "No party could answer alone. That is a sound reason to answer together. Ask too whether "
        "all of you are needed for it."
    ),
    Ground.MIXED: (
        "Some of you could answer alone. Say in the joint answer what the people you are there "
        "for gain from it, and ask whether all of you are needed."
    ),
    Ground.ALL_ALONE: (
        "Each of you says that it could answer alone. Then a joint answer takes choices away from "
        "the buyer, and may break competition law. Take advice before you go on, and tell the "
        "buyer: a joint answer then stands only on what it does for people."
    ),
}
SOURCE = (
    "The Competition and Markets Authority’s advice on bid-rigging for those who buy for the "
    "public, and guidance by lawyers on bidding together. This is not legal advice."
)


def ground_of(said: Sequence[Reason]) -> Ground:
    """Take together what the parties said."""
    if not said or any(each.alone is None for each in said):
        return Ground.OPEN
    if all(each.alone for each in said):
        return Ground.ALL_ALONE
    return Ground.MIXED if any(each.alone for each in said) else Ground.NEEDED


def why_not(*, alone: bool | None, needs: str) -> tuple[str, str] | None:
    """Give (message, field) of what is missing from one party's word; None when nothing is."""
    if alone is None:
        return "Say whether you could answer this alone", "alone"
    if not alone and not needs.strip():
        return "Say what you need the others for", "needs"
    return None


def said_alone(reason: Reason) -> str:
    """Say in words what one party said."""
    if reason.alone is None:
        return "has not said yet"
    return "could answer alone" if reason.alone else "could not answer alone"
