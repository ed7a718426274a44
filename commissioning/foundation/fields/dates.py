"""Fields for dates in parts: they never raise, and each kind of wrong has its own words."""

from calendar import month_name, monthrange
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from typing import Any, ClassVar

from wtforms.utils import unset_value

from commissioning.foundation.clock import LONDON
from commissioning.foundation.fields.asked import AskedField, first_text
from commissioning.foundation.fields.reading import read_clock, read_day, read_month, read_year
from commissioning.foundation.in_words import a_day, listed

_READ: dict[str, Callable[[str], Any]] = {
    "day": read_day,
    "month": read_month,
    "year": read_year,
    "time": read_clock,
}
_HOW = {
    "day": "as a number, like 27",
    "month": "as a number from 1 to 12, or as a name like March",
    "year": "with four digits, like 2027",
    "time": "like 5pm or 17:30 (for midnight, use 11:59pm)",
}
_LONGEST_KEPT = 40


class WrongPart(ValueError):
    """Something is wrong in the named parts of a date; the words say what to enter."""

    def __init__(self, message: str, *parts: str) -> None:
        super().__init__(message)
        self.parts = parts


class _Parts(AskedField):
    """What all dates in parts share: `typed` as it came, and `wrong`, the parts to mend.

    `when` ends the sentence "Enter the month …": "the work would start".
    """

    template = "date"
    whole: ClassVar[str] = "date"
    parts: ClassVar[tuple[str, ...]] = ("day", "month", "year")

    def __init__(
        self, label: str = "", *, when: str = "", optional: bool = False, **more: Any
    ) -> None:
        self.when = f" {when}" if when else ""
        missing = "" if optional else f"Enter the {self.whole}{self.when}"
        super().__init__(label, **({"missing": missing} | more))
        self.typed = dict.fromkeys(self.parts, "")
        self.wrong: tuple[str, ...] = ()

    @property
    def first_input_id(self) -> str:
        """Name the first part to mend, or the first of all."""
        return f"{self.id}-{(self.wrong or self.parts)[0]}"

    def marked(self) -> tuple[str, ...]:
        """Give the parts to show as wrong: those known to be, or all when any error stands."""
        return self.wrong or (self.parts if self.errors else ())

    def process(
        self, formdata: Any, data: Any = unset_value, extra_filters: Sequence[Any] | None = None
    ) -> None:
        """Take the parts from what was sent, or from the value the page begins with."""
        super().process(None, data, extra_filters)
        self.typed = dict.fromkeys(self.parts, "")
        if formdata is None:
            self.typed |= self._parts_of(self.data) if self.data else {}
            return
        for part in self.parts:
            text = first_text(formdata.getlist(f"{self.name}-{part}"))
            self.typed[part] = " ".join(text.split())[:_LONGEST_KEPT]
        try:
            self.data = self._read()
        except WrongPart as wrong:
            self.data, self.wrong = None, wrong.parts
            self.process_errors = [*self.process_errors, str(wrong)]

    def _read(self) -> Any:
        absent = [part for part in self.parts if not self.typed[part]]
        if len(absent) == len(self.parts):
            return None
        if absent:
            raise WrongPart(f"Enter the {listed(absent)}{self.when}", *absent)
        values = {part: _READ[part](self.typed[part]) for part in self.parts}
        for part, value in values.items():
            if value is None:
                raise WrongPart(f"Enter the {part}{self.when} {_HOW[part]}", part)
        return self._build(**values)

    def _build(self, **values: Any) -> Any:
        raise NotImplementedError

    def _parts_of(self, value: Any) -> dict[str, str]:
        return {part: str(getattr(value, part)) for part in self.parts}


class DateParts(_Parts):
    """A date in three inputs: name-day, name-month, name-year. Data: date or None."""

    def __init__(
        self,
        label: str = "",
        *,
        earliest: date | None = None,
        latest: date | None = None,
        **more: Any,
    ) -> None:
        super().__init__(label, **more)
        self.earliest = earliest
        self.latest = latest

    def _build(self, **values: Any) -> Any:
        found = self._date(values["year"], values["month"], values["day"])
        if self.earliest and found < self.earliest:
            raise WrongPart(f"Enter {a_day(self.earliest)} or a later date", *self.parts)
        if self.latest and found > self.latest:
            raise WrongPart(f"Enter {a_day(self.latest)} or an earlier date", *self.parts)
        return found

    def _date(self, year: int, month: int, day: int) -> date:
        last = monthrange(year, month)[1]
        if day > last:
            raise WrongPart(
                f"Enter a day from 1 to {last}: {month_name[month]} {year} has {last} days", "day"
            )
        return date(year, month, day)


class MonthParts(_Parts):
    """A month in two inputs: name-month, name-year. Data: its first day as a date, or None."""

    whole = "month"
    parts = ("month", "year")

    def _build(self, **values: Any) -> Any:
        return date(values["year"], values["month"], 1)


class DeadlineParts(DateParts):
    """A date and a time of day in London. Data: aware UTC datetime or None.

    In the hour that comes twice in autumn, the first of the two is meant.
    """

    whole = "date and time"
    parts = ("day", "month", "year", "time")

    def _build(self, **values: Any) -> Any:
        moment = datetime.combine(super()._build(**values), values["time"], LONDON)
        there_and_back = moment.astimezone(UTC).astimezone(LONDON)
        if there_and_back.replace(tzinfo=None) != moment.replace(tzinfo=None):
            raise WrongPart("Enter another time: the clocks go forward over this one", "time")
        return moment.astimezone(UTC)

    def _parts_of(self, value: Any) -> dict[str, str]:
        local: datetime = value.astimezone(LONDON)
        parts = {part: str(getattr(local, part)) for part in self.parts[:3]}
        return parts | {"time": _clock_said(local.time())}


def _clock_said(clock: time) -> str:
    minutes = f":{clock.minute:02}" if clock.minute or clock.hour == 0 else ""
    if clock.hour == 0:
        return f"00{minutes}"
    return f"{clock.hour % 12 or 12}{minutes}{'pm' if clock.hour >= 12 else 'am'}"
