"""The ground of each form that writes one part of a draft, and its two kinds of number."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from wtforms import Field, HiddenField

from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.in_words import percent
from commissioning.foundation.fields import AskedField
from commissioning.foundation.fields.asked import first_text
from commissioning.foundation.fields.reading import plain
from commissioning.foundation.forms import RegisterForm

PARTIES_ONLY = "only the parties, until it is offered to their boards."
_PERCENT = re.compile(r"([0-9]{1,5})(?:\.([0-9]{1,2}))?\s*%?")
_WHOLE = re.compile(r"[0-9]{1,7}|[0-9]{1,3}(?:,[0-9]{3})+")
_LONGEST_KEPT = 40


class PartForm(RegisterForm):
    """One part of a draft, with the stamp of what it said when the page was made."""

    who_can_see = PARTIES_ONLY
    heading: ClassVar[str] = ""
    hint: ClassVar[str] = ""
    seen = HiddenField()

    def fit(self, content: Content) -> None:
        """Fit the questions to what the draft holds."""

    @classmethod
    def shown(cls, value: Any) -> dict[str, Any]:
        """Give what the fields begin with, by name, from the part as the content holds it."""
        return dict(value or {})

    @classmethod
    def fits(cls, value: Any) -> bool:
        """Tell whether the form can show a part as it stands."""
        return value is not None

    def value(self) -> Any:
        """Give the part as the content holds it, from what was typed."""
        return {name: as_json_value(self._fields[name].data) for name in self.names()}

    def names(self) -> list[str]:
        """Give the names of the fields that are the part's own."""
        return [field.name for field in self.shown_fields()]

    def groups(self) -> list[tuple[str, list[Field]]]:
        """Give the fields in the order of the page, under headings ("" is none)."""
        return [("", list(self.shown_fields()))]

    def show(self, value: Any) -> None:
        """Put what a part says into the fields, in place of what was typed."""
        for name, data in self.shown(value).items():
            if name in self._fields:
                self._fields[name].process(None, data)

    def now_seen(self, stamp: str) -> None:
        """Let what is sent next be measured against the part as it stands now."""
        self.seen.raw_data, self.seen.data = None, stamp


class _Number(AskedField):
    """One number typed in a short box. `typed` keeps it as it was written."""

    kind = "text"
    autocomplete = "off"
    wrong: ClassVar[str] = ""

    def process_formdata(self, valuelist: Sequence[object]) -> None:
        """Read the number; raises ValueError (kept as the field's error) when it is none."""
        typed = first_text(valuelist).strip()
        self.data = self.read(typed) if typed else None

    def read(self, typed: str) -> int:
        """Read one number. Raises ValueError with words that say what to enter."""
        raise NotImplementedError

    def is_empty(self) -> bool:
        """Say whether nothing was entered: 0 is a number."""
        return self.data is None

    def said(self) -> str:
        """Give the number as people write it."""
        return str(self.data)

    def _value(self) -> str:
        if self.raw_data:
            return first_text(self.raw_data).strip()[:_LONGEST_KEPT]
        return "" if self.data is None else self.said()


class Percent(_Number):
    """A part of a whole, such as 33.33. Data: hundredths of a percent (int), or None."""

    suffix = "%"

    def __init__(self, label: str = "", *, most: int = 100, **more: Any) -> None:
        super().__init__(label, **({"width": "4"} | more))
        self.most = most

    def read(self, typed: str) -> int:
        """Read "33.33" or "33.33%" as 3333."""
        found = _PERCENT.fullmatch(plain(typed))
        if not found:
            raise ValueError(f"Enter a number from 0 to {self.most:,}, like 25 or 33.33")
        basis_points = int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))
        if basis_points > self.most * 100:
            raise ValueError(f"Enter {self.most:,} or less")
        return basis_points

    def said(self) -> str:
        """Write it without the sign, which stands beside the box."""
        return percent(self.data).removesuffix("%")


class Whole(_Number):
    """A whole number, such as a weight or a number of days. Data: int, or None."""

    def __init__(
        self, label: str = "", *, least: int = 0, most: int = 1_000_000, **more: Any
    ) -> None:
        super().__init__(label, **({"width": "4"} | more))
        self.least = least
        self.most = most

    def read(self, typed: str) -> int:
        """Read "14" or "1,000"."""
        found = _WHOLE.fullmatch(plain(typed))
        number = int(found[0].replace(",", "")) if found else None
        if number is None or not self.least <= number <= self.most:
            raise ValueError(f"Enter a whole number from {self.least} to {self.most:,}")
        return number


def as_json_value(data: Any) -> Any:
    """Write days in ISO form, as the content does; all else stays."""
    return data.isoformat() if isinstance(data, date) else data


def a_date(text: str | None) -> date | None:
    """Read a day as the content writes it."""
    return date.fromisoformat(text) if text else None
