"""How rules, papers and letters say sums, parts, days and lists; pages say them by `filters`."""

from calendar import month_name
from collections.abc import Iterable
from datetime import date


def pounds(pence: int | None) -> str:
    """Say whole pence as "£1,250" or "£1,250.50"; nothing given is "not said"."""
    if pence is None:
        return "not said"
    whole, rest = divmod(abs(pence), 100)
    sign = "\N{MINUS SIGN}" if pence < 0 else ""
    return f"{sign}£{whole:,}.{rest:02}" if rest else f"{sign}£{whole:,}"


def percent(basis_points: int) -> str:
    """Say hundredths of a percent as "33.33%" or "50%"."""
    whole, rest = divmod(basis_points, 100)
    return f"{whole}.{rest:02}".rstrip("0") + "%" if rest else f"{whole}%"


def a_day(day: date | None) -> str:
    """Say a day as "27 March 2027"; none given is "not said"."""
    return f"{day.day} {month_name[day.month]} {day.year}" if day else "not said"


def yes_or_no(value: bool) -> str:
    """Say yes or no."""
    return "yes" if value else "no"


def listed(things: Iterable[str]) -> str:
    """Join things as a sentence does: "A, B and C"; of nothing, "" is left."""
    *most, last = [*things] or [""]
    return f"{', '.join(most)} and {last}" if most else last
