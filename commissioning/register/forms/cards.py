"""The card for introductions, and the answers to one."""

from typing import ClassVar

from commissioning.foundation.checked_forms import CheckedForm
from commissioning.foundation.fields import Paragraphs, YesNo
from commissioning.foundation.forms import RegisterForm
from commissioning.register.rules.cards import LONGEST


class CardForm(CheckedForm):
    """What we bring and what we lack: all that another organisation is shown before a yes."""

    checked: ClassVar[tuple[str, ...]] = ("brings", "lacks")
    who_can_see = (
        "an organisation whose card fits yours sees these two texts, without your name. What you "
        "say about answering alone stays with the register."
    )
    brings = Paragraphs(
        "What do you bring?",
        hint="Things and people, not how you would do it: “a kitchen that is free after two”.",
        missing="Enter what you bring",
        max_length=LONGEST,
        rows=4,
    )
    lacks = Paragraphs(
        "What do you lack?",
        hint="What would make your answer whole: “two minibuses and drivers”.",
        missing="Enter what you lack",
        max_length=LONGEST,
        rows=4,
    )
    alone = YesNo(
        "Could you answer this alone?",
        hint="Nobody else is shown your answer. Say no if you would need somebody else's help.",
        missing="Tell us whether you could answer this alone",
    )


class TakeBackForm(RegisterForm):
    """Taking a card back only asks: are you sure?"""

    who_can_see = "nobody is told that you took it back."


class AnswerForm(RegisterForm):
    """Yes or not this time; the button says which."""

    who_can_see = (
        "nobody is told if you say not this time. If you both say yes, each sees the other's name."
    )


class ToldForm(RegisterForm):
    """That the note has gone to the buyer."""

    who_can_see = "both of you see the day on which one of you sent the note."


class EndTalksForm(RegisterForm):
    """Why the talks end, for our own organisation."""

    who_can_see = "only your organisation reads the reason. The other is told that talks ended."
    why = Paragraphs(
        "Why do they end? (you can leave this empty)",
        hint="For your own colleagues, later.",
        max_length=500,
        rows=3,
    )
