"""The first page: what waits, and in which other role something does."""

from sqlalchemy import select

from commissioning.foundation.actor import Role
from commissioning.organisations.models import Organisation, Seat
from commissioning.people.models import Person
from tests.pages.partnerships.conftest import Saltmere


def seat_of_the_same_person(town: Saltmere, who: str, name: str, role: Role) -> Seat:
    """Give somebody a second role, in another organisation."""
    with town.site.world() as world:
        person = world.session.get_one(Person, town.seats[who].person_id)
        wanted = select(Organisation).where(Organisation.name == name)
        return world.seat(world.session.scalars(wanted).one(), role, person)


def test_another_role_is_named_and_what_waits_in_it_is_not(saltmere: Saltmere) -> None:
    saltmere.proposed()
    seat = seat_of_the_same_person(saltmere, "quayside", "Eastside Kitchen", Role.OFFICER)
    visitor = saltmere.visit("quayside")
    page = visitor.get("/")
    assert "Something waits for you as officer at Eastside Kitchen" in page.links
    assert "Warm Rooms" not in page.response.text
    roles = visitor.get(page.links["Something waits for you as officer at Eastside Kitchen"])
    shown = visitor.submit(roles, "Act in this role", seat=seat.ref)
    assert "A partnership waits for your answer: Warm Rooms Together." in shown.text


def test_a_role_in_which_nothing_waits_is_not_named(saltmere: Saltmere) -> None:
    seat_of_the_same_person(saltmere, "quayside", "Eastside Kitchen", Role.TRUSTEE)
    page = saltmere.visit("quayside").get("/")
    assert "In your other roles" not in page.text


def test_every_page_leads_a_role_back_to_what_waits_and_nobody_else(saltmere: Saltmere) -> None:
    header = 'href="/">What waits for you'
    page = saltmere.visit("quayside").get("/opportunities")
    assert header in page.response.text
    assert header not in saltmere.site.visitor().get("/opportunities").response.text
