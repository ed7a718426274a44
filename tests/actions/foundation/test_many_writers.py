"""Thirty-two writers at once on SQLite: nobody is told that the database is locked."""

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import func, select

from commissioning.foundation.actor import Actor
from commissioning.foundation.db import Database
from commissioning.foundation.trail import TrailEntry, record
from commissioning.foundation.trail_heads import faults
from commissioning.places.models import Place

WRITERS = 32
ACTS = 5


def _write(database: Database, writer: int) -> None:
    actor = Actor(person_ref=f"person {writer}", organisation_ref=f"org {writer % 4}")
    for _ in range(ACTS):
        with database.transaction() as session:
            place = session.scalars(select(Place)).one()  # read first, then write: the hard case
            record(session, actor, "act", place)


def test_writers_take_turns_and_none_is_refused(database: Database) -> None:
    with database.transaction() as session:
        session.add(Place(name="Saltmere"))
    with ThreadPoolExecutor(WRITERS) as pool:
        for done in [pool.submit(_write, database, number) for number in range(WRITERS)]:
            done.result()
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(TrailEntry)) == WRITERS * ACTS
        assert list(faults(session, {})) == []
