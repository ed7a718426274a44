"""What is asked of a chair or secretary who opens a decision of their board."""

from typing import Any

from wtforms import HiddenField

from commissioning.boards.actions.opening import LONGEST_WHERE
from commissioning.boards.rules.voting import Procedure
from commissioning.foundation.fields import Choice, DateParts, Line, Option
from commissioning.foundation.forms import RegisterForm

PROCEDURES = (
    Option(Procedure.MEETING, "In a meeting", "Those who are there vote. You record who was."),
    Option(
        Procedure.WRITTEN,
        "In writing",
        "It goes round, and each answers here or to you. Saying nothing is never a yes.",
    ),
)


AT_WHAT_TIME = "At what time, where, and how to join?"
HOW_TO_JOIN = "Such as: 6pm, the office; or by phone, with the number."


class OpenForm(RegisterForm):
    """How the board will decide, and when; `text` is the fingerprint of what it decides on."""

    text = HiddenField()
    procedure = Choice(
        "How will your board decide?",
        options=PROCEDURES,
        missing="Choose how your board will decide",
    )
    meeting_on = DateParts("When does it meet?", when="the board meets", optional=True)
    meeting_where = Line(
        AT_WHAT_TIME,
        hint=HOW_TO_JOIN,
        max_length=LONGEST_WHERE,
    )
    reply_by = DateParts(
        "By when do you hope for answers?",
        hint="A date that passes decides nothing: you close it when enough have answered.",
        when="by which you hope for answers",
        optional=True,
    )

    def __init__(self, *args: Any, written: bool = True, **more: Any) -> None:
        """Ask; `written` says whether the board's rule allows decisions in writing."""
        super().__init__(*args, **more)
        if not written:
            del self.reply_by
            self.procedure.options = PROCEDURES[:1]


class MeetingMovedForm(RegisterForm):
    """When and where the board meets instead."""

    meeting_on = DateParts("When does it meet now?", when="the board meets", optional=True)
    meeting_where = Line(AT_WHAT_TIME, hint=HOW_TO_JOIN, max_length=LONGEST_WHERE)
