"""When a commissioner's yearly declaration of interests counts."""

from datetime import date


def interests_year(day: date) -> int:
    """Give the year a day belongs to: the financial year, named by the April it begins in."""
    return day.year if (day.month, day.day) >= (4, 1) else day.year - 1
