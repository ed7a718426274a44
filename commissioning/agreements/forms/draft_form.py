"""The ground of each form that writes one part of a draft."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from wtforms import Field, HiddenField

from commissioning.agreements.rules.content import Content
from commissioning.foundation.forms import RegisterForm

PARTIES_ONLY = "only the parties, and a guest they let write, until it is offered to their boards."


@dataclass(frozen=True)
class Group:
    """Some fields of a form under a heading ("" is none); folded, they open where one has an error.

    What is folded is sent along all the same.
    """

    heading: str
    fields: Sequence[Field]
    folded: bool = False

    @property
    def opened(self) -> bool:
        """Tell whether something in it must be seen."""
        return any(field.errors for field in self.fields)


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

    def groups(self) -> list[Group]:
        """Give the fields in the order of the page, under their headings."""
        return [Group("", list(self.shown_fields()))]

    def show(self, value: Any) -> None:
        """Put what a part says into the fields, in place of what was typed."""
        for name, data in self.shown(value).items():
            if name in self._fields:
                self._fields[name].process(None, data)

    def now_seen(self, stamp: str) -> None:
        """Let what is sent next be measured against the part as it stands now."""
        self.seen.raw_data, self.seen.data = None, stamp


def as_json_value(data: Any) -> Any:
    """Write days in ISO form, as the content does; all else stays."""
    return data.isoformat() if isinstance(data, date) else data


def a_date(text: str | None) -> date | None:
    """Read a day as the content writes it."""
    return date.fromisoformat(text) if text else None
