"""The trail shows whatever is done to it afterwards: change, removal, insertion, a cut end."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import ColumnElement, delete, select, text, update
from sqlalchemy.orm import Session

from commissioning.foundation.actor import ANYONE, Actor, Role
from commissioning.foundation.db import Database
from commissioning.foundation.lifecycle import Lifecycle, rows
from commissioning.foundation.trail import (
    START,
    TrailEntry,
    TrailHead,
    TrailText,
    entry_hash,
    history,
    record,
)
from commissioning.foundation.trail_heads import faults, keep_heads, read_heads
from commissioning.places.models import Place

HARBOUR = Actor(person_ref="person-1", seat_ref="seat-1", organisation_ref="harbour")
TIDE = Actor(person_ref="person-2", seat_ref="seat-2", organisation_ref="tide")


@pytest.fixture
def heads(tmp_path: Path) -> Path:
    return tmp_path / "heads"


@pytest.fixture
def place(database: Database, heads: Path) -> str:
    """Make a place and write six acts about it, three by each of two organisations."""
    keep_heads(database.writers, heads)
    with database.transaction() as session:
        made = Place(name="Saltmere")
        session.add(made)
        session.flush()
        ref = made.ref
    for turn in range(3):
        for actor in (HARBOUR, TIDE):
            with database.transaction() as session:
                found = session.scalars(select(Place)).one()
                record(
                    session, actor, f"act {turn}", found, before={"n": turn}, after={"n": turn + 1}
                )
    return ref


def _faults(database: Database, heads: Path) -> list[str]:
    with database.reading() as session:
        return [str(fault) for fault in faults(session, read_heads(heads))]


def _tamper(database: Database, act: Callable[[Session], object]) -> None:
    with database.transaction() as session:
        act(session)


def _entry(chain: str, position: int) -> ColumnElement[bool]:
    return (TrailEntry.chain == chain) & (TrailEntry.position == position)


def test_an_untouched_trail_is_whole(database: Database, place: str, heads: Path) -> None:
    assert _faults(database, heads) == []
    assert {chain: max(kept) for chain, kept in read_heads(heads).items()} == {
        "harbour": 3,
        "tide": 3,
    }


def test_a_changed_entry_is_named(database: Database, place: str, heads: Path) -> None:
    _tamper(database, lambda s: s.execute(
        update(TrailEntry).where(_entry("harbour", 2)).values(verb="something else")
    ))  # fmt: skip
    assert _faults(database, heads) == ["harbour entry 2: was changed after it was written"]


def test_a_changed_text_is_named(database: Database, place: str, heads: Path) -> None:
    def change(session: Session) -> None:
        number = session.scalars(select(TrailEntry.id).where(_entry("tide", 3))).one()
        session.execute(update(TrailText).where(TrailText.entry_id == number).values(body="{}"))

    _tamper(database, change)
    assert _faults(database, heads) == ["tide entry 3: its text was changed after it was written"]


def test_an_erased_text_leaves_the_chain_whole(database: Database, place: str, heads: Path) -> None:
    _tamper(database, lambda s: s.execute(delete(TrailText)))
    assert _faults(database, heads) == []


def test_a_removed_entry_is_named(database: Database, place: str, heads: Path) -> None:
    def remove(session: Session) -> None:
        number = session.scalars(select(TrailEntry.id).where(_entry("harbour", 2))).one()
        session.execute(delete(TrailText).where(TrailText.entry_id == number))
        session.execute(delete(TrailEntry).where(TrailEntry.id == number))

    _tamper(database, remove)
    assert _faults(database, heads) == ["harbour entry 3: entries 2 to 2 were removed"]


def test_an_inserted_entry_is_named(database: Database, place: str, heads: Path) -> None:
    def insert(session: Session) -> None:
        copied = session.scalars(select(TrailEntry).where(_entry("tide", 3))).one()
        values = {c.name: getattr(copied, c.name) for c in TrailEntry.__table__.columns}
        values |= {"id": 999, "position": 4}
        session.add(TrailEntry(**values))

    _tamper(database, insert)
    assert any(
        fault.startswith("tide entry 4: does not follow") for fault in _faults(database, heads)
    )


def test_a_cut_tail_shows_even_when_the_inner_head_is_moved_back(
    database: Database, place: str, heads: Path
) -> None:
    def cut(session: Session) -> None:
        last = session.scalars(select(TrailEntry).where(_entry("harbour", 3))).one()
        session.execute(delete(TrailText).where(TrailText.entry_id == last.id))
        session.execute(
            update(TrailHead)
            .where(TrailHead.chain == "harbour")
            .values(position=2, hash=last.previous)
        )
        session.delete(last)

    _tamper(database, cut)
    assert _faults(database, heads) == [
        "harbour entry 3: cut off: the head kept outside stands at 3"
    ]


def test_a_chain_written_anew_still_shows_after_the_next_act(
    database: Database, place: str, heads: Path
) -> None:
    """Whoever changes an old entry and works out all hashes anew is not hidden by what follows."""

    def rewrite(session: Session) -> None:
        wanted = select(TrailEntry).where(TrailEntry.chain == "harbour")
        previous = START
        for entry in session.scalars(wanted.order_by(TrailEntry.position)).all():
            entry.person, entry.previous = "somebody else", previous
            previous = entry.hash = entry_hash(entry)
        session.get_one(TrailHead, "harbour").hash = previous

    _tamper(database, rewrite)
    _tamper(database, lambda s: record(s, HARBOUR, "act", s.scalars(select(Place)).one()))
    assert _faults(database, heads) == [
        f"harbour entry {at}: differs from a head kept outside the database" for at in (1, 2, 3)
    ]


def test_a_whole_chain_taken_away_shows(database: Database, place: str, heads: Path) -> None:
    _tamper(database, lambda s: [
        s.execute(text(f"DELETE FROM {table}"))  # noqa: S608 (names written here)
        for table in ("trail_text", "trail_entry", "trail_head")
    ])  # fmt: skip
    assert {fault.split(" ")[0] for fault in _faults(database, heads)} == {"harbour", "tide"}


def test_what_is_rolled_back_leaves_nothing(database: Database, place: str, heads: Path) -> None:
    def act_and_fail() -> None:
        with database.transaction() as session:
            record(session, HARBOUR, "act", session.scalars(select(Place)).one())
            raise RuntimeError("the view fails after the action")

    with pytest.raises(RuntimeError):
        act_and_fail()
    assert _faults(database, heads) == []
    assert max(read_heads(heads)["harbour"]) == 3


def test_a_move_writes_the_trail_by_itself(database: Database) -> None:
    lifecycle = Lifecycle(
        "place", rows(("Saltmere", "rename", "Newmere", {Role.ADMIN})), column="name"
    )
    with database.transaction() as session:
        made = Place(name="Saltmere")
        session.add(made)
        admin = Actor(person_ref="person-3", role=Role.ADMIN)
        lifecycle.move(session, admin, made, "rename")
        [(entry, facts)] = history(session, made.ref)
    assert (entry.verb, entry.person, entry.kind) == ("rename", "person-3", "place")
    assert facts == {"before": {"name": "Saltmere"}, "after": {"name": "Newmere"}}


def test_a_reader_cannot_write(database: Database) -> None:
    with database.reading() as session, pytest.raises(Exception, match="read.?only|readonly"):
        record(session, ANYONE, "write", _unstored(session))


def _unstored(session: Session) -> Place:
    made = Place(name="Nowhere")
    session.add(made)
    return made
