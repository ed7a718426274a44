"""Reads figures.toml: the dated table of amounts and periods of the law, with their sources.

Thresholds change every two years and guidance more often, so they stand in a table that can be
changed without code (FACTS.md, its first lines).
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

from commissioning.foundation.in_words import a_day

TABLE = Path(__file__).parent / "figures.toml"
CHECK_IT = "Nobody here has checked this again: check the current text"
AGAIN = "Check the current text"
A_YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule stands, and the day on which it was last read there; None: check it."""

    name: str
    address: str
    checked: date | None = None

    def words_on(self, day: date) -> str:
        """Say how far it can be relied on, on a day: what was checked long ago is checked again."""
        if self.checked is None:
            return CHECK_IT
        old = f", more than a year ago. {AGAIN}" if day - self.checked > A_YEAR else ""
        return f"Checked on {a_day(self.checked)}{old}"


class Dated(Protocol):
    """A row of the table: `until` is its last day, None where no end is known."""

    @property
    def what(self) -> str: ...
    @property
    def since(self) -> date: ...
    @property
    def until(self) -> date | None: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Amount:
    """An amount of the law in pence; `with_vat` is None where VAT does not come into it."""

    what: str
    pence: int
    since: date
    until: date | None
    with_vat: bool | None
    source: Source


@dataclass(frozen=True, kw_only=True, slots=True)
class PeriodRow:
    """A period of the law, and how it is counted (clocks.py knows the words)."""

    what: str
    count: int
    unit: str
    starts: str
    since: date
    until: date | None
    source: Source


@dataclass(frozen=True, slots=True)
class Figures:
    """The whole table."""

    sources: Mapping[str, Source]
    amounts: tuple[Amount, ...]
    periods: tuple[PeriodRow, ...]


Row = TypeVar("Row", bound=Dated)


@cache
def figures() -> Figures:
    """Give the table, read once."""
    return read_figures(TABLE.read_text("utf-8"))


def read_figures(text: str) -> Figures:
    """Read a table of figures.

    Raises:
        KeyError: A row names a source that is not there, or lacks something.
    """
    held = tomllib.loads(text)
    sources = {key: Source(**each) for key, each in held["sources"].items()}
    return Figures(
        sources,
        tuple(Amount(with_vat=row.get("with_vat"), pence=row["pence"], **_days(row, sources))
              for row in held["amounts"]),
        tuple(PeriodRow(count=row["count"], unit=row["unit"], starts=row["starts"],
                        **_days(row, sources)) for row in held["periods"]),
    )  # fmt: skip


def _days(row: Mapping[str, Any], sources: Mapping[str, Source]) -> dict[str, Any]:
    return {
        "what": row["what"],
        "since": row["since"],
        "until": row.get("until"),
        "source": sources[row["source"]],
    }


def source(key: str) -> Source:
    """Give a source by its key in the table."""
    return figures().sources[key]


def sources(*keys: str) -> tuple[Source, ...]:
    """Give several sources by their keys."""
    return tuple(source(key) for key in keys)


def holding(rows: Sequence[Row], what: str, day: date) -> Row | None:
    """Give the row about `what` that holds on `day`; None where the table knows none."""
    for row in rows:
        if row.what == what and row.since <= day and (row.until is None or day <= row.until):
            return row
    return None
