"""What the register asks, and offers, after a bid that was not successful (section 4).

The wording looks forward and blames nobody. Every answer can be left empty.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from commissioning.foundation.in_words import a_day
from commissioning.register.rules.stages import Stage

HEADING = "What could happen anyway?"
OPENING = (
    "This bid was not successful. The need has not gone away, and neither has what you would "
    "bring. Answer as much or as little as you like; only you can see your answers."
)


@dataclass(frozen=True)
class Question:
    """One kind question: its name in the record, and its label and hint on the page."""

    name: str
    label: str
    hint: str


QUESTIONS = (
    Question(
        "anyway",
        "What could happen anyway?",
        "A smaller start, another way to pay for it, or something that needs no money.",
    ),
    Question(
        "talk_to",
        "Who could you talk to?",
        "People who wanted this, the commissioner, or an organisation you met on the way.",
    ),
    Question(
        "learnt",
        "What did you learn?",
        "About what people want, about working together, about how the bid was asked for.",
    ),
    Question(
        "thanks",
        "Who would you like to thank?",
        "Those who gave time, ideas or their own story.",
    ),
)


class CarryOn(StrEnum):
    """The ways a bid can be carried on."""

    DECLARATION = "declaration"
    PARTNERSHIP = "partnership"
    CONVERSATION = "conversation"
    NOT_NOW = "not_now"


# Only what the organisation would do again goes along. The opportunity, lots, stage, dates,
# amount, consents and who could see it belong to the bid that is over.
CARRIED_FIELDS = ("title", "summary", "who_for", "areas", "themes", "brings", "looks_for")


def is_offered(stage: Stage) -> bool:
    """Tell whether the kind path opens at this stage; in part counts, for what was not funded."""
    return stage in (Stage.NOT_SUCCESSFUL, Stage.PARTLY_SUCCESSFUL)


def carried(fields: dict[str, object]) -> dict[str, object]:
    """Give the fields with which a new declaration starts from the one before."""
    return {name: fields[name] for name in CARRIED_FIELDS if name in fields}


_BEGAN = {
    Stage.NOT_SUCCESSFUL: "This began as a bid that did not succeed",
    Stage.PARTLY_SUCCESSFUL: "This began as a bid that succeeded in part",
}


def began_words(stage: Stage, *, title: str, on: date, may_see_it: bool) -> str:
    """Say where something began, or nothing to a reader who may not see the beginning.

    The trail would otherwise name an organisation that was not awarded, which only it may do.
    """
    if not may_see_it or stage not in _BEGAN:
        return ""
    return f"{_BEGAN[stage]}: {title}, {a_day(on)}."


def became_words(what: CarryOn, *, title: str, may_see_it: bool) -> str:
    """Say, on the page of the bid that is over, what it became."""
    if not may_see_it or what == CarryOn.NOT_NOW:
        return ""
    kind = {
        CarryOn.DECLARATION: "a new bid",
        CarryOn.PARTNERSHIP: "a partnership",
        CarryOn.CONVERSATION: "an open conversation",
    }[what]
    return f"This carried on as {kind}: {title}."
