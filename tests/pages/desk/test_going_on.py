"""The commissioners' page of what is going on in a place."""

import pytest
from sqlalchemy import select

from commissioning.foundation.actor import Role
from commissioning.foundation.clock import now
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.models import Opportunity
from commissioning.places.models import Place
from tests.pages.partnerships.conftest import Saltmere


@pytest.fixture
def town(saltmere: Saltmere) -> Saltmere:
    """Give Saltmere with two commissioners, of whom one is clear."""
    for who in ("clear", "unclear"):
        saltmere.add(who, "Saltmere Council", Role.COMMISSIONER)
    with saltmere.site.world() as world:
        about = world.session.scalars(select(Opportunity)).one()
        world.clear(world.as_seat(saltmere.seats["clear"]), about)
    return saltmere


def address(town: Saltmere) -> str:
    """Give the address of the page."""
    with town.site.session() as session:
        ref = session.scalars(select(Place.ref).where(Place.id == town.place)).one()
    return f"/places/{ref}/going-on"


def test_the_header_leads_a_commissioner_to_the_place(town: Saltmere) -> None:
    town.formed()
    visitor = town.visit("clear")
    home = visitor.get("/")
    assert home.soup.select_one('nav a[href="/going-on"]')
    page = visitor.follow(home.links["See what is going on in your place"])
    assert page.path == address(town)
    assert "Warm Rooms Together" in page.links


def test_it_is_for_commissioners_of_the_place(town: Saltmere) -> None:
    town.visit("harbour").get(address(town), status=403)
    town.visit("harbour").get("/going-on", status=403)
    assert "/going-on" not in town.visit("harbour").get("/").response.text
    town.site.visitor().get(address(town), status=302)


def test_one_who_is_not_clear_is_shown_nothing_of_it(town: Saltmere) -> None:
    town.formed()
    page = town.visit("unclear").get(address(town))
    assert "Warm Rooms" not in page.response.text
    assert "No partnership is formed here that may be shown to you." in page.text


def test_while_a_competition_may_be_live_the_page_is_as_if_nothing_was(town: Saltmere) -> None:
    before = town.visit("clear").get(address(town)).text
    town.formed()
    town.mode(SharingMode.INTRODUCTIONS)
    assert town.visit("clear").get(address(town)).text == before


def test_each_list_has_a_page_of_its_own(town: Saltmere) -> None:
    with town.site.world() as world:
        world.session.scalars(select(Opportunity)).one().deadline_at = now()
    visitor = town.visit("clear")
    page = visitor.get(f"{address(town)}/decisions")
    assert page.heading == "Closed, and not decided yet"
    assert "Winter support" in page.links
    assert "Waits for Saltmere Council" in page.text
    empty = visitor.get(f"{address(town)}/boards")
    assert "No agreement that you may see is before the boards." in empty.text
    visitor.get(f"{address(town)}/made-up", status=404)


def test_longer_lists_take_no_more_queries(town: Saltmere) -> None:
    visitor = town.visit("clear")

    def queries() -> int:
        visitor.get(address(town))
        with town.site.counting() as counted:
            visitor.get(address(town))
        return len(counted)

    def close(number: int) -> None:
        with town.site.world() as world:
            place = world.session.get_one(Place, town.place)
            for at in range(number):
                world.opportunity(f"Closed {at}", place=place, deadline_at=now())

    close(2)
    few = queries()
    close(20)
    assert queries() == few
