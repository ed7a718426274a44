"""The one place that asks what time it is, so that tests can hold it still."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """Give this moment as an aware UTC datetime."""
    return datetime.now(UTC)


def today() -> date:
    """Give the date it is in London, where deadlines are read."""
    return now().astimezone(LONDON).date()
