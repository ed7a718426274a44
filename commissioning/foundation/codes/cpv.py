"""The Common Procurement Vocabulary: eight digits and a name for what is bought.

Notices give the code alone, the published list with a check digit ("85311000-2"); both are
understood. Data and licence: data/README.md.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from commissioning.foundation.codes.tables import rows_of

FORM = re.compile(r"\s*(\d{8})(?:\s?-\s?\d)?\s*")


@dataclass(frozen=True, slots=True)
class Cpv:
    """One code of the vocabulary: eight digits, its check digit and its name."""

    code: str
    check: str
    name: str


def cpv(text: str) -> Cpv | None:
    """Give the code a text holds, with or without its check digit, or None if there is none.

    A wrong check digit is forgiven: the eight digits say which code is meant.
    """
    match = FORM.fullmatch(text)
    return _codes().get(match.group(1)) if match else None


def name(text: str) -> str | None:
    """Give the name of a code, or None."""
    held = cpv(text)
    return held.name if held else None


def division(text: str) -> Cpv | None:
    """Give the division a code lies in: its first two digits ("85" for health and social work)."""
    match = FORM.fullmatch(text)
    return _codes().get(match.group(1)[:2] + "000000") if match else None


@lru_cache(maxsize=1)
def _codes() -> dict[str, Cpv]:
    return {full[:8]: Cpv(full[:8], full[9:], name) for full, name in rows_of("cpv")}
