"""Saltmere, where organisations answer together: three of them, a buyer, and an opportunity."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy import select

from commissioning.foundation.actor import Kind, Role
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.models import Opportunity
from commissioning.organisations.models import Organisation, Seat
from commissioning.partnerships.models import Partnership
from commissioning.places.models import Place
from tests.pages.conftest import Site, Visitor
from tests.pages.inspecting import Page, words

CHECK, SEND = "Check your answers", "Ask them"
TYPED: dict[str, Any] = {
    "title": "Warm Rooms Together",
    "purpose": "Warm rooms with a meal, and a lift there, on winter weekdays",
    "parties__0__role": "The rooms and the meal",
    "parties__1__role": "The lift there and back",
    "legal_form": "informal_network",
    "lead": "nobody",
    "why_joint": "None of us has both a kitchen and a minibus.",
}


def buttons(page: Page) -> list[str]:
    """Give the words of every button on a page."""
    return [words(each) for each in page.main.select("button")]


@dataclass
class Saltmere:
    """The town, and the people of it by a short word each."""

    site: Site
    place: int
    opportunity: str
    seats: dict[str, Seat] = field(default_factory=dict)
    organisations: dict[str, str] = field(default_factory=dict)

    def visit(self, who: str) -> Visitor:
        """Sign in as one of the people."""
        return self.site.sign_in_seat(self.seats[who])

    def add(
        self, who: str, name: str, role: Role = Role.OFFICER, *, mandated: bool = True, **more: Any
    ) -> None:
        """Add somebody in a role; their organisation too, unless it is there already."""
        with self.site.world() as world:
            held = world.session.scalar(select(Organisation).where(Organisation.name == name))
            if held is None:
                place = world.session.get_one(Place, self.place)
                held = world.organisation(name, place=place, **more)
            self.seats[who] = world.seat(held, role, mandated=mandated)
            self.organisations[who] = held.ref

    def mode(self, mode: SharingMode) -> None:
        """Let the buyer choose another mode."""
        with self.site.world() as world:
            wanted = select(Opportunity).where(Opportunity.ref == self.opportunity)
            world.session.scalars(wanted).one().mode = mode

    def proposed(self, who: str = "harbour", **typed: Any) -> str:
        """Let Warm Harbour propose it to Eastside Kitchen, and give the page's address."""
        visitor = self.visit(who)
        page = visitor.get(f"/partnerships/new?opportunity={self.opportunity}")
        page = self.added(visitor, page, "eastside")
        return self.sent(visitor, page, **typed)

    def added(self, visitor: Visitor, page: Page, who: str, **typed: Any) -> Page:
        """Choose an organisation from the list, and add it."""
        return visitor.submit(page, "Add", **{**typed, "pick": self.organisations[who]})

    def sent(self, visitor: Visitor, page: Page, button: str = SEND, **typed: Any) -> str:
        """Fill in the form, check it, send it, and give the address of the partnership."""
        checked = visitor.submit(page, CHECK, **{**TYPED, **typed})
        assert checked.heading == "Check before you send it", checked.errors
        return visitor.submit(checked, button).path

    def confirmed(self, address: str, who: str = "eastside") -> Page:
        """Let somebody confirm what is proposed."""
        visitor = self.visit(who)
        asking = visitor.get(visitor.get(f"{address}/answer").links["Go on to confirm"])
        button = next(each for each in buttons(asking) if each.startswith("Yes"))
        return visitor.submit(asking, button)

    def formed(self) -> str:
        """Let both confirm, and give the page's address."""
        address = self.proposed()
        self.confirmed(address)
        return address

    def stored(self) -> Partnership:
        """Give the one partnership there is."""
        with self.site.session() as session:
            return session.scalars(select(Partnership)).one()


@pytest.fixture
def saltmere(site: Site) -> Saltmere:
    """Build Saltmere, whose opportunity is shared."""
    with site.world() as world:
        place = world.place()
        council = world.organisation("Saltmere Council", place=place, kind=Kind.COMMISSIONER)
        made = world.opportunity(
            "Winter support",
            place=place,
            buyer=council,
            buyer_key="saltmere council",
            mode=SharingMode.SHARED,
        )
        town = Saltmere(site, place.id, made.ref)
    town.add("harbour", "Warm Harbour")
    town.add("eastside", "Eastside Kitchen")
    town.add("quayside", "Quayside Transport")
    return town
