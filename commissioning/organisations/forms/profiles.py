"""What an organisation says of itself, its name, and that it has closed."""

from typing import ClassVar

from wtforms import Field
from wtforms.validators import StopValidation

from commissioning.foundation.checked_forms import CheckedForm
from commissioning.foundation.codes import areas, themes
from commissioning.foundation.fields import Line, Option, Paragraphs, Suggested
from commissioning.foundation.forms import RegisterForm
from commissioning.organisations.rules.charity_row import website_address
from commissioning.organisations.rules.names import LONGEST_NAME

AREAS = tuple(
    Option(code, name, group=group.heading)
    for group in areas.choices(invented=True)
    for code, name in group.options
)
THEMES = tuple(
    Option(code, name, group=group.heading)
    for group in themes.choices()
    for code, name in group.options
)


class ProfileForm(CheckedForm):
    """What an organisation says of itself; others read it while competitions are live."""

    checked: ClassVar[tuple[str, ...]] = ("about", "brings", "looks_for", "contact")
    who_can_see = (
        "what you do, where, on what and your website: anyone, once you are verified. What you "
        "bring, what you look for and how to reach you: only people with a verified role here."
    )
    about = Paragraphs("What do you do?", max_length=2_000, rows=4)
    brings = Paragraphs(
        "What do you bring?",
        hint="People, skills, buildings, trust, languages … Others find you by this.",
        max_length=2_000,
        rows=4,
    )
    looks_for = Paragraphs(
        "What do you look for in others?",
        hint="What would make your work stronger.",
        max_length=2_000,
        rows=4,
    )
    areas = Suggested("Where do you work?", hint="Councils, counties or regions.", options=AREAS)
    themes = Suggested("What do you work on?", hint="Such as housing or carers.", options=THEMES)
    website = Line("Website", kind="url", autocomplete="url", max_length=300)
    postcode = Line("Postcode of your main address", autocomplete="postal-code", width="10",
                    max_length=10)  # fmt: skip
    contact = Line(
        "How can others reach you?",
        hint="A name, an email address or a telephone number for this. Not a private one.",
        max_length=300,
    )

    def validate_website(self, field: Field) -> None:
        """Refuse what cannot stand in a link."""
        if not field.data:
            return
        address = website_address(field.data)
        if not address:
            raise StopValidation("Enter a web address such as www.example.org")
        field.data = address


class RenameForm(RegisterForm):
    """Another name, and why."""

    who_can_see = "anyone sees both names, so that you are still found. The reason is kept too."
    name = Line("The new name", missing="Enter the new name", max_length=LONGEST_NAME)
    why = Line(
        "Why does the name change?",
        hint="Such as: we are a charitable incorporated organisation since May.",
        missing="Say why the name changes",
        max_length=300,
    )


class RetireForm(RegisterForm):
    """Why an organisation is over."""

    who_can_see = "anyone sees that it has closed. Your own people and convenors see why."
    why = Line(
        "Why is it closing?",
        hint="Such as: we have joined with another charity.",
        missing="Say why it is closing",
        max_length=300,
    )
