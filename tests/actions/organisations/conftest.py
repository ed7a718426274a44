"""A small town for the tests of organisations, on both databases."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from commissioning.foundation.actor import Actor, Kind, Role
from commissioning.foundation.db import Database
from commissioning.foundation.outbox import OutboxMessage
from commissioning.organisations.actions.changing import changed, give_name
from commissioning.organisations.models import Organisation
from commissioning.people.models import Person
from commissioning.places.actors import build_actor
from tests.builders import World

SITE = "https://register.example.org"


@dataclass
class Town(World):
    """A place with its convenor, and one verified charity that has an admin and an officer."""

    def __post_init__(self) -> None:
        self.saltmere = self.place()
        self.council = self.organisation(
            "Saltmere Council", place=self.saltmere, kind=Kind.COMMISSIONER
        )
        self.keeper = self.convenor(self.council, self.saltmere)
        self.trust = self.known("Harbour Trust")
        self.admin = self.actor(self.trust, Role.ADMIN)
        self.officer = self.actor(self.trust, Role.OFFICER)

    def known(self, name: str, *, verified: bool = True, informal: bool = False) -> Organisation:
        """Make an organisation in the place, findable like one that was registered."""
        made = self.organisation(name, place=self.saltmere, verified=verified)
        made.informal = informal
        give_name(self.session, made, name)
        changed(self.session, made)
        return made

    def newcomer(self, name: str = "Nadia New") -> Actor:
        """Give somebody with an account and without a role."""
        person = self.person(name)
        return build_actor(self.session, person)

    def again(self, actor: Actor) -> Actor:
        """Give the same person in the same role, as things are now."""
        self.session.flush()
        return build_actor(
            self.session, self.session.get_one(Person, actor.person_id), actor.seat_ref
        )

    def letters(self) -> list[OutboxMessage]:
        """Give the letters written so far, oldest first."""
        self.session.flush()
        return self.session.query(OutboxMessage).order_by(OutboxMessage.id).all()


@pytest.fixture
def town(database: Database) -> Iterator[Town]:
    """Give the town in a transaction of its own."""
    with database.transaction() as session:
        yield Town(session)
