"""The trail: who did what to which thing, when, in a chain that shows any later change.

Each entry holds the hash of the one before it in its chain (one chain per organisation that acts)
and a salted digest of what was before and after. The texts lie beside it in `trail_text`, and can
be erased without breaking the chain. Heads are also noted outside the database (trail_heads.py).
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import ForeignKey, LargeBinary, String, Text, UniqueConstraint, exists, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from commissioning.foundation.actor import Actor
from commissioning.foundation.chance import some_bytes
from commissioning.foundation.clock import now
from commissioning.foundation.db import Base, BigId, is_sqlite

START = "0" * 64  # the hash "before the first"
SEALED = "sealed"  # under which name an entry keeps the digest of what is not said in it
COMMON = "register"  # the chain of acts by nobody's organisation

Facts = Mapping[str, Any]
_encode = msgspec.json.Encoder(order="deterministic").encode


class TrailEntry(Base):
    """One act, never changed afterwards."""

    __tablename__ = "trail_entry"
    __table_args__ = (UniqueConstraint("chain", "position"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    chain: Mapped[str] = mapped_column(String(20))
    position: Mapped[int]
    at: Mapped[datetime]
    person: Mapped[str] = mapped_column(String(20))
    seat: Mapped[str] = mapped_column(String(20))
    verb: Mapped[str] = mapped_column(String(60))
    kind: Mapped[str] = mapped_column(String(60))
    thing: Mapped[str] = mapped_column(String(20), index=True)
    digest: Mapped[str] = mapped_column(String(64))
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class TrailText(Base):
    """What an entry says in words, apart from it so that it can be erased."""

    __tablename__ = "trail_text"

    entry_id: Mapped[int] = mapped_column(ForeignKey("trail_entry.id"), primary_key=True)
    salt: Mapped[bytes] = mapped_column(LargeBinary)
    body: Mapped[str] = mapped_column(Text)


class TrailHead(Base):
    """Where each chain stands: the row that makes writers of one chain take turns."""

    __tablename__ = "trail_head"

    chain: Mapped[str] = mapped_column(String(20), primary_key=True)
    position: Mapped[int]
    hash: Mapped[str] = mapped_column(String(64))


def record(
    session: Session,
    actor: Actor,
    verb: str,
    thing: Any,
    *,
    before: Facts | None = None,
    after: Facts | None = None,
    sealed: Facts | None = None,
) -> TrailEntry:
    """Write one act into the trail; flushes, because the chain is held by rows, not by memory.

    Of what is `sealed` the entry keeps a salted digest alone: who reads the trail learns nothing
    of it, and whoever changes it later is found out (`Told.holds`).
    """
    session.flush()  # a new thing has no reference until it is stored
    head = _head(session, actor.organisation_ref or COMMON)
    salt = some_bytes(16)
    kept = {} if sealed is None else {SEALED: digest_of(salt, _encode(dict(sealed)))}
    body = _encode({"before": dict(before or {}), "after": {**(after or {}), **kept}})
    entry = TrailEntry(
        chain=head.chain,
        position=head.position + 1,
        at=now(),
        person=actor.person_ref,
        seat=actor.seat_ref,
        verb=verb,
        kind=thing.__tablename__,
        thing=thing.ref,
        digest=digest_of(salt, body),
        previous=head.hash,
    )
    entry.hash = entry_hash(entry)
    head.position, head.hash = entry.position, entry.hash
    session.add(entry)
    session.flush()  # the text needs the entry's number
    session.add(TrailText(entry_id=entry.id, salt=salt, body=body.decode()))
    session.info.setdefault("trail_heads", {})[head.chain] = (entry.position, entry.hash)
    return entry


def digest_of(salt: bytes, body: bytes) -> str:
    """Give the salted digest of an entry's text; without the salt the text cannot be guessed."""
    return hashlib.sha256(salt + body).hexdigest()


def entry_hash(entry: TrailEntry) -> str:
    """Give the hash that an entry ought to carry: SHA-256 over all it says and the hash before."""
    said = (
        entry.chain, entry.position, entry.at.isoformat(), entry.person, entry.seat, entry.verb,
        entry.kind, entry.thing, entry.digest, entry.previous,
    )  # fmt: skip
    return hashlib.sha256(_encode(said)).hexdigest()


def history(session: Session, ref: str, limit: int = 100) -> list[tuple[TrailEntry, Facts]]:
    """Give the newest `limit` acts upon the thing with this reference, newest first."""
    found = session.execute(
        select(TrailEntry, TrailText.body)
        .outerjoin(TrailText, TrailText.entry_id == TrailEntry.id)
        .where(TrailEntry.thing == ref)
        .order_by(TrailEntry.at.desc(), TrailEntry.id.desc())
        .limit(limit)
    )
    return [(entry, msgspec.json.decode(body or "{}")) for entry, body in found]


@dataclass(frozen=True, slots=True)
class Told:
    """What an entry says of an act, to hold what is kept against it."""

    number: int
    before: Facts
    after: Facts
    salt: bytes

    def holds(self, facts: Facts) -> bool:
        """Tell whether these are the facts that were sealed.

        An entry without a digest is older than digests (docs/adr/0006), and is believed.
        """
        kept = self.after.get(SEALED)
        return kept is None or kept == digest_of(self.salt, _encode(dict(facts)))


def told(session: Session, refs: Iterable[str], verb: str) -> dict[str, list[Told]]:
    """Give what the trail says of each act by `verb` upon these things, the first act first.

    An act whose text was erased is left out, as if nothing were known of it.
    """
    found: dict[str, list[Told]] = {}
    rows = session.execute(
        select(TrailEntry.thing, TrailEntry.id, TrailText.body, TrailText.salt)
        .join(TrailText, TrailText.entry_id == TrailEntry.id)
        .where(TrailEntry.thing.in_(list(refs)), TrailEntry.verb == verb)
        .order_by(TrailEntry.id)
    )
    for thing, number, body, salt in rows:
        said = msgspec.json.decode(body)
        found.setdefault(thing, []).append(Told(number, said["before"], said["after"], salt))
    return found


def told_of_nothing(session: Session, verb: str, table: Any) -> Sequence[str]:
    """Name what the trail tells of and its table keeps no more, by reference."""
    kept = exists().where(table.ref == TrailEntry.thing)
    its = (TrailEntry.verb == verb, TrailEntry.kind == table.__tablename__)
    return session.scalars(select(TrailEntry.thing).where(*its, ~kept).distinct()).all()


def _head(session: Session, chain: str) -> TrailHead:
    """Take the chain's head, so that the next writer of this chain waits until we are done."""
    take = select(TrailHead).where(TrailHead.chain == chain).with_for_update()
    head = session.scalar(take.execution_options(populate_existing=True))
    if head is not None:
        return head
    _insert_head(session, chain)
    return session.scalars(take).one()


def _insert_head(session: Session, chain: str) -> None:
    """Begin a chain; two writers who begin the same one at once both find it afterwards."""
    values = {"chain": chain, "position": 0, "hash": START}
    insert = sqlite_insert if is_sqlite(session) else postgresql_insert
    session.execute(insert(TrailHead).values(values).on_conflict_do_nothing())
