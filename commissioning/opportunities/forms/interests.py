"""What is asked about commissioners' interests."""

from wtforms import Field
from wtforms.validators import StopValidation

from commissioning.foundation.fields import Choice, Option, Paragraphs, Tick
from commissioning.foundation.forms import RegisterForm
from commissioning.opportunities.rules.clear import MEANS, InterestKind

OFFICERS = "you, and the commissioners of your organisation and of the place."


class YearForm(RegisterForm):
    """The year's declaration."""

    who_can_see = "you alone. Your name and the day you made it are kept on the trail."
    text = Paragraphs(
        "What interests do you have?",
        hint="Jobs, boards, gifts, shares, family. Leave empty if you have none.",
        max_length=4_000,
    )
    true = Tick(
        "This is all I know of today, and I will say so when it changes",
        missing="Tick this when you have said all you know of",
    )


class InterestForm(RegisterForm):
    """An interest in one opportunity."""

    who_can_see = OFFICERS
    kind = Choice(
        "Do you have an interest in this opportunity?",
        options=[Option(kind, kind.words, MEANS[kind]) for kind in InterestKind],
        missing="Choose whether you have an interest",
    )
    text = Paragraphs(
        "What links you to it?",
        hint="A sentence or two. Leave empty if you have no interest.",
        max_length=2_000,
        rows=3,
    )

    def validate_text(self, field: Field) -> None:
        """Ask for words wherever there is an interest."""
        if self.kind.data not in (None, InterestKind.NONE) and not field.data:
            raise StopValidation("Enter what links you to it, in a sentence or two")


class MitigationForm(RegisterForm):
    """How another person's interest is dealt with."""

    who_can_see = (
        "the person it is about, and the commissioners of their organisation and of the place. "
        "Your name and role stand with it."
    )
    words = Paragraphs(
        "How is it dealt with?",
        hint="For example: she takes no part in scoring, and I sit in every meeting about it.",
        missing="Enter how it is dealt with",
        max_length=2_000,
        rows=4,
    )
