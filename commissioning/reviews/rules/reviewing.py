"""What a review is made of, in the words of its pages: points, and what it concludes."""

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from commissioning.foundation.in_words import a_day

ADVICE = (
    "A review is advice. It decides nothing, and nothing waits for it: the partners' boards and "
    "the buyer go on as they choose."
)
ADVICE_OF_A_PARTY = (
    "{name} is itself a party to this partnership, so this is advice from one of its own. Its "
    "reviewer had acted for no party of it when the review began."
)
SOMEBODY_ELSE = (
    "You have acted for a party here, or for another bid on the same opportunity. So if your "
    "organisation reviews this partnership, a colleague does who has not."
)
NO_STRENGTH_YET = "Say at least one strength you saw before you share it"


class PointKind(StrEnum):
    """What a reviewer may write down; in this order on every page and paper."""

    STRENGTH = "strength"
    QUESTION = "question"
    CONCERN = "concern"

    @property
    def words(self) -> str:
        """Name one of them as pages do."""
        return f"A {self}"

    @property
    def heading(self) -> str:
        """Name all of them together."""
        return _HEADINGS[self]

    @property
    def hint(self) -> str:
        """Say what belongs here."""
        return _HINTS[self]


_HEADINGS = {
    PointKind.STRENGTH: "Strengths seen",
    PointKind.QUESTION: "Questions",
    PointKind.CONCERN: "Concerns",
}
_HINTS = {
    PointKind.STRENGTH: "Something that is strong here, and that you would like to see stay.",
    PointKind.QUESTION: "Something you would like to understand better.",
    PointKind.CONCERN: "Something that worries you, and what would put your mind at rest.",
}


class Conclusion(StrEnum):
    """What a review comes to; always with reasons."""

    SUPPORTIVE = "supportive"
    SUGGESTIONS = "suggestions"
    NOT_YET = "not_yet"

    @property
    def words(self) -> str:
        """Name it as pages do."""
        return _CONCLUSIONS[self]

    @property
    def means(self) -> str:
        """Say what the partners may take from it."""
        return _MEANS[self]


_CONCLUSIONS = {
    Conclusion.SUPPORTIVE: "Supportive",
    Conclusion.SUGGESTIONS: "Supportive, with suggestions",
    Conclusion.NOT_YET: "Not yet supportive",
}
_MEANS = {
    Conclusion.SUPPORTIVE: "You would be glad to see it go ahead as it is.",
    Conclusion.SUGGESTIONS: "You would be glad to see it go ahead, and have ideas for it.",
    Conclusion.NOT_YET: "You would like something to change first. Say what, and how.",
}


def advice(party: str = "") -> str:
    """Say what a review is for; `party` names the reviewer's organisation where it is a party."""
    return f"{ADVICE} {ADVICE_OF_A_PARTY.format(name=party)}" if party else ADVICE


def why_not_shared(kinds: Collection[str]) -> str:
    """Say why a draft with points of these kinds is not shared yet; "" when it can be."""
    return "" if PointKind.STRENGTH in kinds else NO_STRENGTH_YET


def standing_words(status: str, conclusion: str) -> tuple[str, str]:
    """Say how a review stands, and in which tone a tag shows it."""
    if status == "concluded":
        tone = "calm" if conclusion == Conclusion.NOT_YET else "done"
        return Conclusion(conclusion).words, tone
    return ("A draft", "quiet") if status == "draft" else ("Shared with the partners", "waits")


def acted_since(party: str, on: date, *, is_reviewer: bool) -> str:
    """Say to all who read a review for whom somebody who wrote in it acts now, and since when."""
    who = "The reviewer" if is_reviewer else "Somebody who wrote in this review"
    return f"{who} has acted for {party} since {a_day(on)}, and reviews this no more."


def shared_interest(kind: str, mitigated_by: str) -> str:
    """Say to partners what a reviewer declared about the opportunity: the kind, never the words."""
    if kind == "none":
        return "The reviewer has declared no interest in this opportunity."
    if not mitigated_by:
        article = "an" if kind == "actual" else "a"
        return (
            f"The reviewer has since declared {article} {kind} conflict of interest, and takes no "
            "part while it stands."
        )
    return (
        f"The reviewer has declared a {kind} conflict of interest in this opportunity. Another "
        f"officer recorded how it is dealt with: {mitigated_by}."
    )
