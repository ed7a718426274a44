"""The parts of a declaration that can be filled in later, a short form for each."""

from typing import Any, ClassVar

from wtforms import HiddenField

from commissioning.foundation.checked_forms import CheckedForm
from commissioning.foundation.codes.areas import choices as area_choices
from commissioning.foundation.codes.themes import choices as theme_choices
from commissioning.foundation.fields import (
    Choices,
    DateParts,
    Line,
    Money,
    Option,
    Paragraphs,
    Sentence,
    Suggested,
    YesNo,
)
from commissioning.register.forms.declaring import lot_options
from commissioning.register.models import Declaration


class PartForm(CheckedForm):
    """One part of a declaration, with the number of the version that it was filled from."""

    heading: ClassVar[str] = ""
    hint: ClassVar[str] = ""
    version = HiddenField()

    def about(self, declaration: Declaration) -> None:
        """Fit the questions to the declaration."""

    @property
    def names(self) -> list[str]:
        """Give the names of what this part holds."""
        return [field.name for field in self.shown_fields()]

    @property
    def based_on(self) -> int:
        """Give the version the page was filled from; 0 when it does not say."""
        text = str(self.version.data or "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0

    def values(self) -> dict[str, Any]:
        """Give what was typed, by the names of the declaration's own fields."""
        return {name: self._fields[name].data for name in self.names}


class WhatForm(PartForm):
    """What we would do."""

    heading = "What you would do"
    checked: ClassVar[tuple[str, ...]] = ("title", "summary")
    title = Line("What is it about?")
    funder_name = Line("Who might pay for it? (if you know)")
    lots = Choices("Which lots?", hint="Leave empty for the whole of it.")
    summary = Sentence(
        "In one sentence, what would you do?",
        missing="Enter what you would do, in one sentence",
        max_length=300,
    )
    open_to_partners = YesNo(
        "Are you open to partners?", missing="Choose whether you are open to partners"
    )

    def about(self, declaration: Declaration) -> None:
        """Ask for a title only where no opportunity gives one."""
        opportunity = declaration.opportunity
        if opportunity is None:
            self.title.missing = "Enter what it is about"
            del self.lots
            return
        del self.title, self.funder_name
        chosen = {row.lot_id for row in declaration.lots}
        lots = [lot for lot in opportunity.lots if lot.removed_at is None or lot.id in chosen]
        if lots:
            self.lots.options = lot_options(lots)
        else:
            del self.lots


class WhoForm(PartForm):
    """Who it is for, where, and what it is about."""

    heading = "Who it is for, and where"
    checked: ClassVar[tuple[str, ...]] = ("who_for",)
    who_for = Paragraphs("Who is it for?", max_length=1_000, rows=3)
    areas = Suggested("Where?", hint="The areas it would reach. Begin to type a name.")
    themes = Suggested("What is it about?", hint="Themes that others search by.")

    def about(self, declaration: Declaration) -> None:
        """Offer all areas and themes; invented ones only to those who have one already."""
        invented = declaration.place.area_code.startswith("X99")
        self.areas.options = options_of(area_choices(invented=invented))
        self.themes.options = options_of(theme_choices())


class WhenForm(PartForm):
    """When the work would begin and end, and when the decision is expected."""

    heading = "When"
    starts_on = DateParts("When would it start?", when="it would start", optional=True)
    ends_on = DateParts("When would it end?", when="it would end", optional=True)
    decision_on = DateParts(
        "When do you expect the decision?", when="you expect the decision", optional=True
    )


class OfferForm(PartForm):
    """What we bring and what we look for; it starts from the profile."""

    heading = "What you bring, and what you look for"
    hint = "This began as what your profile says. What you change here changes only this bid."
    checked: ClassVar[tuple[str, ...]] = ("brings", "looks_for")
    brings = Paragraphs(
        "What do you bring?", max_length=1_000, rows=4, hint="People, places, skills, trust."
    )
    looks_for = Paragraphs(
        "What do you look for in a partner?", max_length=1_000, rows=4, hint="What you lack."
    )


class MoneyForm(PartForm):
    """The amount sought, which goes to the funder and partners only."""

    heading = "The amount you would ask for"
    hint = "One figure for the whole. Nobody who may bid against you ever sees it."
    amount_pence = Money("How much would you ask for?", hint="Leave it empty if you do not know.")


class ContactForm(PartForm):
    """Whom to ask about it."""

    heading = "Who to ask"
    contact = Line("Whom can people ask, and how?", max_length=300)


PARTS: dict[str, type[PartForm]] = {
    "what": WhatForm,
    "who": WhoForm,
    "when": WhenForm,
    "offer": OfferForm,
    "money": MoneyForm,
    "contact": ContactForm,
}


def held_values(declaration: Declaration) -> dict[str, Any]:
    """Give a declaration in the form that the parts are filled from."""
    return {
        "lots": [row.lot.ref for row in declaration.lots],
        "areas": [row.code for row in declaration.areas],
        "themes": [row.code for row in declaration.themes],
    } | {
        name: getattr(declaration, name)
        for name in (
            "title",
            "funder_name",
            "summary",
            "open_to_partners",
            "who_for",
            "starts_on",
            "ends_on",
            "decision_on",
            "brings",
            "looks_for",
            "amount_pence",
            "contact",
        )
    }


def options_of(groups: Any) -> list[Option]:
    """Turn groups of codes into options for a list with suggestions."""
    pairs = {code: name for group in groups for code, name in group.options}
    return [Option(code, name) for code, name in pairs.items()]
