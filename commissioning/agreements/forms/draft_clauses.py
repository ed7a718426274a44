"""Forms for clauses: one clause in words, one to add, and their order."""

from collections.abc import Sequence
from typing import Any

from wtforms.validators import ValidationError

from commissioning.agreements.forms.draft_form import PARTIES_ONLY, PartForm
from commissioning.agreements.rules.clauses.library import LIBRARY, OWN
from commissioning.agreements.rules.content import Content
from commissioning.foundation.fields import Choice, Line, Option, Paragraphs, Tick
from commissioning.foundation.forms import RegisterForm

OWN_CLAUSE = "own"


class ClauseForm(PartForm):
    """One clause: its words, and its title."""

    key: str = ""

    title = Line("What is the clause called?", missing="Enter what the clause is called")
    text = Paragraphs(
        "What it says",
        hint="Fill in what stands in [square brackets], or write it in your own words.",
        max_length=20_000,
        rows=16,
    )
    spelling = Tick(
        "I mended spelling and nothing else",
        hint="A change of spelling alone does not need every board to decide again.",
    )

    def value(self) -> dict[str, Any]:
        """Give the clause with its key."""
        return {"key": self.key, "title": self.title.data, "text": self.text.data}


class AddClauseForm(RegisterForm):
    """Which clause to add: one of the library, or one of your own."""

    who_can_see = PARTIES_ONLY

    key = Choice("Which clause?", missing="Choose a clause, or one of your own")
    title = Line("What is your own clause called?")

    def offer(self, content: Content) -> None:
        """Offer what the library holds and the draft does not."""
        there = {clause.key for clause in content.clauses}
        self.key.options = [
            *(
                Option(kind.key, kind.title, kind.question)
                for kind in LIBRARY.values()
                if kind.key not in there and content.legal_form in kind.forms
            ),
            Option(OWN_CLAUSE, "One of our own", "Begin from an empty page."),
        ]

    def validate_title(self, field: Line) -> None:
        """Ask for a title where no library gives one."""
        if self.key.data == OWN_CLAUSE and not field.data:
            raise ValidationError("Enter what your own clause is called")


def is_own(key: str) -> bool:
    """Tell whether a clause was written from nothing by the parties."""
    return key.startswith(OWN)


class OrderForm(PartForm):
    """Moves one clause up or down by the button that was pressed."""

    def moved(self, order: Sequence[str], pressed: str) -> list[str]:
        """Give the keys in their new order; what is not there moves nothing.

        `pressed` is what the button sends: "up" or "down", a space, and the key of a clause.
        """
        way, _, key = pressed.partition(" ")
        new = list(order)
        if key in new:
            place = new.index(key)
            other = min(max(place + (-1 if way == "up" else 1), 0), len(new) - 1)
            new[place], new[other] = new[other], new[place]
        return new
