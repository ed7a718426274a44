"""What is asked about a commissioner's way of working."""

from commissioning.foundation.fields import Choice, Paragraphs
from commissioning.foundation.forms import RegisterForm
from commissioning.reviews.actions.keeping import LONGEST


class WorkingForm(RegisterForm):
    """What helps, and what gets in the way."""

    about = Choice("Whose way of working?", missing="Choose whose way of working you speak of")
    helps = Paragraphs(
        "What helps?",
        hint="For example: one person to ring, papers that come a week before, early payment.",
        max_length=LONGEST,
    )
    hinders = Paragraphs(
        "What gets in the way?",
        hint="For example: three forms that ask the same. Say what would be easier.",
        max_length=LONGEST,
    )


class AnswerViewForm(RegisterForm):
    """What a commissioner answers."""

    words = Paragraphs(
        "Your answer",
        hint="What will you keep, and what will you change?",
        missing="Enter your answer",
        max_length=LONGEST,
    )
