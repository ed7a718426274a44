"""What is asked when partners do not agree, and after a review."""

from wtforms import HiddenField

from commissioning.agreements.forms.asking import PARTNERS
from commissioning.foundation.fields import DateParts, Paragraphs
from commissioning.foundation.forms import RegisterForm


class OpenDisputeForm(RegisterForm):
    """What a partner asks to settle."""

    who_can_see = PARTNERS
    about = Paragraphs(
        "What do you not agree on?",
        hint="Say what happened and what you would like instead. No blame: all partners read it.",
        missing="Enter what you do not agree on",
    )


class DisputeNoteForm(RegisterForm):
    """What was said or done."""

    who_can_see = PARTNERS
    words = Paragraphs("What was said or done?", missing="Enter what was said or done")


class StepUpForm(RegisterForm):
    """Why the next step is needed; `from_step` is the one the person saw."""

    who_can_see = PARTNERS
    from_step = HiddenField()
    words = Paragraphs(
        "What was tried, and why is the next step needed?",
        missing="Enter what was tried, and why the next step is needed",
    )


class ReviewForm(RegisterForm):
    """What the parties learnt on a day to look at it together."""

    who_can_see = PARTNERS
    held_on = DateParts("When did you look at it together?", when="you looked at it together")
    learnt = Paragraphs(
        "What did you learn?",
        hint="What works, what does not, and what you would change.",
        missing="Enter what you learnt, or that nothing needs to change",
    )
