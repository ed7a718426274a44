"""ONE world, built through the real actions: with all that happens, or without what is hidden.

What is hidden depends on who looks: each viewer has a world without what is hidden from them. The
clock stands still at each step and every reference comes from the step's own seed, so that the
two worlds differ in nothing but what is hidden.
"""

from collections.abc import Set
from dataclasses import dataclass

from sqlalchemy import event, select

from commissioning.foundation.chance import seeded
from commissioning.foundation.clock import held_at
from commissioning.foundation.db import Database
from commissioning.organisations.models import Seat
from commissioning.people.actions.sign_ins import start_sign_in
from commissioning.people.models import Person
from tests.worlds.hidden import HIDDEN
from tests.worlds.tale import NOW, Step, Tale, in_order, tell
from tests.worlds.visible import VISIBLE

STEPS = in_order(VISIBLE, HIDDEN)
NOBODY = "anyone"
WITHOUT_A_SEAT = "no seat"
VIEWERS = (
    NOBODY,
    "officer",
    "trustee",
    "convenor",
    "guest",
    "clear",
    "not clear",
    "elsewhere",
    WITHOUT_A_SEAT,
    "unverified",
    "opted in",
)
SEATS = {"convenor": "saltmere convenor"}  # the others' seats go by the viewer's own name


@dataclass(frozen=True)
class World:
    """A world that stands: what its steps remember, and what each viewer's cookie holds."""

    tale: Tale
    tokens: dict[str, str]

    def seat_of(self, viewer: str) -> str:
        """Give the reference of the seat a viewer acts as; "" for none."""
        return self.tale.seats.get(SEATS.get(viewer, viewer), "")


def build(database: Database, left_out: Set[str] = frozenset()) -> World:
    """Fill an empty database with the world, but for the steps named."""
    event.listen(database.engine, "connect", _do_not_wait_for_the_disk)
    tale = Tale(database)
    tell(tale, STEPS, left_out)
    return World(tale, _sign_in(tale))


def hidden_from(viewer: str) -> frozenset[str]:
    """Name the steps that make what this viewer may not see."""
    return frozenset(step.name for step in HIDDEN if viewer not in step.seen_by)


def _do_not_wait_for_the_disk(connection: object, _record: object) -> None:
    connection.execute("PRAGMA synchronous=OFF")  # type: ignore[attr-defined]  # sqlite3's own


def _sign_in(tale: Tale) -> dict[str, str]:
    """Sign everybody in on a browser of their own; gives the secrets of their cookies."""
    named = {viewer: SEATS.get(viewer, viewer) for viewer in (*VIEWERS[1:], *tale.seats)}
    return {viewer: _token(tale, viewer, seat) for viewer, seat in named.items()}


def _token(tale: Tale, viewer: str, seat: str) -> str:
    if viewer == WITHOUT_A_SEAT:
        who = select(Person.id).where(Person.ref == tale.refs[viewer])
    else:
        who = select(Seat.person_id).where(Seat.ref == tale.seats[seat])
    with held_at(NOW), seeded(f"sign in {viewer}"), tale.database.transaction() as session:
        person = session.scalars(who).one()
        return start_sign_in(session, person, "Firefox on Windows", keep=True)


__all__ = ["NOBODY", "NOW", "STEPS", "VIEWERS", "Step", "World", "build", "hidden_from"]
