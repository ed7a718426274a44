"""Reading a register file of charities: a CSV with its columns in any order → rows to load.

A file that cannot be read as a whole raises UnreadableFile before anything is given; a row that
cannot be understood is refused by its number and reason, and the others go on.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TextIO

from commissioning.foundation.errors import UnreadableFile
from commissioning.organisations.rules.charity_row import (
    CharityRow,
    UnclearRow,
    heading,
    read_row,
)

MOST_BYTES = 2_000_000_000  # the whole register of England and Wales has some 100 million
LONGEST_CELL = 131_072  # letters; no register file comes near it
LONGEST_LINE = 1_000_000  # letters; the longest line of a real file has some 30,000
NO_FILE = "there is no such file, or it may not be read"
NOT_UTF8 = "the text is not UTF-8. Save it again as CSV UTF-8"
NO_HEADING = "the first row names no column for the charity number and no column for the name"


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that could not be understood: its number in the file (the heading is 1) and why."""

    row: int
    reason: str


def read_charities(path: Path, scheme: str = "") -> Iterator[CharityRow | RefusedRow]:
    """Give the charities of a file, one by one; a charity that comes twice is given twice.

    The file is first read to its end and checked; UnreadableFile says in one line why it cannot
    be used. `scheme` is the register of numbers that do not show it ("GB-NIC"). Memory does not
    grow with the file.
    """
    columns = _check(path)
    return _rows(path, columns, scheme)


def _rows(path: Path, columns: list[str], scheme: str) -> Iterator[CharityRow | RefusedRow]:
    for number, cells in _records(path):
        if number == 1 or not any(cell.strip() for cell in cells):
            continue
        try:
            yield read_row(_by_column(columns, cells), scheme)
        except UnclearRow as unclear:
            yield RefusedRow(number, str(unclear))


def _by_column(columns: list[str], cells: list[str]) -> dict[str, str]:
    """Short rows lack their last columns; of two columns with one meaning the first wins."""
    held = {name: cell.strip() for name, cell in zip(columns, cells, strict=False) if name}
    held.update({name: cells[columns.index(name)].strip() for name in held})
    return held


def _check(path: Path) -> list[str]:
    """Read the file once to its end; give our name, or "", for each of its columns."""
    columns: list[str] | None = None
    for _, cells in _records(path):
        columns = columns if columns is not None else [heading(cell) for cell in cells]
    if columns is None:
        raise _unreadable(path, "the file is empty")
    if "name" not in columns or not {"org_id", "number"} & set(columns):
        raise _unreadable(path, NO_HEADING)
    return columns


def _records(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Give each record with its number; whatever cannot be read becomes one line."""
    _check_size(path)
    number = 0
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for number, cells in enumerate(_csv(path, file), start=1):
                yield number, cells
    except UnicodeDecodeError as refusal:
        raise _unreadable(path, NOT_UTF8) from refusal
    except csv.Error as refusal:
        raise _unreadable(path, f"row {number + 1} is not CSV ({refusal})") from refusal
    except OSError as refusal:
        raise _unreadable(path, NO_FILE) from refusal


def _csv(path: Path, file: TextIO) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_CELL)  # the whole process has one, and others move it
    lines = _lines(path, file)
    first = next(lines, "")
    delimiter = max(",\t;", key=first.count)
    return iter(
        csv.reader(chain([first] if first else [], lines), delimiter=delimiter, strict=True)
    )


def _lines(path: Path, file: TextIO) -> Iterator[str]:
    while line := file.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            raise _unreadable(path, f"a line is longer than {LONGEST_LINE:,} letters")
        if "\0" in line:
            raise _unreadable(path, "the file holds NUL, so it is not text")
        yield line


def _check_size(path: Path) -> None:
    try:
        size = path.stat().st_size
    except (OSError, ValueError) as refusal:
        raise _unreadable(path, NO_FILE) from refusal
    if not path.is_file():
        raise _unreadable(path, "this is not a file")
    if size > MOST_BYTES:
        raise _unreadable(path, f"the file is larger than {MOST_BYTES // 10**9} GB")


def _unreadable(path: Path, why: str) -> UnreadableFile:
    return UnreadableFile(f"{ascii(path.name)[1:-1]}: {why}.")
