"""Bank holidays of the United Kingdom's three divisions, from data carried with the program."""

from datetime import date
from functools import cache

from govuk_bank_holidays.bank_holidays import BankHolidays

from commissioning.reviews.rules.nations import Nation

_DIVISIONS = {
    Nation.ENGLAND: BankHolidays.ENGLAND_AND_WALES,
    Nation.WALES: BankHolidays.ENGLAND_AND_WALES,
    Nation.SCOTLAND: BankHolidays.SCOTLAND,
    Nation.NORTHERN_IRELAND: BankHolidays.NORTHERN_IRELAND,
}
WHERE = {
    Nation.ENGLAND: "England and Wales",
    Nation.WALES: "England and Wales",
    Nation.SCOTLAND: "Scotland",
    Nation.NORTHERN_IRELAND: "Northern Ireland",
}
_SATURDAY = 5


@cache
def bank_holidays(nation: Nation) -> dict[date, str]:
    """Give the known bank holidays of a nation with their names; never asks the network."""
    held = BankHolidays(use_cached_holidays=True)
    return {day["date"]: day["title"] for day in held.get_holidays(_DIVISIONS[nation])}


def known_between(nation: Nation) -> tuple[date, date]:
    """Give the first and the last day for which bank holidays are known: whole years."""
    days = bank_holidays(nation)
    return date(min(days).year, 1, 1), date(max(days).year, 12, 31)


def is_known(day: date, nation: Nation) -> bool:
    """Tell whether it is known if a day is a bank holiday."""
    first, last = known_between(nation)
    return first <= day <= last


def why_not_working(day: date, nation: Nation) -> str:
    """Name why a day is no working day: "Saturday", "Christmas Day"; "" where it is one."""
    holiday = bank_holidays(nation).get(day)
    return f"{day:%A}" if day.weekday() >= _SATURDAY else holiday or ""
