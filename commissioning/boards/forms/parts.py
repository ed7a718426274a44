"""A part of a number as people write it: "a third", "1/3", "75%"."""

import re
from typing import Any

from wtforms.form import BaseForm
from wtforms.validators import StopValidation

from commissioning.boards.rules.parts import Part, part_words
from commissioning.foundation.fields import Line

HOW = "Enter a part such as 1/3, two thirds or 75%"
_NAMED = {
    "all": (1, 1),
    "half": (1, 2),
    "a half": (1, 2),
    "a third": (1, 3),
    "one third": (1, 3),
    "two thirds": (2, 3),
    "a quarter": (1, 4),
    "one quarter": (1, 4),
    "three quarters": (3, 4),
    "a fifth": (1, 5),
    "one fifth": (1, 5),
}
_FRACTION = re.compile(r"([0-9]{1,3}) ?(?:/|of|out of|out of every) ?([0-9]{1,4})")
_HYPHEN = re.compile(r"(?<=[a-z])-(?=[a-z])")
_PERCENT = re.compile(r"([0-9]{1,3}) ?(?:%|per ?cent)")


class PartLine(Line):
    """A part of a number, typed in words, as a fraction or in percent. Data: the text."""

    def __init__(self, label: str = "", *, width: str = "10", **more: Any) -> None:
        super().__init__(label, width=width, max_length=40, **more)

    @property
    def part(self) -> Part | None:
        """Give the part that was typed; None where nothing was, or it is none."""
        return read_part(self.data or "")

    def pre_validate(self, form: BaseForm) -> None:
        """Refuse what is no part."""
        super().pre_validate(form)
        if self.data and self.part is None:
            raise StopValidation(HOW)


def read_part(typed: str) -> Part | None:
    """Read a part that is above nothing and no more than all; None when it is none."""
    text = _HYPHEN.sub(" ", typed.casefold()).strip()
    found = _FRACTION.fullmatch(text)
    percent = _PERCENT.fullmatch(text)
    if text in _NAMED:
        parts, of = _NAMED[text]
    elif found:
        parts, of = int(found[1]), int(found[2])
    elif percent:
        parts, of = int(percent[1]), 100
    else:
        return None
    part = Part(parts=parts, of=of)
    return part if part.sound else None


def write_part(part: Part | None) -> str:
    """Write a part as `read_part` reads it."""
    if part is None:
        return ""
    said = part_words(part)
    return said if read_part(said) == part else f"{part.parts}/{part.of}"
