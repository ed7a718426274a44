"""How the rules of routes say days."""

from datetime import date

from commissioning.agreements.rules.in_words import a_day


def full_day(day: date) -> str:
    """Say a day with its weekday: "Monday 2 November 2026"."""
    return f"{day:%A} {a_day(day)}"
