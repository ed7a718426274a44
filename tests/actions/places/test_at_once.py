"""What two people do at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.db import Database
from commissioning.foundation.errors import NotAllowed, RegisterError
from commissioning.places.actions.duties import end_duty
from commissioning.places.actions.joining import ask_to_join
from commissioning.places.models import Duty, Membership, Place
from tests.builders import World

TWO = 2
Act = Callable[[Session, Actor, Place], object]


def both(database: Database, act: Act, actors: list[Actor], place: Place) -> list[object]:
    """Let two actors do the same at once; gives what was refused, or None for what was done."""
    begin = Barrier(TWO)

    def run(actor: Actor) -> object:
        begin.wait(timeout=10)
        try:
            with database.transaction() as session:
                act(session, actor, session.get_one(Place, place.id))
        except RegisterError as error:
            return type(error)
        return None

    with ThreadPoolExecutor(TWO) as pool:
        return list(pool.map(run, actors))


def test_two_convenors_who_lay_the_duty_down_at_once_leave_one(database: Database) -> None:
    with database.transaction() as session:
        world = World(session)
        place = world.place()
        homes = [world.organisation(name, place=place) for name in ("One", "Two")]
        convenors = [world.convenor(home, place) for home in homes]
    refused = both(database, lambda s, a, p: end_duty(s, a, p, a.seat_ref), convenors, place)
    assert refused.count(None) == 1
    with database.reading() as session:
        standing = select(func.count()).select_from(Duty).where(Duty.ended_at.is_(None))
        assert session.scalar(standing) == 1


def test_an_organisation_that_asks_twice_at_once_asks_once(database: Database) -> None:
    with database.transaction() as session:
        world = World(session)
        place = world.place()
        home = world.organisation("One")
        admins = [world.actor(home, Role.ADMIN) for _ in range(TWO)]
    refused = both(
        database, lambda s, a, p: ask_to_join(s, a, p, promised=1, message=""), admins, place
    )
    assert sorted(refused, key=str) == [NotAllowed, None]
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Membership)) == 1
