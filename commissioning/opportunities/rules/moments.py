"""Dates and times as publishers write them; UK time where they leave the zone out."""

from datetime import UTC, date, datetime, time

from commissioning.foundation.clock import LONDON, day_in_london
from commissioning.opportunities.rules.plain_text import cleaned

END_OF_DAY = time(23, 59)
# Outside these years a date is a slip or a placeholder, such as 01/01/1.
EARLIEST_YEAR, LATEST_YEAR = 1990, 2150


def _parsed(text: str) -> tuple[datetime, bool] | None:
    """Read a date or time; the flag tells whether a time of day was given."""
    try:
        return datetime.fromisoformat(text), len(text) > len("2025-01-23")
    except ValueError:
        pass
    try:
        day, month, year = (int(part) for part in text.split("/"))
        return datetime(year, month, day), False  # noqa: DTZ001  # the zone is added by the caller
    except ValueError:
        return None


def moment(
    text: str, name: str, warnings: list[str], *, at: time = time(0), clock: str = ""
) -> datetime | None:
    """Read a moment as UTC; None with a warning when the text is not a date we can believe.

    A date without a time means `at` (or `clock`, as 17:00) in Europe/London.
    """
    text = cleaned(text)
    if not text:
        return None
    found = _parsed(text)
    if found is None or not EARLIEST_YEAR <= found[0].year <= LATEST_YEAR:
        warnings.append(f"{name} {text[:40]!r} is not a date we can use")
        return None
    when, has_time = found
    if not has_time:
        when = datetime.combine(when.date(), _clock(clock, at, name, warnings), when.tzinfo)
    if when.tzinfo is None:
        when = when.replace(tzinfo=LONDON)
    return when.astimezone(UTC)


def _clock(clock: str, otherwise: time, name: str, warnings: list[str]) -> time:
    try:
        return time.fromisoformat(clock.strip()).replace(tzinfo=None)
    except ValueError:
        if otherwise == END_OF_DAY:
            warnings.append(f"{name} has no time of day; we take the end of the day")
        return otherwise


def day(text: str, name: str, warnings: list[str]) -> date | None:
    """Read a day. One with an offset is the day as written; one in Z is the day it is in the UK.

    So 23:00Z on 20 October, in summer time, is the 21st: publishers turn local midnight into Z.
    """
    when = moment(text, name, warnings)
    if when is None:
        return None
    written = _parsed(cleaned(text))
    if written and written[0].utcoffset():
        return written[0].date()
    return day_in_london(when)
