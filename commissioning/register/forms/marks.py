"""Where one side says that a pair stands."""

from typing import ClassVar

from commissioning.foundation.checked_forms import CheckedForm
from commissioning.foundation.fields import Choice, Option, Paragraphs
from commissioning.register.rules.marks import BUTTONS, SHOWN_TO_THE_OTHER, Mark, mark_after


class MarkForm(CheckedForm):
    """What we say of the two of us; `verbs` are the moves from our mark as it stands."""

    checked: ClassVar[tuple[str, ...]] = ("why",)
    verb = Choice("Where do you two stand?", missing="Choose where you two stand")
    why = Paragraphs(
        "If you are going separately, why?",
        hint="One sentence. The other organisation reads it, and a place learns from it.",
        max_length=500,
        rows=2,
    )

    def about(self, mark: Mark, verbs: tuple[str, ...], other: str) -> None:
        """Offer the moves from here, and say who reads them."""
        self.verb.options = [Option(verb, BUTTONS[verb], _hint(mark, verb)) for verb in verbs]
        self.who_can_see = f"your organisation, and {other} unless you set it aside."


def _hint(mark: Mark, verb: str) -> str:
    after = mark_after(mark, verb)
    return "" if after in SHOWN_TO_THE_OTHER else "Only for your own list. They are not told."
