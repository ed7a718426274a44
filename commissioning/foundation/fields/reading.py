"""Reads days, months, years, times of day and pounds as people write them. Pure."""

import re
import unicodedata
from datetime import time

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_CLOCK = re.compile(r"([0-9]{1,2})(?:[:.]?([0-9]{2}))?\s*(am|pm)?")
_POUNDS = re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]{1,2})?")
MOST_PENCE = 10_000_000_000 * 100


def plain(text: str) -> str:
    """Give text in small letters and ordinary digits, however wide they were typed.

    A raised 2, a circled one or a half stays as it is, so that none is read as a number it is not.
    """
    letters = (each if _no_digit(each) else unicodedata.normalize("NFKC", each) for each in text)
    return "".join(letters).strip().casefold()


def _no_digit(letter: str) -> bool:
    return letter.isnumeric() and not letter.isdecimal()


def read_day(text: str) -> int | None:
    """Read a day of the month, 1 to 31; "27th" is a day too."""
    match = re.fullmatch(r"([0-9]{1,2})(?:st|nd|rd|th)?", plain(text))
    return int(match[1]) if match and 1 <= int(match[1]) <= 31 else None


def read_month(text: str) -> int | None:
    """Read a month by number or by name, of which three letters are enough."""
    word = plain(text).rstrip(".")
    if re.fullmatch(r"[0-9]{1,2}", word):
        return int(word) if 1 <= int(word) <= 12 else None
    starts = [n for n, name in enumerate(_MONTHS, start=1) if len(word) >= 3]
    return next((n for n in starts if _MONTHS[n - 1].startswith(word)), None)


def read_year(text: str) -> int | None:
    """Read a year of four digits between 1900 and 2199."""
    match = re.fullmatch(r"(?:19|20|21)[0-9]{2}", plain(text))
    return int(match[0]) if match else None


def read_clock(text: str) -> time | None:
    """Read a time of day: "5pm", "5.30 pm", "17:00", "noon".

    Midnight by name is refused: people mean the start of the day as often as the end.
    """
    word = plain(text).replace("a.m.", "am").replace("p.m.", "pm")
    if word in ("noon", "12 noon", "midday"):
        return time(12)
    match = _CLOCK.fullmatch(word)
    if not match or not (match[2] or match[3]):
        return None
    return _clock(int(match[1]), int(match[2] or 0), match[3])


def _clock(hour: int, minute: int, half: str | None) -> time | None:
    if half and (not 1 <= hour <= 12 or (hour, minute, half) == (12, 0, "am")):
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_pounds(text: str) -> int:
    """Read an amount such as "£1,250,000" or "1250000.50" as whole pence.

    Raises ValueError, with words that say what to enter instead.
    """
    amount = re.sub(r"[\s£]", "", plain(text))
    if amount.startswith(("-", "\N{MINUS SIGN}", "(")):
        raise ValueError("Enter an amount of £0 or more")
    if re.fullmatch(r"[0-9,]+\.[0-9]{3,}", amount):
        raise ValueError("Enter no more than two digits after the point, like 1250.50")
    if not _POUNDS.fullmatch(amount):
        raise ValueError("Enter the amount in pounds with digits, like 1,250,000 or 1250.50")
    pounds, _, pence = amount.replace(",", "").lstrip("0").partition(".")
    if len(pounds) > 11:
        raise ValueError("Enter an amount of £10 billion or less")
    total = int(pounds or 0) * 100 + int((pence or "0").ljust(2, "0"))
    if total > MOST_PENCE:
        raise ValueError("Enter an amount of £10 billion or less")
    return total
