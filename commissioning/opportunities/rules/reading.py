"""From a file to notices: first the whole file is checked, then its releases are read one by one.

    outline = check_syntax(path)                  # raises UnreadableFile; nothing is stored yet
    for found in read_notices(path, outline):     # Notice | Refusal
        ...

Both hold only one release at a time, and neither fetches anything that a file points at.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from commissioning.foundation.errors import UnreadableFile
from commissioning.opportunities.rules.export import (
    FIRST_COLUMN,
    name_of_row,
    notice_from_row,
    rows,
)
from commissioning.opportunities.rules.files import chunks, named
from commissioning.opportunities.rules.notice import Notice, Refusal
from commissioning.opportunities.rules.packages import Entry, Header, entries
from commissioning.opportunities.rules.plain_text import CODE, cleaned, line
from commissioning.opportunities.rules.release import notice_from
from commissioning.opportunities.rules.shapes import first, words
from commissioning.opportunities.rules.stream import JsonStream
from commissioning.opportunities.rules.unreadable import DEFAULT_LIMITS, CannotUnderstand, Limits


@dataclass(frozen=True, slots=True)
class Outline:
    """What a first reading found out: the kind of file, how many releases, and late headers."""

    kind: Literal["json", "csv"]
    releases: int
    headers: dict[int, Header] = field(default_factory=dict)


def check_syntax(path: Path, limits: Limits = DEFAULT_LIMITS) -> Outline:
    """Read a whole file without keeping any of it.

    Raises UnreadableFile, with one clear line that names the place, when anything in it is
    malformed, too long, too deep, or not in the right encoding.
    """
    if _kind(path, limits) == "csv":
        return Outline("csv", sum(1 for _ in rows(path, limits)))
    headers: dict[int, Header] = {}
    releases = sum(1 for _ in entries(JsonStream(path, limits), headers))
    return Outline("json", releases, headers)


def read_notices(
    path: Path, outline: Outline | None = None, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Notice | Refusal]:
    """Yield each release as a Notice, or as a Refusal when it alone cannot be understood.

    Without an outline the file is checked first. Raises UnreadableFile as check_syntax does, which
    after a check only happens when the file has changed since.
    """
    known = outline or check_syntax(path, limits)
    if known.kind == "csv":
        yield from _from_rows(path, limits)
        return
    found = entries(JsonStream(path, limits), dict(known.headers))
    for position, entry in enumerate(found, start=1):
        try:
            yield notice_from(entry, position)
        except CannotUnderstand as reason:
            yield Refusal(position, _name(entry), str(reason))


def _from_rows(path: Path, limits: Limits) -> Iterator[Notice | Refusal]:
    for position, row in enumerate(rows(path, limits), start=1):
        if isinstance(row, list):
            reason = f"it has {len(row)} cells, which does not fit the columns"
            yield Refusal(position, name_of_row(row), reason)
            continue
        try:
            yield notice_from_row(row, position)
        except CannotUnderstand as reason:
            yield Refusal(position, name_of_row(row), str(reason))


def _name(entry: Entry) -> str:
    """Name a refused release by whatever it says of itself."""
    said = first(
        words(entry.release, "ocid"),
        entry.ocid,
        words(entry.release, "id"),
        words(entry.release, "tender", "title"),
    )
    return line(said, "", [], CODE) or "(no name)"


def _kind(path: Path, limits: Limits) -> Literal["json", "csv"]:
    """Recognise the kind of file by how it begins, whatever it is called."""
    start = ""
    for piece in chunks(path, limits):
        start = (start + piece).lstrip()
        if len(start) > len(FIRST_COLUMN) + 2:
            break
    if not start:
        raise UnreadableFile(f"{named(path)}: it is empty")
    if start[0] in "{[":
        return "json"
    if start.lstrip('"').startswith(FIRST_COLUMN):
        return "csv"
    raise UnreadableFile(
        f"{named(path)}: it is neither JSON nor the CSV export of Contracts Finder"
        f" (it begins with {cleaned(start[:20])!r})"
    )
