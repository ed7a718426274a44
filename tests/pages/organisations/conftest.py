"""A town to look at: a charity with an admin and an officer, a convenor, people without a role."""

from dataclasses import dataclass

import pytest

from commissioning.foundation.actor import Kind, Role
from commissioning.organisations.actions.changing import changed, give_name
from commissioning.organisations.models import Organisation, Seat
from commissioning.people.models import Person
from commissioning.places.models import Place
from tests.builders import World
from tests.pages.conftest import Site, Visitor


@dataclass
class Town:
    """The site, and who is in it, each by the reference that addresses carry."""

    site: Site
    place: Place
    trust: str
    council: str
    admin: Seat
    officer: Seat
    keeper: Seat
    nadia: Person

    def visit(self, seat: Seat) -> Visitor:
        """Give the browser of whoever holds a seat."""
        return self.site.sign_in_seat(seat)

    def newcomer(self) -> Visitor:
        """Give the browser of somebody without a role."""
        return self.site.sign_in(self.nadia)


def known(world: World, name: str, *, place: Place | None = None, **more: bool) -> Organisation:
    """Make an organisation that is findable like one that was registered."""
    made = world.organisation(name, place=place, verified=more.get("verified", True))
    made.informal = more.get("informal", False)
    give_name(world.session, made, name)
    changed(world.session, made)
    return made


@pytest.fixture
def town(site: Site) -> Town:
    """Build the town over an empty database."""
    with site.world() as world:
        place = world.place()
        council = world.organisation("Saltmere Council", place=place, kind=Kind.COMMISSIONER)
        keeper = world.session.get_one(Seat, world.convenor(council, place).seat_id)
        trust = known(world, "Harbour Trust")
        world.admit(trust, place)
        trust.brings, trust.contact = "A hall with a kitchen", "Ask Ada"
        admin = world.seat(trust, Role.ADMIN, world.person("Ada Admin"))
        officer = world.seat(trust, Role.OFFICER, world.person("Olu Officer"))
        return Town(
            site, place, trust.ref, council.ref, admin, officer, keeper, world.person("Nadia New")
        )
