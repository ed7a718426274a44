"""Leaving a partnership: a dated event with a checklist, never a deletion (PRODUCT.md section 5).

What a leaver gets of savings and overspends is measured by time or by cost; the clause of the
agreement chooses which (PRODUCT.md section 6). FACTS.md 1.3 names staff, data and exit among what
a joint working agreement settles.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from commissioning.foundation.in_words import a_day

LONGEST_NOTICE = timedelta(days=2 * 366)
ANSWER = 1_000  # letters


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to settle before a partner goes."""

    key: str
    label: str
    hint: str


class Measure(StrEnum):
    """How the leaver's part of savings and overspends is measured."""

    TIME = "time"
    COST = "cost"
    AGREEMENT = "agreement"
    NOTHING = "nothing"

    @property
    def words(self) -> str:
        """Say the measure as a sentence."""
        return _MEASURES[self]


_MEASURES = {
    Measure.TIME: "By time: the part of the period that we were in it.",
    Measure.COST: "By cost: the part of the cost that fell while we were in it.",
    Measure.AGREEMENT: "As our agreement says.",
    Measure.NOTHING: "We share no savings or overspends.",
}

QUESTIONS = (
    Question(
        "roles",
        "Who takes over your work?",
        "Each role and each thing under way: who does it from then on, or how it ends.",
    ),
    Question(
        "share",
        "What becomes of your share of benefits, savings and overspends?",
        "Up to which day it is counted, and when it is settled.",
    ),
    Question(
        "data",
        "What happens to the information you hold together?",
        "What you hand over, what you keep and why, what you delete and by when.",
    ),
    Question(
        "staff",
        "What does this mean for the people who work on it?",
        "Whose posts change, who has told them, and who looks at whether staff must transfer.",
    ),
    Question(
        "told",
        "Who is told, by whom and when?",
        "The buyer, the people you support, staff, trustees, funders.",
    ),
)
MEASURED = "How is your share measured?"
KEYS = tuple(each.key for each in QUESTIONS)

LEAD_FIRST = (
    "You lead this partnership. Before you can leave, all partners confirm a change that names "
    "another lead"
)


def why_not(leaves_on: date, today: date) -> str:
    """Say why a partner cannot say that it leaves on this day; "" when it can."""
    if leaves_on < today:
        return "Enter today or a day to come. What is past cannot be left"
    if leaves_on > today + LONGEST_NOTICE:
        return "Enter a day within the next two years"
    return ""


def is_answered(checklist: Mapping[str, Any], key: str) -> bool:
    """Tell whether one question is settled; a share needs its measure too."""
    if key == "share" and checklist.get("measure") not in set(Measure):
        return False
    return bool(str(checklist.get(key, "")).strip())


def settled(checklist: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Give each question with its answer so far; how a share is measured is a line of its own."""
    for each in QUESTIONS:
        yield each.label, str(checklist.get(each.key, ""))
        if each.key == "share":
            measure = checklist.get("measure")
            yield MEASURED, Measure(measure).words if measure in set(Measure) else ""


def to_settle(checklist: Mapping[str, Any]) -> tuple[Question, ...]:
    """Give the questions that are not settled yet, in their order."""
    return tuple(each for each in QUESTIONS if not is_answered(checklist, each.key))


def must_hand_over(*, leads: bool, remaining: int) -> bool:
    """Tell whether a lead has to hand over first: where it leaves a partnership that goes on.

    `remaining` is how many partners are in it once this one is gone.
    """
    return leads and goes_on(remaining)


def goes_on(remaining: int) -> bool:
    """Tell whether a partnership goes on with so many partners: it takes two."""
    return remaining >= 2


def why_not_done(
    leaves_on: date, today: date, checklist: Mapping[str, Any], *, hand_over: bool
) -> str:
    """Say what has to be so before the leaving is done; "" when all is.

    A day that passes does nothing by itself: the partner that leaves says that it is done.
    """
    if open_questions := to_settle(checklist):
        return f"Answer this first: {open_questions[0].label}"
    if hand_over:
        return LEAD_FIRST
    if today < leaves_on:
        return f"You said that you leave on {a_day(leaves_on)}. Come back on that day"
    return ""
