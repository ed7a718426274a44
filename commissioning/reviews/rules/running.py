"""The clocks that the day of a notice or an act starts, and how each stands on a day.

Some are a time to wait, such as a standstill. Others count to a notice: they run until it is out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from commissioning.reviews.rules.clocks import Counted, ends_on
from commissioning.reviews.rules.figures import CHECK_IT, Source
from commissioning.reviews.rules.nations import Nation
from commissioning.reviews.rules.notice_parts import ClockRule, NoticeKind
from commissioning.reviews.rules.saying import days, full_day
from commissioning.reviews.rules.thresholds import period, period_row

_WELSH = {"psr_standstill": "psr_wales_standstill"}


@dataclass(frozen=True, slots=True)
class Stands:
    """How a clock stands: a word or two, their tone on a page, and a sentence more, or ""."""

    tag: str
    tone: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """A period that runs from a day: its rule, how it was counted, and where that stands.

    Attributes:
        out_on: The day of the notice that it counts to; None where none is entered or asked for.
    """

    rule: ClockRule
    counted: Counted | None
    source: Source | None
    out_on: date | None = None

    @property
    def last_day(self) -> date | None:
        """Give its last day, to midnight at its end; None where that is not known."""
        return self.counted.last_day if self.counted else None

    @property
    def how(self) -> str:
        """Say how it was counted, or that it could not be."""
        return self.counted.words if self.counted else f"{CHECK_IT}."

    def is_met(self, today: date) -> bool:
        """Tell whether the notice that it counts to is out."""
        return self.out_on is not None and self.out_on <= today

    def is_past_due(self, today: date) -> bool:
        """Tell whether its day went by without the notice that the law always asks for."""
        asked = bool(self.rule.ended_by) and not self.rule.sometimes
        gone_by = self.last_day is not None and self.last_day < today
        return asked and gone_by and not self.is_met(today)

    def stands(self, today: date) -> Stands | None:
        """Say how it stands on a day; None where its last day is not known and nothing is out."""
        if self.out_on is not None and self.out_on <= today:
            return Stands("Done", "done", _went_out(self.out_on, self.last_day))
        if self.last_day is None:
            return None
        left = (self.last_day - today).days
        return _passed(self, -left) if left < 0 else _running(self, self.last_day, left)


def clocks_from(
    kind: NoticeKind, day: date, nation: Nation, out: Mapping[str, date] | None = None
) -> tuple[Clock, ...]:
    """Give the clocks that start on the day of a notice or an act.

    `out` holds the days entered so far, by the key of their notice.
    """
    entered = out or {}
    return tuple(
        _clock(rule, day, nation, entered.get(rule.ended_by) if rule.ended_by else None)
        for rule in kind.clocks
    )


def _clock(rule: ClockRule, day: date, nation: Nation, out_on: date | None) -> Clock:
    what = _WELSH.get(rule.what, rule.what) if nation is Nation.WALES else rule.what
    row = period_row(what, day)
    if row is None:
        return Clock(rule, None, None, out_on)
    return Clock(rule, ends_on(period(row, nation), day), row.source, out_on)


def _went_out(day: date, last: date | None) -> str:
    said = f"The notice went out on {full_day(day)}"
    if last is None:
        return f"{said}."
    after = (day - last).days
    return f"{said}, {days(after)} after its last day." if after > 0 else f"{said}, in time."


def _passed(clock: Clock, ago: int) -> Stands:
    if not clock.rule.ended_by:
        return Stands("Over", "quiet")
    planned = f" It is planned for {full_day(clock.out_on)}." if clock.out_on else ""
    if clock.rule.sometimes:
        says = f"If it had to be published, its last day was {days(ago)} ago, and none is entered."
        return Stands("Past its day", "quiet", says + planned)
    says = f"Its last day was {days(ago)} ago, and the notice is not out."
    return Stands("Past its day", "waits", says + (planned or " Publish it, and enter its day."))


def _running(clock: Clock, last: date, left: int) -> Stands:
    says = ""
    if clock.out_on:
        after = ", which is after its last day" if clock.out_on > last else ""
        says = f"The notice is planned for {full_day(clock.out_on)}{after}."
    return Stands(f"{days(left)} left" if left else "Today is its last day", "waits", says)
