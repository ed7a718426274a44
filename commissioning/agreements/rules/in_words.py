"""How the rules of agreements say sums, parts and days in words."""

from calendar import month_name
from datetime import date


def pounds(pence: int | None) -> str:
    """Say whole pence as "£1,250" or "£1,250.50"; nothing given is "not said"."""
    if pence is None:
        return "not said"
    whole, rest = divmod(abs(pence), 100)
    sign = "−" if pence < 0 else ""
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


def listed(names: list[str]) -> str:
    """Join names as people do: "A, B and C"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
