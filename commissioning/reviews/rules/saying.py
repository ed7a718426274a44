"""How the rules of routes say days."""

from datetime import date

from commissioning.foundation.in_words import a_day


def full_day(day: date) -> str:
    """Say a day with its weekday: "Monday 2 November 2026"."""
    return f"{day:%A} {a_day(day)}"


def days(number: int) -> str:
    """Say a number of days: "1 day", "3 days"."""
    return f"{number:,} day{'' if number == 1 else 's'}"
