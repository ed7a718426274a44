"""Saltmere with its convenor, two members and one that waits, seen through pages."""

from dataclasses import dataclass

import pytest

from commissioning.foundation.actor import Role
from commissioning.organisations.models import Identifier, Organisation, Seat
from commissioning.places.models import Duty, Place
from tests.builders import World
from tests.pages.conftest import Site, Visitor


@dataclass
class Saltmere:
    """The place, and the seats of everybody a test signs in as."""

    site: Site
    place: Place
    home: Organisation
    convenor: Seat
    member: Seat
    waiting: Seat
    outside: Seat

    @property
    def path(self) -> str:
        """The address of the place."""
        return f"/places/{self.place.ref}"

    @property
    def convening(self) -> str:
        """The address of what waits there."""
        return f"{self.path}/convening"

    def as_(self, seat: Seat) -> Visitor:
        """Give the browser of whoever holds this seat."""
        return self.site.sign_in_seat(seat)

    def subjects(self) -> list[str]:
        """Give the subjects of the letters in the outbox."""
        return [letter.subject for letter in self.site.letters()]


@pytest.fixture
def saltmere(site: Site) -> Saltmere:
    """Make the place."""
    with site.world() as world:
        place = world.place()
        home = world.organisation("Harbour Trust", place=place)
        convenor = world.seat(home, Role.ADMIN, world.person("Jo Reed"))
        world.keep(Duty(place_id=place.id, seat_id=convenor.id))
        quay = world.organisation("Quay Kitchen", place=place)
        new = world.organisation("New Group", place=place, verified=False)
        world.keep(Identifier(organisation_id=new.id, scheme="GB-CHC", number="1234567"))
        return Saltmere(
            site=site,
            place=place,
            home=home,
            convenor=convenor,
            member=world.seat(quay, Role.ADMIN, world.person("Sam Hill")),
            waiting=world.seat(new, Role.ADMIN, world.person("Kit Low")),
            outside=_outside(world),
        )


def _outside(world: World) -> Seat:
    return world.seat(world.organisation("Far Away"), Role.ADMIN, world.person("Lee Moor"))
