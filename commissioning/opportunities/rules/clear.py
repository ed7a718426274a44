"""When a commissioner is clear for an opportunity, and if not, what is missing (PRODUCT.md 3)."""

from dataclasses import dataclass
from enum import StrEnum


class InterestKind(StrEnum):
    """What a commissioner may declare about one opportunity."""

    NONE = "none"
    POTENTIAL = "potential"
    PERCEIVED = "perceived"
    ACTUAL = "actual"

    @property
    def words(self) -> str:
        """Name it as pages do."""
        return _WORDS[self]

    @property
    def needs_mitigation(self) -> bool:
        """Tell whether another officer has to say how it is dealt with."""
        return self in (InterestKind.POTENTIAL, InterestKind.PERCEIVED)


_WORDS = {
    InterestKind.NONE: "No interest",
    InterestKind.POTENTIAL: "A potential conflict",
    InterestKind.PERCEIVED: "A perceived conflict",
    InterestKind.ACTUAL: "An actual conflict",
}
MEANS = {
    InterestKind.NONE: "Nothing links you to anybody who might bid.",
    InterestKind.POTENTIAL: (
        "Nothing gets in the way now, but something may later: a relative who looks for work with "
        "a charity, say."
    ),
    InterestKind.PERCEIVED: (
        "You are sure that it makes no difference, but somebody looking on might think it does."
    ),
    InterestKind.ACTUAL: (
        "Something links you to somebody who might bid: a seat on their board, a paid job, family. "
        "You will see what the public sees, and take no part."
    ),
}

YEAR_MISSING = "You have not made this year's declaration of interests."
KIND_MISSING = "You have not said whether you have an interest in this opportunity."
NOT_DEALT_WITH = "Another officer has not yet recorded how your {words} is dealt with."
SITS_THERE = (
    "You have a role in an organisation that is on the register for it. That is an actual conflict "
    "of interest, for as long as you hold the role."
)
ACTUAL = "You have an actual conflict of interest in it. That stays so until you say otherwise."


@dataclass(frozen=True, slots=True)
class Clearness:
    """Whether a commissioner is clear for one opportunity; `missing` says in words what is not."""

    missing: tuple[str, ...]

    @property
    def clear(self) -> bool:
        """Tell whether nothing is missing."""
        return not self.missing


def clearness(
    kind: InterestKind | None, *, year_made: bool, mitigated: bool, sits_there: bool = False
) -> Clearness:
    """Say what is missing for a commissioner to be clear.

    `kind` is the newest declaration about the opportunity, None when there is none; `sits_there`
    that the person has a role in an organisation that bids for it.
    """
    found = [] if year_made else [YEAR_MISSING]
    found += [SITS_THERE] if sits_there else []
    if kind is None:
        found.append(KIND_MISSING)
    elif kind is InterestKind.ACTUAL:
        found.append(ACTUAL)
    elif kind.needs_mitigation and not mitigated:
        words = kind.words.removeprefix("A ").lower()
        found.append(NOT_DEALT_WITH.format(words=words))
    return Clearness(tuple(found))
