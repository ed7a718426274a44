"""Bank holidays as they were announced, from the package's own list: the network is never asked."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from govuk_bank_holidays.bank_holidays import BankHolidays

ENGLAND_AND_WALES = BankHolidays.ENGLAND_AND_WALES
SCOTLAND = BankHolidays.SCOTLAND
NORTHERN_IRELAND = BankHolidays.NORTHERN_IRELAND
SATURDAY = 5  # as date.weekday() counts


@cache
def bank_holidays(division: str) -> Mapping[date, str]:
    """Give every known bank holiday of a division of the United Kingdom, with its name."""
    known = BankHolidays(use_cached_holidays=True).get_holidays(division=division)
    return {holiday["date"]: holiday["title"] for holiday in known}
