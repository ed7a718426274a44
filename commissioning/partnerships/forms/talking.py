"""What is asked of those who talk: a conversation as it begins, and what is said in one."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from wtforms.validators import ValidationError

from commissioning.foundation.checked_forms import CheckedForm
from commissioning.foundation.fields import Choice, Choices, Line, Option, Paragraphs
from commissioning.foundation.words.money_talk import Finding
from commissioning.partnerships.rules.threads import MESSAGE, TITLE, Audience

ONE_AT_LEAST = "Choose at least one partner to talk with"


class TalkForm(CheckedForm):
    """Words to others, read for talk of money unless there is no competition to protect."""

    shared: bool = False

    def _findings(self) -> Iterator[tuple[str, Finding]]:
        return iter(()) if self.shared else super()._findings()


class MessageForm(TalkForm):
    """Something said in a conversation."""

    checked: ClassVar[tuple[str, ...]] = ("body",)
    body = Paragraphs(
        "Say something",
        missing="Enter what you would like to say",
        max_length=MESSAGE,
        rows=5,
    )


class StartThreadForm(TalkForm):
    """A conversation as it begins: what about, who reads it, and the first words."""

    checked: ClassVar[tuple[str, ...]] = ("title", "body")
    title = Line(
        "What would you like to talk about?",
        missing="Enter what you would like to talk about",
        max_length=TITLE,
    )
    audience = Choice("Who reads it?", missing="Choose who reads it")
    readers = Choices("Which partners?")
    body = Paragraphs(
        "What would you like to say first?",
        missing="Enter what you would like to say",
        max_length=MESSAGE,
        rows=6,
    )

    def offer(self, others: Sequence[tuple[str, str]]) -> None:
        """Offer the other partners: (reference, name) of each."""
        self.audience.options = [
            Option(
                Audience.ALL,
                "Every partner",
                "Those who join later read it too, from the beginning.",
            ),
            Option(
                Audience.SOME,
                "Only some of us",
                "The partners you choose, and your own organisation. Nobody can be added later.",
            ),
        ]
        self.readers.options = [Option(ref, name) for ref, name in others]

    def validate_readers(self, field: Choices) -> None:
        """Ask for names where it is for some of them."""
        if self.audience.data == Audience.SOME and not field.data:
            raise ValidationError(ONE_AT_LEAST)
