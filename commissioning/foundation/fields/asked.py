"""The ground of every field here: what it says when it was left empty, and its hint."""

from collections.abc import Sequence
from typing import Any

from wtforms import Field
from wtforms.form import BaseForm
from wtforms.validators import StopValidation


def first_text(values: Sequence[object]) -> str:
    """Give the first value that is text; a file sent under a text field's name is no text."""
    return next((value for value in values if isinstance(value, str)), "")


class AskedField(Field):
    """A field that is required exactly when it has words for being left empty.

    `missing` says what to do ("Enter the name of your organisation"). Without it
    the field may be left empty. `hint` is shown above the input, `width` is the
    number of characters the input is wide ("2", "4", "10", "20").
    """

    template = "input"

    def __init__(
        self, label: str = "", *, missing: str = "", hint: str = "", width: str = "", **more: Any
    ) -> None:
        super().__init__(label, **more)
        self.missing = missing
        self.hint = hint
        self.width = width

    @property
    def first_input_id(self) -> str:
        """Name the input that an error in this field leads to."""
        return self.id

    def is_empty(self) -> bool:
        """Say whether nothing was entered."""
        return not self.data

    def pre_validate(self, form: BaseForm) -> None:
        """Refuse an empty required field; let no other check meet a value that is not there."""
        if self.process_errors:
            raise StopValidation
        if self.missing and self.is_empty():
            raise StopValidation(self.missing)
