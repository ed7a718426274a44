"""The register page and the tabs: what is found, by whom, in how many queries."""

import pytest
from sqlalchemy import select

from commissioning.foundation.actor import Role
from commissioning.foundation.events import emit
from commissioning.foundation.sharing import SharingMode
from commissioning.organisations.events import OrganisationChanged
from commissioning.organisations.models import Identifier, Organisation, OrganisationName, Seat
from commissioning.register.models import ViewLog
from commissioning.register.rules.openness import Openness
from commissioning.register.rules.stages import Stage
from tests.pages.inspecting import Page
from tests.pages.register.conftest import Saltmere

STRANGE = ["", "after=nothing", "q=%00", "q=" + "x" * 3000, "area=%22OR%201", "sort=price"]
STRANGE += ["stage=rich", "buyer=*", "place=nowhere", "partners=yes", "theme=ED101&theme=zz"]


def found(page: Page) -> list[str]:
    """Give the summaries of the cards."""
    return [one.get_text() for one in page.main.select(".reg-card__purpose")]


@pytest.mark.parametrize(
    "words",
    ["warm", "WARM rooms", "harbour", "winter", "old salt", "1234567", "GB-CHC-1234567", "council"],
)
def test_it_is_found_by_words_names_old_and_new_and_numbers(saltmere: Saltmere, words: str) -> None:
    ref = saltmere.declared()
    with saltmere.site.world() as world:
        owner = world.session.scalars(
            select(Organisation).where(Organisation.name == "Warm Harbour")
        ).one()
        old = OrganisationName(
            organisation_id=owner.id, name="The Old Salt Club", folded_name="the old salt club"
        )
        number = Identifier(organisation_id=owner.id, scheme="GB-CHC", number="1234567")
        world.keep(old, number)
        emit(world.session, OrganisationChanged(owner.id))
    page = saltmere.neighbour.get(f"/register?q={words}")
    assert found(page) == ["Warm rooms and a hot meal"]
    assert f"/register/{ref}" in page.links.values()


def test_a_member_finds_what_is_shared_and_the_public_what_is_public(saltmere: Saltmere) -> None:
    saltmere.declared(summary="For members")
    saltmere.declared(summary="For anyone", openness=Openness.PUBLIC)
    saltmere.declared(summary="For nobody", openness=Openness.NOBODY)
    assert found(saltmere.neighbour.get("/register")) == ["For anyone", "For members"]
    assert found(saltmere.site.visitor().get("/register")) == ["For anyone"]
    assert "only what organisations made public" in saltmere.site.visitor().get("/register").text


def test_in_introductions_mode_nothing_is_found_by_others(saltmere: Saltmere) -> None:
    before = saltmere.neighbour.get("/register").text
    saltmere.declared(openness=Openness.PUBLIC)
    saltmere.mode(SharingMode.INTRODUCTIONS)
    assert saltmere.neighbour.get("/register").text == before
    assert found(saltmere.officer.get("/register")) == ["Warm rooms and a hot meal"]


def test_what_is_public_is_only_a_part(saltmere: Saltmere) -> None:
    ref = saltmere.declared(openness=Openness.PUBLIC)
    officer = saltmere.officer
    officer.submit(officer.get(f"/register/{ref}/edit/offer"), "Save", brings="A secret kitchen")
    public = saltmere.site.visitor().get(f"/register/{ref}").text
    member = saltmere.neighbour.get(f"/register/{ref}").text
    assert "A secret kitchen" in member
    assert "A secret kitchen" not in public
    assert "Preparing a bid" in member
    assert "Preparing a bid" not in public


def test_a_stage_is_asked_for_only_by_those_who_may_read_it(saltmere: Saltmere) -> None:
    saltmere.declared(Stage.SUBMITTED, openness=Openness.PUBLIC)
    assert found(saltmere.neighbour.get("/register?stage=submitted"))
    assert not found(saltmere.neighbour.get("/register?stage=preparing"))
    assert not found(saltmere.site.visitor().get("/register?stage=submitted"))


def test_filters_narrow_and_can_be_taken_away(saltmere: Saltmere) -> None:
    officer = saltmere.officer
    ref = saltmere.declared(summary="In Plymouth")
    saltmere.declared(summary="Elsewhere")
    officer.submit(officer.get(f"/register/{ref}/edit/who"), "Save", areas=["Plymouth"])
    page = officer.get("/register?area=E06000026")
    assert found(page) == ["In Plymouth"]
    assert found(officer.get("/register?area=E12000009")) == ["In Plymouth"]
    assert found(officer.get(page.links["Take away Plymouth ×"])) == ["Elsewhere", "In Plymouth"]


def test_a_place_an_opportunity_or_a_partner_filter_works_from_the_page(
    saltmere: Saltmere,
) -> None:
    saltmere.declared()
    officer = saltmere.officer
    page = officer.get("/register")
    buyer = page.soup.select_one("input[name=buyer]")
    assert buyer is not None
    assert found(officer.get(f"/register?buyer={buyer['value']}&partners=yes&sort=deadline"))


def test_pages_follow_each_other_without_a_gap(saltmere: Saltmere) -> None:
    for number in range(27):
        saltmere.declared(summary=f"Warm room {number}")
    for order in ("newest", "deadline"):
        first = saltmere.neighbour.get(f"/register?sort={order}")
        second = saltmere.neighbour.get(first.links["More →"])
        assert len(found(first)) == 25
        assert len(found(second)) == 2
        assert not set(found(first)) & set(found(second))
        assert "27 found" in second.text


def test_a_cursor_at_something_hidden_is_the_first_page(saltmere: Saltmere) -> None:
    hidden = saltmere.declared(openness=Openness.NOBODY)
    saltmere.declared(summary="Shared")
    neighbour = saltmere.neighbour
    pages = [neighbour.get(f"/register?after={ref}").text for ref in (hidden, "nothing")]
    assert pages[0] == pages[1]
    assert "Shared" in pages[0]


@pytest.mark.parametrize("asked", STRANGE)
def test_no_address_breaks_the_page(saltmere: Saltmere, asked: str) -> None:
    saltmere.declared(openness=Openness.PUBLIC)
    for visitor in (saltmere.site.visitor(), saltmere.neighbour):
        visitor.get(f"/register?{asked}")


def test_the_page_takes_as_many_queries_for_twenty_as_for_one(saltmere: Saltmere) -> None:
    saltmere.declared()
    neighbour, counts = saltmere.neighbour, []
    for _ in range(2):
        neighbour.get("/register")  # today's looks are then in the log
        with saltmere.site.counting() as counted:
            neighbour.get("/register")
        counts.append(len(counted))
        for number in range(19):
            saltmere.declared(summary=f"Warm rooms {number}")
    assert counts[0] == counts[1]
    assert counts[0] <= 16


def test_every_card_of_another_is_noted_once_a_day(saltmere: Saltmere) -> None:
    saltmere.declared()
    for visitor in (saltmere.neighbour, saltmere.neighbour, saltmere.officer):
        visitor.get("/register")
    with saltmere.site.session() as session:
        assert [row.way for row in session.scalars(select(ViewLog))] == ["list"]


def test_the_tab_of_an_opportunity_shows_who_is_bidding_where_it_is_shared(
    saltmere: Saltmere,
) -> None:
    address = f"/opportunities/{saltmere.opportunity}/bidding"
    assert "Yours could be first" in saltmere.neighbour.get(address).text
    saltmere.declared()
    assert found(saltmere.neighbour.get(address)) == ["Warm rooms and a hot meal"]
    assert "Yours" in saltmere.officer.get(address).text


def test_the_tab_is_the_same_whether_or_not_somebody_hidden_is_bidding(
    saltmere: Saltmere,
) -> None:
    saltmere.mode(SharingMode.INTRODUCTIONS)
    address = f"/opportunities/{saltmere.opportunity}/bidding"
    visitors = (saltmere.site.visitor(), saltmere.neighbour)
    before = [visitor.get(address).text for visitor in visitors]
    saltmere.declared(openness=Openness.PUBLIC)
    assert [visitor.get(address).text for visitor in visitors] == before
    assert "That does not mean that nobody is bidding" in before[1]


def test_the_tab_of_an_organisation_shows_what_it_shares(saltmere: Saltmere) -> None:
    with saltmere.site.session() as session:
        ref = session.get_one(Organisation, saltmere.seat.organisation_id).ref
    saltmere.declared()
    page = saltmere.neighbour.get(f"/organisations/{ref}/bidding")
    assert found(page) == ["Warm rooms and a hot meal"]
    assert not found(saltmere.site.visitor().get(f"/organisations/{ref}/bidding"))


def test_commissioners_who_are_not_clear_see_what_the_public_sees(saltmere: Saltmere) -> None:
    ref = saltmere.declared()
    with saltmere.site.world() as world:
        council = world.session.scalars(
            select(Organisation).where(Organisation.name == "Saltmere Council")
        ).one()
        seat: Seat = world.seat(council, Role.COMMISSIONER)
    visitor = saltmere.site.sign_in_seat(seat)
    assert not found(visitor.get("/register"))
    visitor.get(f"/register/{ref}", status=404)
