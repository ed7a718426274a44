"""All that may matter of one partnership, in every combination, for the tests of who sees what."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

OUTSIDE_MODES = ("shared", "introductions", "sealed")


@dataclass(frozen=True)
class Facts:
    """All that may matter of one partnership."""

    mode: str  # "" where there is no opportunity
    here: bool  # the opportunity is in the partnership's own place
    agreed: str  # the most open mode that all its parties agreed to
    status: str
    decided: bool
    cancelled: bool
    awarded: bool
    told: bool
    less: bool  # a declaration in it whose owner agreed to introductions only
    opened: bool  # all its partners let members read the agreement
    left_opened: bool  # and so does the one that was a party to it, and left

    @property
    def was_formed(self) -> bool:
        """It is formed, or once was."""
        return self.status in ("formed", "ended")

    @property
    def is_decided(self) -> bool:
        """The buyer's decision is recorded."""
        return self.decided and not self.cancelled

    @property
    def is_shared(self) -> bool:
        """The stricter of its modes is "shared", for what is in it too."""
        return self.mode == self.agreed == "shared" and self.here and not self.less

    @property
    def members(self) -> bool:
        """Members of the place know of it."""
        return self.was_formed and (self.told if self.is_decided else self.is_shared)

    @property
    def clear_commissioners(self) -> bool:
        """Clear commissioners of the place know of it."""
        return self.was_formed and (self.awarded if self.is_decided else self.is_shared)

    @property
    def in_full(self) -> bool:
        """All whose word is asked for let whoever is shown it read the text."""
        return self.opened and self.left_opened


def all_facts() -> Iterator[Facts]:
    """Give every combination that could be, and is not another's twin."""
    yes_or_no = (False, True)
    for mode, status in product(
        ("", *OUTSIDE_MODES), ("proposed", "formed", "ended", "not_formed")
    ):
        for here, agreed, decided, cancelled in product(
            yes_or_no, ("shared", "introductions"), yes_or_no, yes_or_no
        ):
            given = mode, here, agreed, status, decided, cancelled
            for more in product(yes_or_no, repeat=5):
                facts = Facts(*given, *more)
                if _counts(facts):
                    yield facts


def _counts(facts: Facts) -> bool:
    """Leave out what could not be, and what is another's twin."""
    if not facts.mode and (facts.here or facts.decided or facts.cancelled or facts.awarded):
        return False
    if (facts.awarded or facts.cancelled) and not facts.decided:
        return False
    if facts.less and facts.mode != "shared":
        return False
    if facts.left_opened and not facts.opened:
        return False
    return facts.was_formed or not (facts.told or facts.less or facts.awarded or facts.opened)
