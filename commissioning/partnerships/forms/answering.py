"""What is asked of those who answer a proposal, take it back, or let a partnership end."""

from typing import ClassVar

from wtforms import HiddenField

from commissioning.foundation.checked_forms import CheckedForm
from commissioning.foundation.fields import DateParts, Paragraphs
from commissioning.foundation.forms import RegisterForm


class ConfirmForm(RegisterForm):
    """A yes in the name of the organisation, to the very round that the page showed."""

    proposal = HiddenField()


class DeclineForm(CheckedForm):
    """A no to the very round that the page showed, with the reason that the others read."""

    proposal = HiddenField()

    checked: ClassVar[tuple[str, ...]] = ("why",)
    why = Paragraphs(
        "Why not this time?",
        hint="A sentence or two. The others read it, and it helps them to ask better.",
        missing="Enter why, in a sentence or two",
        max_length=500,
        rows=3,
    )


class WithdrawForm(CheckedForm):
    """Taking a proposal back, with the reason that the others read."""

    checked: ClassVar[tuple[str, ...]] = ("why",)
    why = Paragraphs(
        "Why?",
        hint="The others read it.",
        missing="Enter why you take it back",
        max_length=500,
        rows=3,
    )


class EndForm(CheckedForm):
    """The proposal to end a partnership: all of its partners confirm it."""

    checked: ClassVar[tuple[str, ...]] = ("why",)
    why = Paragraphs(
        "Why should it end?",
        hint="The other partners read it. What was done together stays on the record.",
        missing="Enter why it should end",
        max_length=500,
        rows=3,
    )
    reply_by = DateParts("By when should they answer?", when="by which they should answer")


class OpeningForm(RegisterForm):
    """One party's word that more may be shown, given or taken back by a button."""
