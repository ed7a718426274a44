"""The trail's heads, kept outside the database, and the check of the whole trail.

Someone who can write to the database could cut off the newest entries, or write a chain anew, and
leave it whole. So after each commit the new heads are appended to a file beside it, and every line
of that file is held against the entry at its place.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import event, select
from sqlalchemy.orm import Session, sessionmaker

from commissioning.foundation.trail import (
    START,
    TrailEntry,
    TrailHead,
    TrailText,
    digest_of,
    entry_hash,
)

BATCH = 5_000  # entries read at a time, so that memory stays bounded

Heads = dict[str, dict[int, set[str]]]  # by chain and position, the hashes that were noted


@dataclass(frozen=True, slots=True)
class Fault:
    """One place where the trail is not as it was written."""

    chain: str
    position: int
    words: str

    def __str__(self) -> str:
        return f"{self.chain} entry {self.position}: {self.words}"


def keep_heads(sessions: "sessionmaker[Session]", path: Path) -> None:
    """From now on append the heads of each committed transaction to the file at `path`."""

    def append(session: Session) -> None:
        heads: dict[str, tuple[int, str]] = session.info.pop("trail_heads", {})
        lines = "".join(f"{chain} {at} {hash_}\n" for chain, (at, hash_) in heads.items())
        if lines:
            _append(path, lines)

    def forget(session: Session) -> None:
        session.info.pop("trail_heads", None)

    event.listen(sessions, "after_commit", append)
    event.listen(sessions, "after_rollback", forget)


def read_heads(path: Path) -> Heads:
    """Read every head of each chain from the file; a line cut short by a crash is left."""
    heads: Heads = {}
    if not path.exists():
        return heads
    with path.open() as lines:
        for line in lines:
            chain, _, rest = line.rstrip("\n").partition(" ")
            at, _, hash_ = rest.partition(" ")
            if len(hash_) == 64 and at.isdigit():
                heads.setdefault(chain, {}).setdefault(int(at), set()).add(hash_)
    return heads


def faults(session: Session, kept: Heads) -> Iterator[Fault]:
    """Walk every chain and give each place that was changed, removed, inserted or cut off."""
    chains = set(session.scalars(select(TrailEntry.chain).distinct()))
    chains |= set(session.scalars(select(TrailHead.chain))) | set(kept)
    for chain in sorted(chains):
        yield from _chain_faults(session, chain, kept.get(chain, {}))


def _chain_faults(session: Session, chain: str, kept: Mapping[int, set[str]]) -> Iterator[Fault]:
    """Give the faults of one chain, and hold it against the heads inside and outside."""
    previous, position = START, 0
    for entry, text in _entries(session, chain):
        for words in _wrong(entry, text, previous, position):
            yield Fault(chain, entry.position, words)
        previous, position = entry.hash, entry.position
        if kept.get(position, {previous}) != {previous}:
            yield Fault(chain, position, "differs from a head kept outside the database")
    head, furthest = session.get(TrailHead, chain), max(kept, default=0)
    if head is None or (head.position, head.hash) != (position, previous):
        yield Fault(chain, position + 1, "the newest entries were cut off or the head was changed")
    elif furthest > position:
        yield Fault(chain, position + 1, f"cut off: the head kept outside stands at {furthest}")


def _wrong(
    entry: TrailEntry, text: TrailText | None, previous: str, position: int
) -> Iterator[str]:
    """Say in words what is wrong with one entry, given the one before it."""
    if entry.position != position + 1:
        yield f"entries {position + 1} to {entry.position - 1} were removed"
    elif entry.previous != previous:
        yield "does not follow from the entry before it: one was inserted, removed or exchanged"
    if entry.hash != entry_hash(entry):
        yield "was changed after it was written"
    if text is not None and digest_of(text.salt, text.body.encode()) != entry.digest:
        yield "its text was changed after it was written"


def _entries(session: Session, chain: str) -> Iterator[tuple[TrailEntry, Any]]:
    """Give the entries of one chain in order, a batch at a time."""
    after = 0
    while True:
        batch = session.execute(
            select(TrailEntry, TrailText)
            .outerjoin(TrailText, TrailText.entry_id == TrailEntry.id)
            .where(TrailEntry.chain == chain, TrailEntry.position > after)
            .order_by(TrailEntry.position)
            .limit(BATCH)
        ).all()
        yield from ((row[0], row[1]) for row in batch)
        if len(batch) < BATCH:
            return
        after = batch[-1][0].position
        session.expunge_all()


def _append(path: Path, lines: str) -> None:
    """Append in one write, so that two processes never mix their lines."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(handle, lines.encode())
    finally:
        os.close(handle)
