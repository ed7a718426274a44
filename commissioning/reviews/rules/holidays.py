"""Which days are working days in each nation, and for which years that is known."""

from datetime import date

from commissioning.foundation.bank_holidays import (
    ENGLAND_AND_WALES,
    NORTHERN_IRELAND,
    SATURDAY,
    SCOTLAND,
    bank_holidays,
)
from commissioning.reviews.rules.nations import Nation

_DIVISIONS = {
    Nation.ENGLAND: ENGLAND_AND_WALES,
    Nation.WALES: ENGLAND_AND_WALES,
    Nation.SCOTLAND: SCOTLAND,
    Nation.NORTHERN_IRELAND: NORTHERN_IRELAND,
}
WHERE = {
    Nation.ENGLAND: "England and Wales",
    Nation.WALES: "England and Wales",
    Nation.SCOTLAND: "Scotland",
    Nation.NORTHERN_IRELAND: "Northern Ireland",
}


def known_between(nation: Nation) -> tuple[date, date]:
    """Give the first and the last day for which bank holidays are known: whole years."""
    days = bank_holidays(_DIVISIONS[nation])
    return date(min(days).year, 1, 1), date(max(days).year, 12, 31)


def is_known(day: date, nation: Nation) -> bool:
    """Tell whether it is known if a day is a bank holiday."""
    first, last = known_between(nation)
    return first <= day <= last


def why_not_working(day: date, nation: Nation) -> str:
    """Name why a day is no working day: "Saturday", "Christmas Day"; "" where it is one."""
    holiday = bank_holidays(_DIVISIONS[nation]).get(day)
    return f"{day:%A}" if day.weekday() >= SATURDAY else holiday or ""
