"""Keyset paging. A cursor is the random reference of the last thing shown, never an inner number.

A cursor that is unknown and one that points at a hidden thing are the same: the first page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

PAGE = 25
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list: what it holds, and the reference that leads on, if more follow."""

    items: Sequence[T]
    next_ref: str | None = None
    count: str = ""


def count_in_words(found: int, bound: int) -> str:
    """Give an honest count: "37", or "1,000+" when the bound was reached."""
    return f"{bound:,}+" if found > bound else f"{found:,}"
