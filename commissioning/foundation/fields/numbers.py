"""Fields for numbers typed in a short box: a whole number, and the ground of other kinds."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from commissioning.foundation.fields.asked import AskedField, first_text
from commissioning.foundation.fields.reading import plain

_WHOLE = re.compile(r"[0-9]{1,7}|[0-9]{1,3}(?:,[0-9]{3})+")
_LONGEST_KEPT = 40


class NumberField(AskedField):
    """One number typed in a short box; what was typed is shown again as it was written.

    `read` gives the number of a text, or raises ValueError with words that say what to enter;
    `said` writes a number as people do.
    """

    kind = "text"
    autocomplete = "off"

    def __init__(
        self,
        label: str,
        *,
        read: Callable[[str], int],
        said: Callable[[int], str] = str,
        width: str = "4",
        **more: Any,
    ) -> None:
        super().__init__(label, width=width, **more)
        self.read = read
        self.said = said

    def process_formdata(self, valuelist: Sequence[object]) -> None:
        """Read the number; raises ValueError (kept as the field's error) when it is none."""
        typed = first_text(valuelist).strip()
        self.data = self.read(typed) if typed else None

    def is_empty(self) -> bool:
        """Say whether nothing was entered: 0 is a number."""
        return self.data is None

    def _value(self) -> str:
        if self.raw_data:
            return first_text(self.raw_data).strip()[:_LONGEST_KEPT]
        return "" if self.data is None else self.said(self.data)


class Whole(NumberField):
    """A whole number, such as a weight or a number of days. Data: int, or None."""

    def __init__(
        self, label: str = "", *, least: int = 0, most: int = 1_000_000, **more: Any
    ) -> None:
        super().__init__(label, read=partial(read_whole, least=least, most=most), **more)


def read_whole(typed: str, *, least: int, most: int) -> int:
    """Read "14" or "1,000"; raises ValueError for what is none, or out of bounds."""
    found = _WHOLE.fullmatch(plain(typed))
    number = int(found[0].replace(",", "")) if found else None
    if number is None or not least <= number <= most:
        raise ValueError(f"Enter a whole number from {least} to {most:,}")
    return number
