"""Bank holidays as they were announced, from the package's own list: the network is never asked."""

from datetime import date
from functools import cache

from govuk_bank_holidays.bank_holidays import BankHolidays

from commissioning.boards.rules.board_rule import Nation


@cache
def bank_holidays(nation: Nation) -> frozenset[date]:
    """Give every known bank holiday of a nation."""
    known = BankHolidays(use_cached_holidays=True).get_holidays(division=str(nation))
    return frozenset(holiday["date"] for holiday in known)


def known_until(nation: Nation) -> date:
    """Give the last day for which bank holidays are known: the end of the last year listed."""
    return date(max(bank_holidays(nation)).year, 12, 31)
