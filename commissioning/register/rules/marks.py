"""Marks on a pair of overlapping declarations, in shared mode only (PRODUCT.md section 4).

Each side keeps its own mark on the pair. What one side says of talking, partnering or going
separately is shown to the other; setting a pair aside only tidies one's own list.
"""

from enum import StrEnum

from commissioning.foundation.actor import DECLARING, Role
from commissioning.foundation.sharing import SharingMode


class Mark(StrEnum):
    """Where one side says that a pair stands."""

    NONE = "none"
    TALKING = "talking"
    PARTNERING = "partnering"
    SEPARATE = "separate"
    ASIDE = "aside"

    @property
    def words(self) -> str:
        """Name the mark as pages do."""
        return _WORDS[self]


_WORDS = {
    Mark.NONE: "Nothing said yet",
    Mark.TALKING: "Talking",
    Mark.PARTNERING: "Partnering",
    Mark.SEPARATE: "Going separately",
    Mark.ASIDE: "Set aside",
}

Row = tuple[Mark, str, Mark, frozenset[Role]]

# A pair that is partnering is not set aside in one step: the other side is owed the word first.
MOVES: tuple[Row, ...] = (
    (Mark.NONE, "talk", Mark.TALKING, DECLARING),
    (Mark.NONE, "partner", Mark.PARTNERING, DECLARING),
    (Mark.NONE, "go_separately", Mark.SEPARATE, DECLARING),
    (Mark.NONE, "set_aside", Mark.ASIDE, DECLARING),
    (Mark.TALKING, "partner", Mark.PARTNERING, DECLARING),
    (Mark.TALKING, "go_separately", Mark.SEPARATE, DECLARING),
    (Mark.TALKING, "set_aside", Mark.ASIDE, DECLARING),
    (Mark.PARTNERING, "talk", Mark.TALKING, DECLARING),
    (Mark.PARTNERING, "go_separately", Mark.SEPARATE, DECLARING),
    (Mark.SEPARATE, "talk", Mark.TALKING, DECLARING),
    (Mark.SEPARATE, "partner", Mark.PARTNERING, DECLARING),
    (Mark.SEPARATE, "set_aside", Mark.ASIDE, DECLARING),
    (Mark.ASIDE, "bring_back", Mark.NONE, DECLARING),
)

BUTTONS = {
    "talk": "We are talking",
    "partner": "We are partnering",
    "go_separately": "We are going separately",
    "set_aside": "Set this aside",
    "bring_back": "Bring this back",
}

# Two organisations that know of each other and still answer apart owe a word on why:
# it is what the place learns from.
NEEDS_A_REASON = frozenset({"go_separately"})
SHOWN_TO_THE_OTHER = frozenset({Mark.TALKING, Mark.PARTNERING, Mark.SEPARATE})


def may_be_marked(mode_a: SharingMode, mode_b: SharingMode) -> bool:
    """Tell whether a pair can be marked: only while both declarations count as shared."""
    return mode_a == SharingMode.SHARED and mode_b == SharingMode.SHARED


def verbs_from(mark: Mark, role: Role | None) -> tuple[str, ...]:
    """List the moves that a seat of one side has from its own mark."""
    return tuple(verb for was, verb, _, roles in MOVES if was == mark and role in roles)


def mark_after(mark: Mark, verb: str) -> Mark | None:
    """Give the mark that a verb leads to from here, or None where it is not allowed."""
    return next((to for was, done, to, _ in MOVES if was == mark and done == verb), None)


def pair_words(ours: Mark, theirs: Mark) -> str:
    """Say where a pair stands, as one side reads it."""
    heard = theirs if theirs in SHOWN_TO_THE_OTHER else Mark.NONE
    if ours == Mark.NONE and heard == Mark.NONE:
        return "Nobody has said anything yet. You could be first."
    if ours == heard:
        return f"You both say: {ours.words.lower()}."
    parts = (("You say", ours), ("They say", heard))
    return " ".join(f"{who}: {mark.words.lower()}." for who, mark in parts if mark != Mark.NONE)
