"""A place with a convenor, in a database that reacts as the whole register does."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.db import Database
from commissioning.foundation.outbox import OutboxMessage
from commissioning.foundation.trail import history
from commissioning.organisations.models import Organisation, Seat
from commissioning.places.models import Place
from commissioning.places.reactions import reactions_for
from tests.builders import World

SITE = "http://localhost"


@dataclass
class Saltmere:
    """One place: the organisation that convenes it, its convenor, and short questions."""

    world: World
    place: Place
    home: Organisation
    convenor: Actor

    @property
    def session(self) -> Session:
        """The open session."""
        return self.world.session

    def admin(self, name: str, *, member: bool = False, verified: bool = True) -> Actor:
        """Give the admin of a new organisation."""
        place = self.place if member else None
        return self.world.actor(
            self.world.organisation(name, place=place, verified=verified), Role.ADMIN
        )

    def organisation_of(self, actor: Actor) -> Organisation:
        """Give the organisation an actor acts for."""
        return self.session.get_one(Organisation, actor.organisation_id)

    def second_convenor(self) -> Actor:
        """Give another convenor, from another organisation."""
        return self.world.convenor(self.world.organisation("Second", place=self.place), self.place)

    def again(self, actor: Actor) -> Actor:
        """Build the actor anew, as the next request would."""
        return self.world.as_seat(self.session.get_one(Seat, actor.seat_id))

    def letters(self) -> list[str]:
        """Give the subjects of the letters that wait to leave."""
        self.session.flush()
        return list(self.session.scalars(select(OutboxMessage.subject).order_by(OutboxMessage.id)))

    def trail(self, ref: str) -> list[str]:
        """Give what was done to a thing, newest first."""
        return [entry.verb for entry, _ in history(self.session, ref)]


@pytest.fixture
def saltmere(database: Database) -> Iterator[Saltmere]:
    """Give Saltmere, in one open transaction on each database."""
    database.writers.configure(info={"reactions": reactions_for(SITE)})
    with database.transaction() as session:
        world = World(session)
        place = world.place()
        home = world.organisation("Harbour Trust", place=place)
        yield Saltmere(world, place, home, world.convenor(home, place))
