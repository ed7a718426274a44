"""Finding partners, and the view of a place."""

from dataclasses import dataclass

import pytest

from commissioning.foundation.actor import Kind, Role
from commissioning.foundation.clock import now
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.models import Intention, OpportunityTheme
from commissioning.organisations.models import (
    Organisation,
    OrganisationArea,
    OrganisationTheme,
    Seat,
)
from commissioning.places.models import Place
from tests.builders import World
from tests.pages.conftest import Site, Visitor

FOOD, MUSIC = "SW300", "AR203"


@dataclass
class Members:
    """A place with a kitchen, somebody with minibuses, and a council."""

    site: Site
    place: str
    cooks: Seat
    council: Seat
    guest: Seat

    @property
    def cook(self) -> Visitor:
        """Sign in as the kitchen's officer."""
        return self.site.sign_in_seat(self.cooks)


def profile(organisation: Organisation, brings: str, looks_for: str, *themes: str) -> None:
    """Fill in a profile."""
    organisation.brings, organisation.looks_for = brings, looks_for
    organisation.areas = [OrganisationArea(code="E06000026")]
    organisation.themes = [OrganisationTheme(code=code) for code in themes]


@pytest.fixture
def members(site: Site) -> Members:
    """Build the place."""
    with site.world() as world:
        place = world.place()
        kitchen = world.organisation("Eastside Kitchen", place=place)
        profile(kitchen, "A kitchen", "Two minibuses and drivers", FOOD)
        wheels = world.organisation("Tamar Wheels", place=place)
        profile(wheels, "Minibuses, drivers", "A kitchen that is free", FOOD)
        profile(world.organisation("Quiet Choir", place=place), "A choir", "A piano", MUSIC)
        unknown = world.organisation("Waiting Wheels", place=place, verified=False)
        profile(unknown, "Minibuses", "A kitchen", FOOD)
        far = world.organisation("Far Wheels", place=world.place("Farness"))
        profile(far, "Minibuses", "A kitchen", FOOD)
        council = world.organisation("Saltmere Council", place=place, kind=Kind.COMMISSIONER)
        return Members(
            site,
            place.ref,
            world.seat(kitchen),
            world.seat(council, Role.COMMISSIONER),
            world.seat(kitchen, Role.GUEST),
        )


def meant(world: World, members: Members, theme: str, title: str) -> None:
    """Let the council say what it means to fund."""
    council = world.session.merge(members.council).organisation_id
    place = world.session.query(Place).filter_by(ref=members.place).one()
    world.keep(
        Intention(organisation_id=council, place_id=place.id, title=title, text="…", themes=[theme])
    )


def test_who_brings_what_we_look_for_comes_first_with_reasons(members: Members) -> None:
    page = members.cook.get("/partners")
    assert "Tamar Wheels" in page.text
    assert "They bring what you look for: " in page.text
    assert "You bring what they look for: A kitchen that is free." in page.text
    assert page.text.index("Tamar Wheels") < page.text.index("Quiet Choir")


@pytest.mark.parametrize("name", ["Waiting Wheels", "Far Wheels", "Saltmere Council"])
def test_only_verified_members_of_our_places_who_bid_are_found(members: Members, name: str) -> None:
    for address in ("/partners", "/partners?q=minibus", f"/partners?theme={FOOD}"):
        assert name not in members.cook.get(address).text


def test_a_search_finds_words_of_profiles(members: Members) -> None:
    page = members.cook.get("/partners?q=choirs")
    assert "Quiet Choir" in page.text
    assert "Tamar Wheels" not in page.text
    assert "Nobody's profile says that yet." in members.cook.get("/partners?q=submarine").text


def test_the_list_is_narrowed_by_theme_and_widened_again(members: Members) -> None:
    page = members.cook.get(f"/partners?theme={MUSIC}")
    assert "Quiet Choir" in page.text
    assert "Tamar Wheels" not in page.text
    assert page.links["Clear all"] == "/partners"


@pytest.mark.parametrize("query", ["?theme=%00", "?area=x" * 50, "?q=%F0%9F%98%80", "?place=none"])
def test_odd_questions_are_answered(members: Members, query: str) -> None:
    members.cook.get(f"/partners{query}")


def test_those_who_cannot_look_are_told_what_they_can_do(members: Members) -> None:
    page = members.site.sign_in_seat(members.council).get("/partners")
    assert "what is strong in a place" in page.text
    assert "Tamar" not in members.site.sign_in_seat(members.guest).get("/partners").text
    with members.site.world() as world:
        waiting = world.seat(world.organisation("New", verified=False))
    assert "once your organisation is verified" in (
        members.site.sign_in_seat(waiting).get("/partners").text
    )


def test_a_bare_profile_is_asked_to_say_more(members: Members) -> None:
    with members.site.world() as world:
        organisation = world.session.merge(members.cooks).organisation
        organisation.looks_for = ""
    assert "Add to your profile" in members.cook.get("/partners").links


def test_partners_takes_as_many_queries_for_many_as_for_few(members: Members) -> None:
    cook = members.cook
    with members.site.counting() as few:
        cook.get("/partners")
    with members.site.world() as world:
        place = world.session.query(Place).filter_by(ref=members.place).one()
        for number in range(12):
            organisation = world.organisation(f"Wheels {number}", place=place)
            profile(organisation, "Minibuses", "A kitchen", FOOD)
    with members.site.counting() as many:
        assert "14 organisations" in cook.get("/partners").text
    assert len(many) == len(few)


def test_a_place_shows_what_is_strong_first(members: Members) -> None:
    page = members.cook.get(f"/places/{members.place}/strengths")
    assert page.heading == "What is strong in Saltmere"
    assert "3 organisations in Saltmere" in page.text
    assert "Tamar Wheels" in page.links
    assert "Waiting Wheels" not in page.text
    assert page.text.index("What is here") < page.text.index("What nobody has yet offered")


def test_what_money_is_meant_for_and_nobody_brings_is_an_opening(members: Members) -> None:
    with members.site.world() as world:
        meant(world, members, "HO", "Homes by the water")
        meant(world, members, FOOD, "Warm meals")
    page = members.cook.get(f"/places/{members.place}/strengths")
    openings = page.text[page.text.rindex("What nobody has yet offered") :]
    assert "Homes by the water" in openings
    assert "Warm meals" not in openings


def test_open_opportunities_of_the_place_count_too(members: Members) -> None:
    with members.site.world() as world:
        place = world.session.query(Place).filter_by(ref=members.place).one()
        for title, decided in (("Open homes", None), ("Decided homes", now())):
            made = world.opportunity(
                title, place=place, mode=SharingMode.SHARED, decided_at=decided
            )
            world.keep(OpportunityTheme(opportunity_id=made.id, scheme="UK-CAT", code="HO"))
    text = members.cook.get(f"/places/{members.place}/strengths").text
    assert "Open homes" in text
    assert "Decided homes" not in text


def test_commissioners_of_the_place_read_it_and_others_do_not(members: Members) -> None:
    address = f"/places/{members.place}/strengths"
    members.site.sign_in_seat(members.council).get(address)
    with members.site.world() as world:
        stranger = world.seat(world.organisation("Far", place=world.place("Elsewhere")))
    members.site.sign_in_seat(stranger).get(address, status=403)
    members.site.sign_in_seat(members.guest).get(address, status=403)
    members.site.visitor().get(address, status=302)
    members.cook.get("/places/0000000000000000/strengths", status=404)
