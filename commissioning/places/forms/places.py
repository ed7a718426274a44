"""What is asked about a place itself: its description, its charter, who convenes it."""

from wtforms import HiddenField

from commissioning.foundation.fields import Choice, Line, Option, Paragraphs, Pick, Tick
from commissioning.foundation.forms import RegisterForm
from commissioning.places.rules.charter import LONGEST_CHARTER


class VersionForm(RegisterForm):
    """A form made when the charter had a certain version."""

    version = HiddenField()

    @property
    def number(self) -> int:
        """Give the version the page was made for; nothing sensible is version 0, which is none."""
        text = str(self.version.data or "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


class AboutForm(RegisterForm):
    """What anyone reads about a place."""

    who_can_see = "anyone."
    about = Paragraphs(
        "What should people know about this place?",
        hint="What is strong here, who works together, when you meet.",
        missing="Enter a few words about this place",
        max_length=3_000,
        rows=8,
    )


class CharterForm(VersionForm):
    """A new version of a charter."""

    who_can_see = "anyone. The admins of every member are told by email."
    text = Paragraphs(
        "The charter",
        hint="A few promises, one to each paragraph.",
        missing="Enter the promises that members make",
        max_length=LONGEST_CHARTER,
        rows=18,
    )
    why = Line(
        "What is new, in one sentence?",
        hint="It goes into the email and stays beside this version.",
        missing="Enter what is new, in one sentence",
        max_length=300,
    )


class PromiseForm(VersionForm):
    """A member's promise to keep the newest charter."""

    who_can_see = "verified members of this place, and its convenors."
    agree = Tick("We promise to keep this charter", missing="Tick to promise for your organisation")


class GiveDutyForm(RegisterForm):
    """Who is to convene the place too."""

    who_can_see = "people who are signed in. The person is told by email."
    seat = Pick("Who?", missing="Choose who is to convene this place")


class EndDutyForm(RegisterForm):
    """Ending somebody's duty."""

    who_can_see = "people who are signed in. The person is told by email."


class JoinForm(VersionForm):
    """An organisation asks to join, promising the charter."""

    message = Paragraphs(
        "What would you like the convenor to know?",
        hint="What you do here, and what you hope for from the others.",
        max_length=1_500,
        rows=4,
    )
    agree = Tick("We promise to keep this charter", missing="Tick to promise for your organisation")


class TakeBackForm(RegisterForm):
    """Taking back a request to join."""


class LeaveForm(RegisterForm):
    """Leaving a place."""

    who_can_see = "the convenors of this place. Members see that you are no longer one of them."
    why = Paragraphs("Would you like to say why?", hint="You need not.", max_length=1_000, rows=3)


class AnswerForm(RegisterForm):
    """A convenor's answer to a request to join."""

    answer = Choice(
        "Do you admit them?",
        options=(Option("admit", "Yes, admit them"), Option("decline", "Not for now")),
        missing="Choose whether to admit them",
    )
    words = Paragraphs(
        "Your words to them",
        hint="A welcome, or the reason why not for now. Their admins get this by email.",
        max_length=1_500,
        rows=4,
    )
