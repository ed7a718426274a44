"""Parts of a whole, as a draft asks for them: in percent, to the hundredth."""

import re
from functools import partial
from typing import Any

from commissioning.foundation.fields import NumberField
from commissioning.foundation.fields.reading import plain
from commissioning.foundation.in_words import percent

_PERCENT = re.compile(r"([0-9]{1,5})(?:\.([0-9]{1,2}))?\s*%?")


class Percent(NumberField):
    """A part of a whole, such as 33.33. Data: hundredths of a percent (int), or None."""

    suffix = "%"

    def __init__(self, label: str = "", *, most: int = 100, **more: Any) -> None:
        super().__init__(label, read=partial(read_percent, most=most), said=_without_sign, **more)


def read_percent(typed: str, *, most: int) -> int:
    """Read "33.33" or "33.33%" as 3333, up to `most` percent; raises ValueError otherwise."""
    found = _PERCENT.fullmatch(plain(typed))
    if not found:
        raise ValueError(f"Enter a number from 0 to {most:,}, like 25 or 33.33")
    basis_points = int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))
    if basis_points > most * 100:
        raise ValueError(f"Enter {most:,} or less")
    return basis_points


def _without_sign(basis_points: int) -> str:
    """Write it without the sign, which stands beside the box."""
    return percent(basis_points).removesuffix("%")
