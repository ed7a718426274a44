"""What is asked of somebody who decides alone, under a standing authority of the board."""

from wtforms import HiddenField

from commissioning.boards.forms.deciding import INTERESTS
from commissioning.boards.rules.interests import LONGEST_WORDS
from commissioning.foundation.fields import Choice, Option, Paragraphs, YesNo
from commissioning.foundation.forms import RegisterForm

SAID = (Option("yes", "Approve"), Option("no", "Do not approve"))


class DelegatedForm(RegisterForm):
    """One person's decision on exactly the text that the page showed."""

    text = HiddenField()
    interest = Choice(
        "Do you have an interest in this?",
        options=INTERESTS,
        missing="Choose whether you have an interest in this",
    )
    interest_words = Paragraphs("What is the interest?", max_length=LONGEST_WORDS, rows=2)
    novel = YesNo(
        "Is it new for your organisation, or very risky?",
        hint="If it is, it is for the board.",
        missing="Choose yes if it is new for your organisation, or very risky",
    )
    approve = Choice("What do you decide?", options=SAID, missing="Choose what you decide")
    words = Paragraphs(
        "What should your partners read with it?",
        hint="If you do not approve, say why, so that the next version can meet it.",
        max_length=500,
        rows=3,
    )
