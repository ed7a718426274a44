"""What is asked of a buyer about what it said to anyone."""

from commissioning.foundation.fields import DateParts, Line, Paragraphs, Tick
from commissioning.foundation.forms import RegisterForm
from commissioning.reviews.actions.equal_information import LONGEST_SETTING


class SaidForm(RegisterForm):
    """What was said to anyone in talks about an opportunity."""

    who_can_see = "anyone."
    said_on = DateParts("When did you say it?", when="you said it")
    setting = Line(
        "Where, and to whom?",
        hint="The kind of meeting, such as an open morning for providers. Name nobody.",
        max_length=LONGEST_SETTING,
        missing="Enter where it was said",
    )
    words = Paragraphs(
        "What did you say?",
        hint="All that helps to prepare an answer. Not what organisations told you in confidence, "
        "and nobody's name.",
        rows=8,
        missing="Enter what you said",
    )
    in_confidence = Tick(
        "It names nobody who took part, and tells nothing that somebody told us in confidence",
        missing="Look it over once more, then tick this",
    )
