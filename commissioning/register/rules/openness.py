"""How open an owner agrees to be, asked as one question, kept as a mode and a flag."""

from enum import StrEnum

from commissioning.foundation.sharing import SharingMode


class Openness(StrEnum):
    """Who may see a declaration at most, once there is no competition to protect."""

    MEMBERS = "members"
    PUBLIC = "public"
    NOBODY = "nobody"


IN_A_WORD = {
    Openness.MEMBERS: "Members of the place",
    Openness.PUBLIC: "Anyone",
    Openness.NOBODY: "Nobody but us",
}


def openness_of(consented_mode: str, public: bool) -> Openness:
    """Read the answer back from what is kept."""
    if consented_mode != SharingMode.SHARED:
        return Openness.NOBODY
    return Openness.PUBLIC if public else Openness.MEMBERS


def kept_as(openness: Openness) -> tuple[SharingMode, bool]:
    """Give the most open mode that the owner agreed to, and whether anyone may see it there."""
    if openness is Openness.NOBODY:
        return SharingMode.INTRODUCTIONS, False
    return SharingMode.SHARED, openness is Openness.PUBLIC


def question(mode: SharingMode, place: str) -> str:
    """Ask for the owner's consent, in the words that fit what is shown about it today."""
    if mode == SharingMode.SHARED:
        return "Who may see it?"
    return f"If {place} later shares openly who is bidding, who may see it then?"


def answers(place: str) -> tuple[tuple[Openness, str, str], ...]:
    """Give the answers to choose from, each with what would happen."""
    return (
        (
            Openness.MEMBERS,
            f"Members of {place}",
            "And its commissioners who have said that they have no conflict of interest.",
        ),
        (
            Openness.PUBLIC,
            "Anyone",
            "Your name, the opportunity, what you would do, areas, themes. Members see the rest.",
        ),
        (
            Openness.NOBODY,
            "Nobody but us",
            "You can still ask to be introduced to others, one at a time.",
        ),
    )
