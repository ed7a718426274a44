"""What is asked of somebody who decides alone, under a standing authority of the board."""

from typing import Any

from wtforms import HiddenField

from commissioning.boards.forms.deciding import INTERESTS
from commissioning.boards.forms.questions import answers_in, ask_questions
from commissioning.boards.rules.interests import LONGEST_WORDS, Interest
from commissioning.boards.rules.questions import unanswered
from commissioning.foundation.fields import Choice, Option, Paragraphs, YesNo
from commissioning.foundation.forms import RegisterForm

SAID = (Option("yes", "Approve"), Option("no", "Do not approve"))


class AloneForm(RegisterForm):
    """What comes before a decision by one person: may they decide it, and the questions."""

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


ask_questions(AloneForm)  # before what follows, so that errors come in the order of the page


class DelegatedForm(AloneForm):
    """One person's decision on exactly the text that the page showed."""

    approve = Choice("What do you decide?", options=SAID, missing="Choose what you decide")
    words = Paragraphs(
        "What should your partners read with it?",
        hint="If you do not approve, say why, so that the next version can meet it.",
        max_length=500,
        rows=3,
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """Say all at once which questions are not answered yet, where they have to be."""
        valid = super().validate(extra_validators)
        missing = unanswered(answers_in(self)) if self._would_approve() else []
        for question in missing:
            self.refuse(f"Answer “{question.asks}”", question.key)
        return valid and not missing

    def _would_approve(self) -> bool:
        alone = self.interest.data == Interest.NONE and self.novel.data is False
        return alone and self.approve.data == "yes"
