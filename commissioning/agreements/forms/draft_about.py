"""Forms for what an agreement is about, and for what each party does in it."""

from collections.abc import Sequence
from typing import Any

from wtforms.validators import ValidationError

from commissioning.agreements.forms.draft_form import PartForm, a_date
from commissioning.agreements.rules.content import Content, as_json
from commissioning.foundation.fields import Choice, DateParts, Line, Option, Paragraphs
from commissioning.partnerships.rules.forms import LegalForm
from commissioning.partnerships.rules.legal_forms import facts_of


class AboutForm(PartForm):
    """Title, purpose, legal form and dates."""

    heading = "What this agreement is about"

    title = Line("What do you call it?", missing="Enter what you call the agreement")
    purpose = Paragraphs(
        "What is it for?",
        hint="A sentence or two that someone new would understand.",
        rows=3,
    )
    legal_form = Choice(
        "In which legal form?",
        options=[Option(one, facts_of(one).name, facts_of(one).line) for one in LegalForm],
        missing="Choose the legal form that comes closest",
    )
    starts_on = DateParts("When does it start?", when="it starts", optional=True)
    ends_on = DateParts("When does it end?", when="it ends", optional=True)

    @classmethod
    def shown(cls, value: Any) -> dict[str, Any]:
        """Read the days."""
        days = {name: a_date(value[name]) for name in ("starts_on", "ends_on")}
        return {**value, **days}

    def validate_ends_on(self, field: DateParts) -> None:
        """Let it end on or after the day it starts."""
        if field.data and self.starts_on.data and field.data < self.starts_on.data:
            raise ValidationError("Enter an end that is on or after the day it starts")


class PartiesForm(PartForm):
    """What each party does. Who is a party, and who leads, is confirmed in the partnership."""

    heading = "The parties and what each does"
    hint = (
        "Who is a party, in what order, and who leads is confirmed in the partnership. "
        "Here you say what each does under this agreement."
    )
    held: Sequence[dict[str, Any]] = ()

    def fit(self, content: Content) -> None:
        """Keep what is not asked about the parties here."""
        self.held = as_json(content)["parties"]

    @classmethod
    def shown(cls, value: Any) -> dict[str, Any]:
        """Give each party's role."""
        return {f"role_{party['ref']}": party["role"] for party in value}

    def value(self) -> list[dict[str, Any]]:
        """Give the list of parties with what was typed about each."""
        return [{**party, "role": self._fields[f"role_{party['ref']}"].data} for party in self.held]


def parties_form(content: Content) -> type[PartiesForm]:
    """Make the form with a question for each party of this content."""
    roles: dict[str, Any] = {
        f"role_{party.ref}": Paragraphs(f"What {party.name} does", rows=3)
        for party in content.parties
    }
    return type("PartiesForm", (PartiesForm,), roles)
