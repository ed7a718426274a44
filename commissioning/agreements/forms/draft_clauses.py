"""Forms for clauses: one clause in words, one to add, and their order."""

from collections.abc import Sequence
from typing import Any

from wtforms.validators import ValidationError

from commissioning.agreements.forms.draft_form import PARTIES_ONLY, PartForm
from commissioning.agreements.rules.clauses.library import LIBRARY
from commissioning.agreements.rules.content import Content
from commissioning.foundation.fields import Choice, Line, Option, Paragraphs, Pick, Tick
from commissioning.foundation.forms import RegisterForm

OWN_CLAUSE = "own"
FIRST = "first"


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
                if kind.key not in there and kind.is_offered(content.legal_form)
            ),
            Option(OWN_CLAUSE, "One of our own", "Begin from an empty page."),
        ]

    def validate_title(self, field: Line) -> None:
        """Ask for a title where no library gives one."""
        if self.key.data == OWN_CLAUSE and not field.data:
            raise ValidationError("Enter what your own clause is called")


class OrderForm(PartForm):
    """Moves one clause: it then stands after another, or first."""

    clause = Pick("Which clause would you move?", missing="Choose the clause to move")
    after = Pick("After which should it stand?", missing="Choose where it should stand")

    def fit(self, content: Content) -> None:
        """Offer the clauses in their order."""
        offered = [Option(clause.key, clause.title) for clause in content.clauses]
        self.clause.options = offered
        self.after.options = [Option(FIRST, "None: it comes first"), *offered]

    def moved(self, order: Sequence[str]) -> list[str]:
        """Give the keys in their new order."""
        key, after = self.clause.data, self.after.data
        if key == after:
            return list(order)
        rest = [one for one in order if one != key]
        place = 0 if after == FIRST else rest.index(after) + 1
        return [*rest[:place], key, *rest[place:]]
