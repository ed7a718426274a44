"""A list of thirty costs as many queries as a list of three."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from commissioning.foundation.actor import Kind, Role
from commissioning.foundation.events import emit
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.catalogue import reindex
from commissioning.opportunities.events import OpportunityChanged
from commissioning.opportunities.models import Intention, Interest, Opportunity
from commissioning.organisations.actions.changing import changed
from commissioning.organisations.models import JoinRequest, Organisation, Seat
from commissioning.places.models import Duty, Place
from commissioning.register.actions.declaring import Asked, draft, say
from commissioning.register.models import Introduction, OptIn
from commissioning.register.rules.openness import Openness
from commissioning.register.rules.stages import Stage
from tests.builders import World
from tests.pages.conftest import Site, Visitor

FEW, MANY = 3, 20  # both on one page, so that they differ in their rows alone


@dataclass
class Town:
    """A place whose lists are as long as a test asks for."""

    site: Site
    place: Place
    council: Organisation
    shared: Opportunity
    ours: Organisation
    officer: Seat
    convenor: Seat
    buyer: Seat

    def grow(self, count: int, first: int = 0) -> None:
        """Let so many organisations come, each declaring, opting in and being invited."""
        for number in range(first, first + count):
            with self.site.world() as world:
                self._one_more(world, number)

    def _one_more(self, world: World, number: int) -> None:
        session = world.session
        other = world.organisation(f"Organisation {number} Hall", place=self.place)
        other.brings, other.looks_for = "Rooms and vans", "Cooks and gardens"
        changed(session, other)
        theirs = world.actor(other)
        asked = Asked(
            summary=f"Soup number {number}",
            opportunity=self.shared.ref,
            openness=Openness.PUBLIC,
        )
        say(session, theirs, draft(session, theirs, asked).ref, Stage.PREPARING)
        opened = world.opportunity(f"Opportunity {number}", place=self.place, buyer=self.council)
        reindex(session, [opened.id])
        self._meet(world, opened, number)
        buyer = world.seat(self.council, Role.COMMISSIONER)
        interest = Interest(
            person_id=buyer.person_id,
            opportunity_id=opened.id,
            seat_ref=buyer.ref,
            kind="potential",
        )
        means = Intention(
            organisation_id=self.council.id,
            place_id=self.place.id,
            title=f"Plan {number}",
            text="…",
        )
        person = world.person(f"Asker {number}")
        claim = JoinRequest(
            person_id=person.id, organisation_id=other.id, kind="claim", role=Role.ADMIN
        )
        world.keep(means, claim, interest)
        world.organisation(f"Waits {number}", place=self.place, verified=False)
        world.seat(self.ours, Role.TRUSTEE)

    def _meet(self, world: World, opened: Opportunity, number: int) -> None:
        """Let our organisation and another be offered to each other."""
        session = world.session
        bids = []
        other = world.organisation(f"Meets {number}", place=self.place)
        for seat in (self.officer, world.seat(other)):
            actor = world.as_seat(seat)
            asked = Asked(summary="Lifts", opportunity=opened.ref, openness=Openness.MEMBERS)
            made = say(session, actor, draft(session, actor, asked).ref, Stage.PREPARING)
            card = OptIn(
                declaration_id=made.id, organisation_id=made.organisation_id,
                opportunity_id=opened.id, place_id=self.place.id, by_seat=seat.ref,
                brings="A kitchen", lacks="Two vans", alone=False,
            )  # fmt: skip
            world.keep(card)
            bids.append(card)
        world.keep(Introduction(first_id=bids[0].id, second_id=bids[1].id))

    def as_(self, who: str) -> Visitor:
        """Give a browser: "anyone", "officer", "convenor" or "buyer"."""
        return (
            self.site.visitor() if who == "anyone" else self.site.sign_in_seat(getattr(self, who))
        )


@pytest.fixture
def town(site: Site) -> Town:
    """Make the place, its council and one shared opportunity."""
    with site.world() as world:
        place = world.place()
        council = world.organisation("Saltmere Council", place=place, kind=Kind.COMMISSIONER)
        shared = world.opportunity(
            "Winter support", place=place, buyer=council, buyer_key="saltmere council",
            mode=SharingMode.SHARED,
        )  # fmt: skip
        emit(world.session, OpportunityChanged(shared.id))
        ours = world.organisation("Harbour Trust", place=place)
        ours.brings, ours.looks_for = "Cooks and gardens", "Vans and rooms"
        convenor = world.seat(ours, Role.ADMIN)
        world.keep(Duty(place_id=place.id, seat_id=convenor.id))
        officer = world.seat(ours)
        buyer = world.seat(council, Role.COMMISSIONER)
        return Town(site, place, council, shared, ours, officer, convenor, buyer)


LISTS: dict[str, tuple[str, Callable[[Town], str]]] = {
    "the register, to anyone": ("anyone", lambda _: "/register"),
    "the register, to a member": ("officer", lambda _: "/register?q=soup"),
    "opportunities": ("officer", lambda _: "/opportunities"),
    "organisations": ("officer", lambda _: "/organisations"),
    "introductions": ("officer", lambda _: "/register/introductions"),
    "partners": ("officer", lambda _: "/partners"),
    "what we are bidding for": ("officer", lambda _: "/register/ours"),
    "the first page": ("officer", lambda _: "/"),
    "the place": ("officer", lambda town: f"/places/{town.place.ref}"),
    "its strengths": ("officer", lambda town: f"/places/{town.place.ref}/strengths"),
    "its members": ("officer", lambda town: f"/places/{town.place.ref}/members"),
    "what waits for its convenor": ("convenor", lambda town: f"/places/{town.place.ref}/convening"),
    "who is bidding": ("officer", lambda town: f"/opportunities/{town.shared.ref}/bidding"),
    "intentions": ("officer", lambda _: "/intentions"),
    "a commissioner's interests": ("buyer", lambda _: "/interests"),
    "our people": ("convenor", lambda town: f"/organisations/{town.ours.ref}/people"),
}


@dataclass(frozen=True)
class Cost:
    """What a list held, and what it took."""

    rows: int
    queries: int


def _cost(town: Town, who: str, path_of: Callable[[Town], str]) -> Cost:
    visitor, path = town.as_(who), path_of(town)
    visitor.get(path)  # the first look is logged
    with town.site.counting() as counted:
        page = visitor.get(path)
    return Cost(len(page.main.select("li, tr")), len(counted))


def _costs(town: Town) -> dict[str, Cost]:
    return {name: _cost(town, *asked) for name, asked in LISTS.items()}


def test_a_longer_list_takes_no_more_queries(town: Town) -> None:
    town.grow(FEW)
    few = _costs(town)
    town.grow(MANY - FEW, first=FEW)
    many = _costs(town)
    short = [name for name in LISTS if many[name].rows <= few[name].rows]
    assert not short, f"these grew no longer, so nothing is proven of them: {short}"
    dear = {
        name: (few[name], many[name]) for name in LISTS if many[name].queries > few[name].queries
    }
    assert not dear, f"queries grew with the rows: {dear}"
