"""Each regime's own way of counting days (FACTS.md 1.10).

The rule is stored with the period: how many, of what, beginning when, in which nation. A notice on
Monday 2 November 2026: the Procurement Act's standstill ends on Wednesday 11, that of the Provider
Selection Regime on Friday 13.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from commissioning.reviews.rules.holidays import WHERE, is_known, known_between, why_not_working
from commissioning.reviews.rules.nations import Nation
from commissioning.reviews.rules.saying import full_day

ONE_DAY = timedelta(days=1)
LONGEST = 1_200  # months; a period of the law is never near it


class Unit(StrEnum):
    """What is counted."""

    CALENDAR_DAYS = "calendar days"
    WORKING_DAYS = "working days"
    MONTHS = "months"


class Starts(StrEnum):
    """From when it is counted."""

    WITH_THE_DAY = "with the day"
    DAY_AFTER = "the day after"
    AFTER_THE_DAY_AFTER = "after the day after"

    @property
    def words(self) -> str:
        """Say it as a sentence of its own."""
        return _STARTS[self]


_STARTS = {
    Starts.WITH_THE_DAY: "It begins with the day itself",
    Starts.DAY_AFTER: "It begins the day after",
    Starts.AFTER_THE_DAY_AFTER: "It begins the day after, and the days after that one are counted",
}
_FIRST_DAY_IN = {Starts.WITH_THE_DAY: 0, Starts.DAY_AFTER: 1, Starts.AFTER_THE_DAY_AFTER: 2}


@dataclass(frozen=True, slots=True)
class Period:
    """How long, of what, counted from when, by which nation's bank holidays."""

    count: int
    unit: Unit
    starts: Starts
    nation: Nation


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A day that was not counted, and why: "Saturday", "Good Friday"."""

    day: date
    why: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A period counted from a day.

    Attributes:
        last_day: Its last day, to midnight at its end; None where that is not known.
        first_day: The first day that counts.
        words: How it was counted, or why it cannot be.
    """

    period: Period
    from_day: date
    first_day: date | None
    last_day: date | None
    left_out: tuple[LeftOut, ...]
    words: str

    def days_left(self, today: date) -> int | None:
        """Count the days after `today`; 0 on the last, below 0 when it is over, None unknown."""
        return None if self.last_day is None else (self.last_day - today).days


def ends_on(period: Period, notice_day: date) -> Counted:
    """Count a period from the day of a notice or an act."""
    try:
        return _COUNTERS[period.unit](period, notice_day)
    except OverflowError:
        return _unknown(period, notice_day, "That day is too far away to count")


def _calendar_days(period: Period, day: date) -> Counted:
    first = day + _FIRST_DAY_IN[period.starts] * ONE_DAY
    return _counted(period, day, first, first + (period.count - 1) * ONE_DAY, ())


def _months(period: Period, day: date) -> Counted:
    """Count months: beginning with 1 February, three end on 30 April."""
    at = min(period.count, LONGEST) + day.month - 1
    year, month = day.year + at // 12, at % 12 + 1
    if year > date.max.year:
        raise OverflowError
    length = monthrange(year, month)[1]
    same = date(year, month, min(day.day, length))
    early = period.starts is Starts.WITH_THE_DAY and day.day <= length
    first = day + _FIRST_DAY_IN[period.starts] * ONE_DAY
    return _counted(period, day, first, same - ONE_DAY if early else same, ())


def _working_days(period: Period, day: date) -> Counted:
    counting, left_out, first = day + _FIRST_DAY_IN[period.starts] * ONE_DAY, [], None
    to_go = period.count
    while True:
        if not is_known(counting, period.nation):
            return _unknown(period, day, _beyond(period.nation))
        why = why_not_working(counting, period.nation)
        if why:
            left_out.append(LeftOut(counting, why))
        else:
            first, to_go = first or counting, to_go - 1
        if to_go == 0:
            return _counted(period, day, first, counting, tuple(left_out))
        counting += ONE_DAY


_COUNTERS = {
    Unit.CALENDAR_DAYS: _calendar_days,
    Unit.MONTHS: _months,
    Unit.WORKING_DAYS: _working_days,
}


def _counted(
    period: Period, day: date, first: date | None, last: date, left_out: tuple[LeftOut, ...]
) -> Counted:
    said = [f"{how_long(period)}. {period.starts.words}."]
    if first and period.unit is not Unit.MONTHS:
        said.append(f"The first that counts is {full_day(first)}.")
    if left_out:
        days = "; ".join(f"{full_day(each.day)}{_reason(each)}" for each in left_out)
        said.append(f"Left out: {days}.")
    said.append(f"It ends at midnight at the end of {full_day(last)}.")
    return Counted(period, day, first, last, left_out, " ".join(said))


def how_long(period: Period) -> str:
    """Say a period without its beginning: "8 working days in England and Wales"."""
    unit = period.unit.removesuffix("s") if period.count == 1 else str(period.unit)
    where = f" in {WHERE[period.nation]}" if period.unit is Unit.WORKING_DAYS else ""
    return f"{period.count} {unit}{where}"


def _reason(left: LeftOut) -> str:
    return "" if left.why == f"{left.day:%A}" else f" ({left.why})"


def _unknown(period: Period, day: date, why: str) -> Counted:
    said = f"{how_long(period)}. {period.starts.words}. {why}."
    return Counted(period, day, None, None, (), said)


def _beyond(nation: Nation) -> str:
    first, last = known_between(nation)
    return (
        f"The register knows bank holidays from {full_day(first)} to {full_day(last)} only, so it "
        "does not guess: count this one by hand"
    )
