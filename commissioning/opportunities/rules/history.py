"""The story that all releases of one opportunity tell together, whatever order they came in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from msgspec import DecodeError
from msgspec.json import decode, encode

from commissioning.opportunities.rules.changes import Change, carried_forward, changes
from commissioning.opportunities.rules.notice import Notice

_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One release, what stood once it was out, and what it changed."""

    notice: Notice
    state: Notice
    changes: tuple[Change, ...]


def chapters(notices: Sequence[Notice]) -> list[Chapter]:
    """Tell the releases of one opportunity by date; the last state is how things stand.

    `notices` are in the order they were read. The order of the story is that of
    changes.newer: by date, a compiled release after the others of its date, then as read. So a
    release that arrives late finds its place, and the one after it says what it changed.
    """
    told: list[Chapter] = []
    for notice in sorted(notices, key=_order):
        if not told:
            told.append(Chapter(notice, notice, ()))
            continue
        before = told[-1].state
        state = carried_forward(before, notice)
        told.append(Chapter(notice, state, changes(before, state)))
    return told


def packed(notice: Notice) -> bytes:
    """Write a notice down as JSON, without the release it was made from."""
    return encode(replace(notice, raw=b""))


def unpacked(stored: bytes) -> Notice | None:
    """Read a notice that was written down; None where nothing readable was."""
    try:
        return decode(stored, type=Notice)
    except DecodeError:
        return None


def _order(notice: Notice) -> tuple[datetime, bool]:
    return notice.published_at or _LONG_AGO, notice.is_compiled
