"""What is asked of a partner that leaves: the day and why, then what is settled."""

from typing import Any, ClassVar

from commissioning.foundation.fields import Choice, DateParts, Option, Paragraphs
from commissioning.foundation.forms import RegisterForm
from commissioning.partnerships.forms.talking import TalkForm
from commissioning.partnerships.rules.leaving import ANSWER, KEYS, QUESTIONS, Measure


class LeaveForm(TalkForm):
    """On which day a partner leaves, and why."""

    checked: ClassVar[tuple[str, ...]] = ("why",)
    leaves_on = DateParts(
        "On which day will you leave?",
        hint="Until that day you stay a partner. Give the others time to arrange things.",
        when="you will leave",
    )
    why = Paragraphs(
        "Why?",
        hint="A sentence or two. The other partners read it.",
        missing="Enter why, in a sentence or two",
        max_length=500,
        rows=3,
    )


class ChecklistForm(TalkForm):
    """What is settled before a partner goes; each answer may wait, and be changed until then."""

    checked: ClassVar[tuple[str, ...]] = KEYS
    measure = Choice(
        "How is your share measured?",
        options=[Option(each, each.words) for each in Measure],
    )

    def answers(self) -> dict[str, Any]:
        """Give what was answered, by question."""
        return {key: self._fields[key].data or "" for key in (*KEYS, "measure")}


for _question in QUESTIONS:
    setattr(
        ChecklistForm,
        _question.key,
        Paragraphs(_question.label, hint=_question.hint, max_length=ANSWER, rows=3),
    )


class LeaveNowForm(RegisterForm):
    """Leaving only asks: are you sure?"""


class StayForm(RegisterForm):
    """Staying after all only asks: are you sure?"""
