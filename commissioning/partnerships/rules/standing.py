"""What stands in the way of a party, in words: for the others who wait for it."""

from dataclasses import dataclass

RETIRED = "It is no longer here, so it cannot confirm. You can suggest a change without it."
UNVERIFIED = "It is not verified now, so it cannot confirm until it is."
OUT_OF_PLACE = "It is no longer a member of the place."
NO_MANDATE = "Nobody there holds a board's mandate yet, and only a mandated person can confirm."


@dataclass(frozen=True, kw_only=True)
class PartyFacts:
    """What is known of one party.

    Attributes:
        asked: It has still to confirm the round that is open.
        has_mandate: Somebody who speaks for it holds a board's mandate today.
    """

    verified: bool = True
    retired: bool = False
    in_the_place: bool = True
    asked: bool = False
    has_mandate: bool = True


def note_on(facts: PartyFacts) -> str:
    """Say the one thing that matters most about a party, or nothing."""
    checks = (
        (facts.retired, RETIRED),
        (not facts.verified, UNVERIFIED),
        (not facts.in_the_place, OUT_OF_PLACE),
        (facts.asked and not facts.has_mandate, NO_MANDATE),
    )
    return next((words for holds, words in checks if holds), "")
