"""What is asked while a review is written, answered and concluded."""

from commissioning.foundation.fields import Choice, Option, Paragraphs
from commissioning.foundation.forms import RegisterForm
from commissioning.reviews.actions.keeping import LONGEST
from commissioning.reviews.rules.reviewing import Conclusion, PointKind

SAY_IT = "Enter what you would like to say"


class PointForm(RegisterForm):
    """One more strength, question or concern."""

    kind = Choice(
        "What is it?",
        options=[Option(kind, kind.words, kind.hint) for kind in PointKind],
        missing="Choose what it is",
    )
    words = Paragraphs("What would you like to say?", missing=SAY_IT, max_length=LONGEST, rows=4)


class ChangePointForm(RegisterForm):
    """Other words for a point of a draft."""

    words = Paragraphs("What would you like to say?", missing=SAY_IT, max_length=LONGEST)


class AnswerForm(RegisterForm):
    """What a partner answers to a point."""

    words = Paragraphs(
        "Your answer",
        hint=(
            "You answer for your organisation. Partners and the reviewer read it, and a public "
            "body can be asked for its papers under freedom of information law."
        ),
        missing="Enter your answer",
        max_length=LONGEST,
        rows=4,
    )


class ConcludeForm(RegisterForm):
    """What a review comes to, and why."""

    conclusion = Choice(
        "What does your review come to?",
        options=[Option(each, each.words, each.means) for each in Conclusion],
        missing="Choose what your review comes to",
    )
    reasons = Paragraphs(
        "Why?",
        hint="Say what you would like to stay, and what would help.",
        missing="Say why, so that the partners can learn from it",
        max_length=LONGEST,
    )
