"""A public body asked into an alliance: a mandate is recorded, and its commissioner confirms."""

from sqlalchemy import select

from commissioning.foundation.actor import Role
from commissioning.foundation.clock import today
from commissioning.opportunities.models import Opportunity
from tests.pages.partnerships.conftest import Saltmere


def asked(town: Saltmere) -> str:
    """Let Warm Harbour propose an alliance to the council, whose commissioner is clear for it."""
    town.add("buyer", "Saltmere Council", Role.COMMISSIONER, mandated=False)
    town.add("clerk", "Saltmere Council", Role.SECRETARY, mandated=False)
    with town.site.world() as world:
        about = world.session.scalars(select(Opportunity)).one()
        world.clear(world.as_seat(town.seats["buyer"]), about)
    visitor = town.visit("harbour")
    page = visitor.get(f"/partnerships/new?opportunity={town.opportunity}")
    page = town.added(visitor, page, "buyer")
    return town.sent(visitor, page, legal_form="alliance", parties__1__role="The buildings")


def test_the_clerk_records_the_mandate_and_the_commissioner_confirms(saltmere: Saltmere) -> None:
    address = asked(saltmere)
    buyer = saltmere.visit("buyer")
    page = buyer.get(f"{address}/answer")
    assert "Go on to confirm" not in page.links
    people = page.links["See who has one, and how one is recorded"]
    clerk = saltmere.visit("clerk")
    shown = clerk.get(people)
    mandate = next(href for text, href in shown.links.items() if text.startswith("Mandate"))
    assert saltmere.seats["buyer"].ref in mandate
    day = today()
    clerk.submit(
        clerk.get(mandate),
        "Record the mandate",
        given_on__day=str(day.day),
        given_on__month=str(day.month),
        given_on__year=str(day.year),
        minute="Cabinet minute 9",
    )
    page = saltmere.confirmed(address, "buyer")
    assert "You have confirmed it for Saltmere Council." in page.notice
    assert saltmere.stored().status == "formed"
