"""What is asked of those who begin, offer, decide on, sign or withdraw a version."""

from collections.abc import Sequence
from typing import Any

from wtforms import HiddenField

from commissioning.agreements.rules.deciding import Said
from commissioning.agreements.rules.starting_points import STARTING_POINTS, Start
from commissioning.foundation.fields import Choice, DateParts, Line, Option, Paragraphs
from commissioning.foundation.forms import RegisterForm

SAID = (
    Option(Said.APPROVED, "The board approved it"),
    Option(Said.REFUSED, "The board did not approve it"),
)


def _why() -> Paragraphs:
    return Paragraphs(
        "Why?", hint="Every party reads it.", missing="Enter why", max_length=500, rows=3
    )


class BeginForm(RegisterForm):
    """The title of a new agreement, and what it starts from."""

    who_can_see = "only the partners, until you offer it to their boards."
    title = Line("What do you call the agreement?", missing="Enter a title", max_length=200)
    start = Choice(
        "What do you start from?",
        options=[
            Option(each, STARTING_POINTS[each].title, STARTING_POINTS[each].words) for each in Start
        ],
        missing="Choose what you start from",
    )


class NextForm(RegisterForm):
    """The wish to write the next version, and what it starts from where there is a choice."""

    who_can_see = "only the partners, until you offer it to their boards."
    start = Choice("What does it start from?", missing="Choose what it starts from")

    def __init__(self, points: Sequence[Option], **more: Any) -> None:
        super().__init__(**more)
        if len(points) > 1:
            self.start.options = points
        else:
            del self["start"]

    @property
    def chosen(self) -> int | None:
        """Give the number of the version it starts from; None where there is no choice."""
        return int(self.start.data) if "start" in self and self.start.data else None


class OfferForm(RegisterForm):
    """The offer of exactly the text that the page showed: its fingerprint goes along."""

    text = HiddenField()


class WordForm(RegisterForm):
    """A party's word on the very text that the page showed, whose fingerprint goes along."""

    text = HiddenField()

    def carry(self, fingerprint: str | None) -> None:
        """Let the form carry the fingerprint of what its page shows, unless it came with one."""
        self.text.data = self.text.data or fingerprint


class DecideForm(WordForm):
    """What our board decided."""

    said = Choice("What did the board decide?", options=SAID, missing="Choose what it decided")
    decided_on = DateParts("On which day?", when="the board decided")
    minute = Line(
        "Which minute says so?",
        hint="Its number or date, and where it is kept. The other parties read this.",
        missing="Enter the minute's number or date, and where it is kept",
        max_length=300,
    )
    words = Paragraphs(
        "Is there anything to say with it?",
        hint="If the board said no, say why, so that the next version can meet it.",
        max_length=4000,
    )


class AcknowledgeForm(WordForm):
    """An officer's word on a small change."""

    words = Paragraphs("Is there anything to say with it?", max_length=4000, rows=3)


class SignForm(RegisterForm):
    """Who signed for us, when, and where the signed copy is kept."""

    signed_by = Line("Who signed for you?", missing="Enter who signed", max_length=200)
    signed_on = DateParts("On which day?", when="it was signed")
    kept_where = Line(
        "Where is the signed copy kept?",
        missing="Enter where the signed copy is kept",
        max_length=300,
    )


class WithdrawForm(RegisterForm):
    """A reason for withdrawing a version."""

    why = _why()


class TakeBackForm(WordForm):
    """A reason for taking our word on a version back."""

    why = _why()
