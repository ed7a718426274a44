"""What one commissioner does next about one opportunity."""

from collections.abc import Collection
from enum import StrEnum

from commissioning.opportunities.rules.clear import KIND_MISSING, YEAR_MISSING, Clearness


class Step(StrEnum):
    """A step that waits for a commissioner, named by what it does."""

    PUBLISH = "publish"
    TAKE_IN = "take in"
    YEAR = "declare the year"
    INTEREST = "declare interest"
    CHOOSE_MODE = "choose mode"
    RECORD_DECISION = "record decision"


def next_step(
    verbs: Collection[str], found: Clearness, *, over: bool, chosen: bool, decided: bool
) -> Step | None:
    """Give the first step of a commissioner that is not done; None when none is left.

    `verbs` is what the policy allows; `over` that the closing date or the stage has gone by;
    `chosen` that a commissioner chose what may be shared.
    """
    if "stand aside" in verbs:
        return None
    if "publish" in verbs:
        return Step.PUBLISH
    if decided:
        return None
    if "take in" in verbs:
        return Step.TAKE_IN
    if "see interests" not in verbs:  # it is neither theirs nor in their place
        return None
    return _interests(found) or _about_it(verbs, over=over, chosen=chosen)


def _interests(found: Clearness) -> Step | None:
    if YEAR_MISSING in found.missing:
        return Step.YEAR
    return Step.INTEREST if KIND_MISSING in found.missing else None


def _about_it(verbs: Collection[str], *, over: bool, chosen: bool) -> Step | None:
    if over:
        return Step.RECORD_DECISION if "record decision" in verbs else None
    return Step.CHOOSE_MODE if "choose mode" in verbs and not chosen else None
