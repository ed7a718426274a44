"""The one page on which an organisation says what it is bidding for, in three minutes."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar

from commissioning.foundation.checked_forms import CheckedForm
from commissioning.foundation.fields import Choice, Choices, Line, Option, Sentence, Tick, YesNo
from commissioning.foundation.forms import RegisterForm
from commissioning.foundation.words.money_talk import Finding, find_money_talk
from commissioning.register.rules.openness import answers
from commissioning.register.rules.stages import Stage

STAGES = (
    Option(Stage.CONSIDERING, "We are thinking of it"),
    Option(Stage.PREPARING, "We are preparing a bid"),
    Option(Stage.SUBMITTED, "We have sent it in"),
)


class DeclareForm(CheckedForm):
    """What an organisation would do, for which opportunity, and who may see it."""

    checked: ClassVar[tuple[str, ...]] = ("title", "summary")
    title = Line(
        "What is it about?",
        hint="A few words that people would know it by, such as “Warm rooms on the Eastside”.",
    )
    funder_name = Line("Who might pay for it? (if you know)")
    lots = Choices("Which lots?", hint="Leave empty for the whole of it.")
    summary = Sentence(
        "In one sentence, what would you do?",
        missing="Enter what you would do, in one sentence",
        max_length=300,
        hint="Who it helps and how. No prices: nobody needs them here.",
    )
    open_to_partners = YesNo(
        "Are you open to partners?", missing="Choose whether you are open to partners"
    )
    stage = Choice("How far are you?", options=STAGES, missing="Choose how far you are")
    place = Choice("Which place is it for?")
    openness = Choice("Who may see it?", missing="Choose who may see it")

    def about(self, *, opportunity: Any, places: list[Any], place_name: str) -> None:
        """Fit the questions to the opportunity and the places there are to choose from."""
        self.openness.options = openness_options(place_name)
        if opportunity is None:
            self.title.missing = "Enter what it is about"
            del self.lots
        else:
            del self.title, self.funder_name
            self._offer_lots(opportunity)
        if len(places) > 1:
            self.place.missing = "Choose the place it is for"
            self.place.options = [Option(place.ref, place.name) for place in places]
        else:
            del self.place

    def _offer_lots(self, opportunity: Any) -> None:
        lots = [lot for lot in opportunity.lots if lot.removed_at is None]
        if lots:
            self.lots.options = lot_options(lots)
        else:
            del self.lots

    def let_the_rest_wait(self) -> None:
        """Ask of a draft only what it would do: no other answer is needed to come back to it."""
        for name in self._fields.keys() & {"open_to_partners", "stage", "openness"}:
            self._fields[name].missing = ""

    def only_drafts(self) -> None:
        """Leave out how far they are, for a guest, who drafts and does not say."""
        del self.stage

    def value(self, name: str, otherwise: Any = "") -> Any:
        """Give what was answered, or `otherwise` where the question was not asked."""
        held = self._fields.get(name)
        return otherwise if held is None or held.data is None else held.data


class SayDraftForm(DeclareForm):
    """The three answers that a draft may lack, asked in the same words before it is said."""

    texts: Mapping[str, str] = {}

    def about_draft(self, texts: Mapping[str, str], *, place_name: str, question: str) -> None:
        """Fit the questions to the place; `texts` are the draft's own words, read once more."""
        for name in ("title", "funder_name", "lots", "summary", "place"):
            delattr(self, name)
        self.texts = texts
        self.openness.options = openness_options(place_name)
        self.openness.label.text = question

    def _findings(self) -> Iterator[tuple[str, Finding]]:
        for name in self.checked:
            for finding in find_money_talk(self.texts.get(name, "")):
                yield name, finding


class PlainPageForm(RegisterForm):
    """The promise made once, before a person's first declaration."""

    who_can_see = "nobody but you. It is kept that you read this, and when."
    read = Tick(
        "I have read this, and I will keep to it",
        missing="Tick the box when you have read the page",
    )


def lot_options(lots: Iterable[Any]) -> list[Option]:
    """Give lots to choose from."""
    return [Option(lot.ref, f"Lot {lot.number}", lot.title) for lot in lots]


def openness_options(place: str) -> list[Option]:
    """Give the answers to how open it may be."""
    return [Option(value, text, hint) for value, text, hint in answers(place)]
