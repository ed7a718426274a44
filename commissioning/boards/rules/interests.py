"""Interests of those who decide, and who takes part.

Somebody with a conflict takes no part and is not counted present. Where the governing document
lets them, the others may release a conflict of loyalty; never a financial one. Sources: PRODUCT.md
section 7; Charity Commission guidance CC29.
"""

from enum import StrEnum


class Interest(StrEnum):
    """What somebody declares before they see the papers."""

    NONE = "none"
    FINANCIAL = "financial"
    LOYALTY = "loyalty"

    @property
    def words(self) -> str:
        """Name it as pages do."""
        return _WORDS[self]


_WORDS = {
    Interest.NONE: "no interest",
    Interest.FINANCIAL: "a financial interest",
    Interest.LOYALTY: "a conflict of loyalty",
}
_WEIGHTS = {Interest.NONE: 0, Interest.LOYALTY: 1, Interest.FINANCIAL: 2}
NOT_DECLARED = "had not declared their interests"
LONGEST_WORDS = 1_000


def takes_part(interest: Interest | None, released: bool, clause: str) -> bool:
    """Tell whether somebody may read the papers, be counted and vote.

    `clause` is the clause of the governing document that lets the others release a conflict of
    loyalty, "" without one. Who has declared nothing (None) takes no part yet.
    """
    if interest is Interest.LOYALTY:
        return released and bool(clause)
    return interest is Interest.NONE


def is_conflicted(interest: Interest | None, released: bool, clause: str) -> bool:
    """Tell whether somebody is kept out by a conflict, and not only by not having declared yet."""
    return interest is not None and not takes_part(interest, released, clause)


def why_no_part(interest: Interest | None, released: bool, clause: str) -> str:
    """Say why somebody takes no part; "" when they do."""
    if takes_part(interest, released, clause):
        return ""
    return NOT_DECLARED if interest is None else f"declared {interest.words}"


def why_not_declared(interest: str, words: str) -> tuple[str, str] | None:
    """Give (what to do, field) when this cannot be a declaration; None when it can."""
    if interest not in set(Interest):
        return "Say whether you have an interest in this", "kind"
    if interest != Interest.NONE and not words.strip():
        return "Say in a sentence what the interest is", "words"
    if len(words) > LONGEST_WORDS:
        return f"Use {LONGEST_WORDS:,} letters or fewer", "words"
    return None


def is_lighter(before: Interest, after: Interest) -> bool:
    """Tell whether a declaration takes back an interest, wholly or in part.

    Only a financial interest keeps somebody out whatever the others decide, so that loyalty is
    the lighter one.
    """
    return _WEIGHTS[after] < _WEIGHTS[before]


def why_not_released(interest: Interest | None, clause: str) -> str:
    """Say why the others cannot let somebody take part in spite of a conflict; "" if they can."""
    if interest is Interest.FINANCIAL:
        return "Nobody takes part in spite of a financial interest"
    if interest is not Interest.LOYALTY:
        return "There is no conflict of loyalty to decide on"
    if not clause:
        return (
            "Your governing document names no clause that lets the others decide otherwise. If "
            "there is one, add it to your board's rule first"
        )
    return ""
