"""The partnerships of a place: what is formed, for those who may see it."""

from sqlalchemy import select

from commissioning.foundation.sharing import SharingMode
from commissioning.places.models import Place
from tests.pages.partnerships.conftest import Saltmere


def tab(town: Saltmere) -> str:
    """Give the address of the place's tab."""
    with town.site.session() as session:
        ref = session.scalars(select(Place.ref).where(Place.id == town.place)).one()
    return f"/places/{ref}/partnerships"


def test_a_member_comes_upon_what_is_formed_from_the_place(saltmere: Saltmere) -> None:
    saltmere.formed()
    member = saltmere.visit("quayside")
    place = member.get(tab(saltmere).removesuffix("/partnerships"))
    page = member.get(tab(saltmere))
    assert tab(saltmere) in place.links.values()
    assert "Warm Rooms Together" in page.links


def test_what_is_only_proposed_is_not_in_it(saltmere: Saltmere) -> None:
    saltmere.proposed()
    for who in ("harbour", "quayside"):
        assert "Warm Rooms Together" not in saltmere.visit(who).get(tab(saltmere)).text


def test_while_a_competition_is_live_it_is_there_for_its_parties_alone(saltmere: Saltmere) -> None:
    saltmere.formed()
    saltmere.mode(SharingMode.INTRODUCTIONS)
    assert "Warm Rooms Together" in saltmere.visit("harbour").get(tab(saltmere)).text
    page = saltmere.visit("quayside").get(tab(saltmere))
    assert "There is nothing here that may be shown." in page.text


def test_a_visitor_is_not_led_there_and_finds_nothing(saltmere: Saltmere) -> None:
    saltmere.formed()
    visitor = saltmere.site.visitor()
    place = visitor.get(tab(saltmere).removesuffix("/partnerships"))
    assert tab(saltmere) not in place.links.values()
    assert "Warm Rooms Together" not in visitor.get(tab(saltmere)).text
