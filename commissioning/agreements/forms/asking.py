"""What is asked of partners who put words to all of them, or answer those of others."""

from typing import ClassVar

from commissioning.agreements.rules.asking import LONGEST_WHY, Says
from commissioning.foundation.fields import Choice, DateParts, Option, Paragraphs
from commissioning.foundation.forms import RegisterForm

PARTNERS = "the staff and boards of the partners, and nobody else."


class AskingForm(RegisterForm):
    """The ground of these forms; `step` says which of a page's three steps one is for."""

    who_can_see = PARTNERS
    step: ClassVar[str]


class EndForm(AskingForm):
    """The last day of an agreement that ends early, and why."""

    step = "ask"
    last_day = DateParts("What is its last day?", when="it ends")
    why = Paragraphs(
        "Why does it end?",
        hint="All partners confirm these very words. What was agreed and done stays on record.",
        missing="Enter why it ends",
        max_length=LONGEST_WHY,
        rows=3,
    )


class SettleForm(AskingForm):
    """How a dispute was settled."""

    step = "ask"
    how = Paragraphs(
        "How did you settle it?",
        hint="Write what all of you agreed. It is settled when all have said yes to these words.",
        missing="Enter how you settled it",
    )
    settled_on = DateParts("When did you settle it?", when="you settled it")


class ReplyForm(AskingForm):
    """A partner's word on what is put to all."""

    step = "answer"
    said = Choice(
        "Does your organisation agree to exactly these words?",
        options=[Option(Says.YES, "Yes"), Option(Says.NOT_YET, "Not yet")],
        missing="Choose whether you agree to these words",
    )
    words = Paragraphs(
        "If not yet: what would you change?", hint="The other partners read it.", rows=3
    )


class TakeAnswerBackForm(AskingForm):
    """The wish to take our word back."""

    step = "take_back"
