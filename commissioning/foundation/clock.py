"""The one place that asks what time it is, so that it can be held still."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


_held: ContextVar[datetime | None] = ContextVar("held", default=None)


def now() -> datetime:
    """Give this moment as an aware UTC datetime."""
    return _held.get() or datetime.now(UTC)


def today() -> date:
    """Give the date it is in London, where deadlines are read."""
    return day_in_london(now())


def day_in_london(moment: datetime) -> date:
    """Give the day that a moment falls on in London, which pages and papers name."""
    return moment.astimezone(LONDON).date()


@contextmanager
def held_at(moment: datetime) -> Iterator[None]:
    """Within the block it is `moment`, so that the demo's people acted on days gone by."""
    held = _held.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _held.reset(held)
