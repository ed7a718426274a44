"""The questions a board asks itself before it decides, after the seven principles of CC27.

In our own words. Staff draft the answers; the board amends and confirms them. The risk of not
doing it stands beside the risk of doing it (PRODUCT.md section 7).
Source: Charity Commission guidance CC27, Decision-making for charity trustees (September 2024).
"""

from collections.abc import Mapping
from dataclasses import dataclass

LONGEST_ANSWER = 4_000
SOURCE = "Charity Commission, guidance CC27, Decision-making for charity trustees"


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `hint` says what a good answer holds."""

    key: str
    asks: str
    hint: str


SEVEN = (
    Question(
        "powers",
        "Are we allowed to do this?",
        "Which of our purposes does it serve, and what in our governing document lets us?",
    ),
    Question(
        "good_faith",
        "Do we do it for the people we are here for?",
        "Say whose interest it serves, and that nobody on the board does it for another reason.",
    ),
    Question(
        "informed",
        "Do we know enough?",
        "What did we read, whom did we ask, whose advice did we take? What do we still not know?",
    ),
    Question(
        "relevant",
        "Have we thought of all that matters here?",
        "Money, people, buildings, partners, reputation, what could go wrong, what else we could "
        "do instead.",
    ),
    Question(
        "irrelevant",
        "Have we left aside what should not count?",
        "Such as personal likings, habit, or what would suit one of us.",
    ),
    Question(
        "conflicts",
        "Who has an interest, and how did we deal with it?",
        "Interests are declared here before anyone sees the papers. Add what is not yet said.",
    ),
    Question(
        "range",
        "Could a sensible board decide this?",
        "Say in two or three sentences why we think it right, as you would to the people we help.",
    ),
)
RISKS = (
    Question(
        "risk_doing",
        "What could go wrong if we do it?",
        "The most we could lose, how likely that is, and what we would do about it.",
    ),
    Question(
        "risk_not_doing",
        "What could go wrong if we do not?",
        "Who would go without, what we would lose, and what would happen to the others.",
    ),
)
QUESTIONS = SEVEN + RISKS
KEYS = tuple(question.key for question in QUESTIONS)


def tidied(answers: Mapping[str, str]) -> dict[str, str]:
    """Keep the answers to our questions alone, without space around them."""
    return {key: answers.get(key, "").strip() for key in KEYS}


def why_too_long(answers: Mapping[str, str]) -> list[tuple[str, str]]:
    """List answers that are too long: (what to do, the question's key)."""
    return [
        (f"Use {LONGEST_ANSWER:,} letters or fewer", key)
        for key in KEYS
        if len(answers.get(key, "")) > LONGEST_ANSWER
    ]


def unanswered(answers: Mapping[str, str]) -> list[Question]:
    """List the questions that nobody has answered yet, in their order."""
    return [each for each in QUESTIONS if not answers.get(each.key, "").strip()]


def why_unanswered(answers: Mapping[str, str]) -> list[tuple[str, str]]:
    """List what is still to be answered before it can be confirmed: (what to do, the key)."""
    missing = [(f"Answer “{each.asks}”", each.key) for each in unanswered(answers)]
    return missing + why_too_long(answers)
