"""What is asked of an opportunity that is published here."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from wtforms import Field, HiddenField
from wtforms.validators import StopValidation

from commissioning.foundation.codes.areas import Group
from commissioning.foundation.codes.areas import choices as area_choices
from commissioning.foundation.codes.themes import choices as theme_choices
from commissioning.foundation.fields import (
    Choice,
    DateParts,
    DeadlineParts,
    Line,
    Money,
    Option,
    Paragraphs,
    Suggested,
)
from commissioning.foundation.forms import RegisterForm
from commissioning.opportunities.actions.content import Content
from commissioning.opportunities.actions.lots import LotContent
from commissioning.opportunities.models import Lot
from commissioning.opportunities.rules.stage import STAGE_WORDS, Stage

ANYONE = "anyone. It is a published notice."
YOUR_PEOPLE = "people at your own organisation, until you publish it. Then anyone."
KINDS = (
    Option("contract", "A contract", "You pay for work that you describe."),
    Option("grant", "A grant", "You give money for a purpose that others propose how to meet."),
    Option(
        "conversation",
        "An open conversation",
        "Money may follow. First you want to hear from people.",
    ),
)
STAGES = tuple(Option(s, STAGE_WORDS[s]) for s in (Stage.OPEN, Stage.ENGAGEMENT, Stage.INTENTION))


def options_of(groups: Iterable[Group]) -> list[Option]:
    """Give groups of codes as options to be suggested, each once."""
    pairs = {code: name for group in groups for code, name in group.options}
    return [Option(code, name) for code, name in pairs.items()]


class OpportunityForm(RegisterForm):
    """What it is, in the words that anyone will read."""

    who_can_see = YOUR_PEOPLE
    based_on = HiddenField()
    place = Choice("For which place?", missing="Choose the place it is for")
    title = Line("What is it called?", missing="Enter a title", max_length=200)
    kind = Choice("What sort of opportunity is it?", options=KINDS, missing="Choose a sort")
    description = Paragraphs(
        "What is it about?",
        hint="What would change for people, who it is for, what you already know you need.",
        missing="Enter what it is about",
        max_length=10_000,
        rows=10,
    )
    stage = Choice("How far along is it?", options=STAGES, missing="Choose how far along it is")
    deadline_at = DeadlineParts(
        "When does it close?",
        when="it closes",
        hint="Leave empty if there is no closing date yet. For example, 27 3 2027 at 5pm.",
        optional=True,
    )
    value_pence = Money("What is it worth, in all?", hint="Leave empty if you do not know yet.")
    starts_on = DateParts("When would the work start?", when="the work would start", optional=True)
    ends_on = DateParts("When would it end?", when="the work would end", optional=True)
    areas = Suggested("Where is it for?", hint="Begin to type the name of a council or county.")
    themes = Suggested("What is it to do with?", hint="Begin to type, such as carers or housing.")
    reference = Line("Your reference, if you have one", max_length=100, width="20")
    url = Line(
        "Where are the papers?",
        hint="The web address of the full notice, if there is one.",
        kind="url",
        max_length=2_000,
    )

    def about(self, places: Iterable[tuple[str, str]]) -> None:
        """Offer the places it may be for; with one place, nothing is asked."""
        options = [Option(ref, name) for ref, name in places]
        self.areas.options = options_of(area_choices(invented=True))
        self.themes.options = options_of(theme_choices())
        if len(options) > 1:
            self.place.options = options
        else:
            del self.place

    def validate_url(self, field: Field) -> None:
        """Take only what a browser can open."""
        if field.data and not _is_address(field.data):
            raise StopValidation("Enter a web address that begins with https://")

    def content(self) -> Content:
        """Give what was typed."""
        return Content(
            title=self.title.data,
            description=self.description.data,
            kind=self.kind.data,
            stage=Stage(self.stage.data),
            reference=self.reference.data or "",
            url=self.url.data or "",
            value_pence=self.value_pence.data,
            deadline_at=self.deadline_at.data,
            starts_on=self.starts_on.data,
            ends_on=self.ends_on.data,
            areas=tuple(sorted(self.areas.data or ())),
            themes=tuple(sorted(self.themes.data or ())),
        )


class LotForm(RegisterForm):
    """One lot."""

    title = Line("What is the lot called?", missing="Enter a name for the lot", max_length=200)
    description = Paragraphs("What is it about?", max_length=4_000, rows=4)
    value_pence = Money("What is it worth?", hint="Leave empty if you do not know yet.")

    def content(self) -> LotContent:
        """Give what was typed."""
        return LotContent(
            title=self.title.data,
            description=self.description.data or "",
            value_pence=self.value_pence.data,
        )


class DeadlineForm(RegisterForm):
    """A new closing date."""

    who_can_see = "anyone. The page says from when to when it moved."
    deadline_at = DeadlineParts("When does it close now?", when="it closes now")
    why = Line("Why did it move?", hint="Kept on record with the change.", max_length=300)


class CancelForm(RegisterForm):
    """Why it is cancelled."""

    who_can_see = "anyone can see that it was cancelled, and why."
    reason = Paragraphs(
        "Why is it cancelled?", missing="Enter why it is cancelled", max_length=1_000
    )


class AgainForm(RegisterForm):
    """Why and until when it is run again."""

    who_can_see = "anyone can see that it is run again, and why."
    why = Paragraphs("Why is it run again?", missing="Enter why it is run again", max_length=1_000)
    deadline_at = DeadlineParts("When does it close now?", when="it closes now")


def lot_data(lot: Lot) -> dict[str, object]:
    """Give what a lot's form begins with."""
    return {"title": lot.title, "description": lot.description, "value_pence": lot.value_pence}


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in text
