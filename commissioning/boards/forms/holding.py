"""What is asked of the chair or secretary who holds a decision: who was there, and for others."""

from collections.abc import Iterable
from typing import Any

from wtforms import HiddenField

from commissioning.boards.actions.stopping import LONGEST_WHY
from commissioning.boards.forms.deciding import BOARD_ALONE, INTERESTS, VOTES
from commissioning.boards.queries.board import InOffice
from commissioning.boards.rules.interests import LONGEST_WORDS, Interest, is_lighter
from commissioning.boards.rules.voting import LONGEST_SAID, Attendance
from commissioning.foundation.clock import today
from commissioning.foundation.fields import Choice, DateParts, Option, Paragraphs
from commissioning.foundation.forms import RegisterForm

PRESENT = Option(Attendance.PRESENT, "Present")
REMOTE = Option(Attendance.REMOTE, "By phone or video")
APOLOGIES = Option(Attendance.APOLOGIES, "Not there")
SAY_THERE = "Say whether they were there"


def there_options(*, remote: bool) -> tuple[Option, ...]:
    """Give what may be said of somebody's attendance; `remote` as the board's rule says."""
    return (PRESENT, REMOTE, APOLOGIES) if remote else (PRESENT, APOLOGIES)


class CirculateForm(RegisterForm):
    """The wish to send a decision in writing round, which freezes the list."""

    who_can_see = BOARD_ALONE


class MeetingForm(RegisterForm):
    """The day of the meeting; `begin_form` adds who was there, a field for each by their key."""

    who_can_see = BOARD_ALONE
    held_on = DateParts("On which day does the board meet?", when="the board meets")

    def attendance(self) -> dict[str, Attendance]:
        """Give who was there, by key."""
        said = {name: self._fields[name].data for name in self._fields if name in self.keys}
        return {key: Attendance(value) for key, value in said.items() if value}

    keys: frozenset[str] = frozenset()


def begin_form(board: Iterable[InOffice], *, remote: bool) -> type[MeetingForm]:
    """Make the form that asks of everybody in office whether they are there."""
    options = there_options(remote=remote)
    asked: dict[str, Any] = {
        each.key: Choice(
            f"{each.name} (chair)" if each.chair else each.name,
            options=options,
            missing=SAY_THERE,
        )
        for each in board
    }
    return type("BeginForm", (MeetingForm,), {**asked, "keys": frozenset(asked)})


class AttendanceForm(RegisterForm):
    """Whether one person was there, set right."""

    who_can_see = BOARD_ALONE
    attendance = Choice("Were they there?", missing=SAY_THERE)

    def __init__(self, *args: Any, remote: bool = False, **more: Any) -> None:
        """Ask; `remote` says whether the board's rule allows phone or video."""
        super().__init__(*args, **more)
        self.attendance.options = there_options(remote=remote)


class TheirInterestForm(RegisterForm):
    """What somebody without an account declared to the secretary."""

    who_can_see = BOARD_ALONE
    kind = Choice(
        "What interest did they declare?",
        options=[Option(each.value, each.text) for each in INTERESTS],
        missing="Choose what they declared",
    )
    words = Paragraphs(
        "In their words", hint="Leave it empty if there is none.", max_length=LONGEST_WORDS, rows=3
    )


class CorrectionForm(RegisterForm):
    """That an interest which somebody declared is none after all, or a lesser one."""

    who_can_see = BOARD_ALONE
    kind = Choice("What is it after all?", missing="Choose what it is after all")
    words = Paragraphs(
        "Why is it not as they declared?",
        hint="A sentence. It goes into the minute, beside what they declared before.",
        missing="Say in a sentence why it is not as they declared. It goes into the minute",
        max_length=LONGEST_WORDS,
        rows=3,
    )

    def __init__(self, *args: Any, before: Interest, **more: Any) -> None:
        """Ask; `before` is what they declared, and only what is less is offered."""
        super().__init__(*args, **more)
        self.kind.options = [
            Option(each.value, each.text)
            for each in INTERESTS
            if is_lighter(before, Interest(each.value))
        ]


class TheirVoteForm(RegisterForm):
    """The vote of somebody without an account, as they gave it to the secretary."""

    who_can_see = BOARD_ALONE
    choice = Choice(
        "How did they vote?",
        options=[Option(each.value, each.text) for each in VOTES],
        missing="Choose how they voted",
    )
    words = Paragraphs("In their words", max_length=LONGEST_SAID, rows=3)


class ReleaseForm(RegisterForm):
    """That the others let somebody take part in spite of a conflict of loyalty."""

    who_can_see = BOARD_ALONE


class CloseForm(RegisterForm):
    """Closing with the very outcome that the page showed, and what the other parties read."""

    seen = HiddenField()
    words = Paragraphs(
        "What should your partners read with it?",
        hint="They never learn who voted how. If it was not approved, say why, so that the next "
        "version can meet it.",
        max_length=500,
        rows=4,
    )


class WhyForm(RegisterForm):
    """A reason."""

    why = Paragraphs(
        "Why?", missing="Enter why, in a sentence or two", max_length=LONGEST_WHY, rows=3
    )


def meeting_day(planned: Any) -> Any:
    """Give the day that the form begins with: the one that was planned, once it has come."""
    return planned if planned is not None and planned <= today() else today()
