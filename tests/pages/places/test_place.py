"""What a place shows, and to whom."""

import pytest

from commissioning.foundation.actor import Kind, Role
from commissioning.organisations.models import OrganisationName
from tests.pages.conftest import Site
from tests.pages.places.conftest import Saltmere


def test_an_empty_register_says_which_command_makes_the_first_place(site: Site) -> None:
    page = site.visitor().follow("/places")
    assert page.heading == "First steps"
    assert "./dev manage places create" in page.text


def test_first_steps_are_over_once_there_is_a_place(saltmere: Saltmere) -> None:
    assert saltmere.site.visitor().follow("/first-steps").heading == "Places"


def test_anyone_reads_the_charter_and_the_names_of_members(saltmere: Saltmere) -> None:
    page = saltmere.site.visitor().get(saltmere.path)
    assert "We share what we learn." in page.text
    assert "2 organisations are members" in page.text
    assert {"Harbour Trust", "Quay Kitchen"} <= set(page.links)
    assert "Jo Reed" not in page.text


def test_a_member_that_waits_shows_for_itself_and_for_convenors_alone(saltmere: Saltmere) -> None:
    public = saltmere.site.visitor().get(saltmere.path)
    assert "New Group" not in public.text
    assert "3 organisations" in saltmere.as_(saltmere.convenor).get(saltmere.path).text
    assert "New Group" in saltmere.as_(saltmere.waiting).get(saltmere.path).text
    assert "New Group" not in saltmere.as_(saltmere.member).get(saltmere.path).text


def test_who_convenes_is_told_to_people_who_are_signed_in(saltmere: Saltmere) -> None:
    page = saltmere.as_(saltmere.outside).get(saltmere.path)
    assert "Jo Reed, admin at Harbour Trust" in page.text


def test_the_convenor_says_what_the_place_is(saltmere: Saltmere) -> None:
    visitor = saltmere.as_(saltmere.convenor)
    page = visitor.get(f"{saltmere.path}/edit")
    done = visitor.submit(page, "Publish these words", about="Boats, gardens and choirs.")
    assert "Boats, gardens and choirs." in done.text
    assert "Boats, gardens" in saltmere.site.visitor().get("/places").text


@pytest.mark.parametrize("page", ["edit", "charter/edit", "convening", "convening/convenors"])
def test_what_convenors_do_is_not_open_to_members(saltmere: Saltmere, page: str) -> None:
    saltmere.as_(saltmere.member).get(f"{saltmere.path}/{page}", status=403)


@pytest.mark.parametrize("page", ["", "/members", "/charter", "/join", "/convening", "/leave"])
def test_a_place_that_is_not_there_is_not_found(saltmere: Saltmere, page: str) -> None:
    saltmere.as_(saltmere.member).get(f"/places/nonsense{page}", status=404)


def test_members_are_found_by_a_name_they_once_had(saltmere: Saltmere) -> None:
    with saltmere.site.world() as world:
        old = OrganisationName(
            organisation_id=saltmere.home.id, name="Boat Club", folded_name="boat club"
        )
        world.keep(old)
    page = saltmere.site.visitor().get(f"{saltmere.path}/members?q=boat+club")
    assert "Harbour Trust" in page.links
    assert "Quay Kitchen" not in page.links


@pytest.mark.parametrize("words", ["%", "_", "'", "\\", "x" * 500, "–", "a b c d e f g"])
def test_any_words_may_be_asked(saltmere: Saltmere, words: str) -> None:
    page = saltmere.site.visitor()
    response = page.client.get(f"{saltmere.path}/members", query_string={"q": words})
    assert response.status_code == 200
    assert "Harbour Trust</a>" not in response.text


def test_the_list_of_members_goes_on_page_by_page_with_few_queries(saltmere: Saltmere) -> None:
    with saltmere.site.world() as world:
        place = world.session.merge(saltmere.place)
        for number in range(60):
            world.organisation(f"Club {number:02}", place=place, kind=Kind.OTHER)
    visitor = saltmere.site.visitor()
    seen: list[str] = []
    path = f"{saltmere.path}/members?kind=other"
    while path:
        with saltmere.site.counting() as counted:
            page = visitor.get(path)
        assert len(counted) <= 12
        seen += [name for name in page.links if name.startswith("Club")]
        path = page.links.get("More →", "")
    assert seen == [f"Club {number:02}" for number in range(60)]


def test_which_charter_each_promised_shows_to_verified_members_alone(saltmere: Saltmere) -> None:
    path = f"{saltmere.path}/members"
    assert "Charter promised" in saltmere.as_(saltmere.member).get(path).text
    assert "Charter promised" not in saltmere.as_(saltmere.waiting).get(path).text
    assert "Charter promised" not in saltmere.as_(saltmere.outside).get(path).text
    assert "Charter promised" not in saltmere.site.visitor().get(path).text


def test_a_person_without_a_role_is_shown_where_to_begin(saltmere: Saltmere) -> None:
    with saltmere.site.world() as world:
        person = world.person("Nell Bay")
    page = saltmere.site.sign_in(person).get(saltmere.path)
    assert page.links["Begin"] == "/begin"


def test_an_officer_is_told_that_an_admin_asks_to_join(saltmere: Saltmere) -> None:
    with saltmere.site.world() as world:
        seat = world.seat(world.organisation("Elsewhere"), Role.OFFICER)
    page = saltmere.as_(seat).get(f"{saltmere.path}/join")
    assert "An admin of Elsewhere can ask to join" in page.text


@pytest.mark.parametrize(
    ("who", "opens"),
    [("member", True), ("convenor", True), ("waiting", False), ("outside", False), ("", False)],
)
def test_the_tab_of_what_is_strong_is_there_for_those_it_opens_for(
    saltmere: Saltmere, who: str, *, opens: bool
) -> None:
    visitor = saltmere.as_(getattr(saltmere, who)) if who else saltmere.site.visitor()
    assert ("What is strong" in visitor.get(saltmere.path).links) is opens
    if who:
        visitor.get(f"{saltmere.path}/strengths", status=200 if opens else 403)


@pytest.mark.parametrize(
    ("who", "there"), [("member", True), ("waiting", False), ("guest", False), ("", True)]
)
def test_finding_partners_is_in_the_header_for_those_who_may_or_may_sign_in(
    saltmere: Saltmere, who: str, *, there: bool
) -> None:
    with saltmere.site.world() as world:
        guest = world.seat(saltmere.home, Role.GUEST)
    seats = {"member": saltmere.member, "waiting": saltmere.waiting, "guest": guest}
    visitor = saltmere.as_(seats[who]) if who else saltmere.site.visitor()
    header = visitor.get(saltmere.path).soup.select("#navigation a")
    assert ("Find partners" in [link.get_text() for link in header]) is there


def test_who_is_not_signed_in_is_led_to_finding_partners_by_way_of_signing_in(
    saltmere: Saltmere,
) -> None:
    page = saltmere.site.visitor().follow("/partners")
    assert page.heading == "Sign in"
    assert "You go straight to it afterwards" in page.text
