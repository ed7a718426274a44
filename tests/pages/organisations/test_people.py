"""Roles and invitations, in the browser of each who has a part in them."""

import re

from commissioning.foundation.actor import Role
from commissioning.foundation.clock import today
from commissioning.people.models import Person
from tests.pages.conftest import Site, Visitor
from tests.pages.organisations.conftest import Town

ADDRESS = "olga@example.org"


def people(town: Town) -> str:
    return f"/organisations/{town.trust}/people"


def invite(town: Town, visitor: Visitor, address: str = ADDRESS, role: str = "trustee") -> str:
    """Invite somebody as a person would; give the address in the letter."""
    page = visitor.get(f"{people(town)}/invite")
    visitor.submit(page, "Send the invitation", email=address, role=role)
    return link_to(town.site, address)


def link_to(site: Site, address: str) -> str:
    found = re.search(r"http://localhost(/\S+)", site.letters(address)[-1].text)
    assert found
    return found.group(1)


def test_its_people_see_who_has_which_role_and_others_see_no_such_page(town: Town) -> None:
    page = town.visit(town.officer).get(people(town))
    assert "Ada Admin" in page.text
    assert "Invite somebody" not in page.links
    town.visit(town.keeper).get(people(town), status=403)
    town.newcomer().get(people(town), status=302)


def test_somebody_new_accepts_opens_an_account_and_is_signed_in(town: Town) -> None:
    path = invite(town, town.visit(town.admin))
    stranger = town.site.visitor()
    stranger.get(path)
    page = stranger.get(path)
    done = stranger.submit(
        page, "Accept and open my account", name="Olga", password="violet harbour kettle nine"
    )
    assert done.heading == "Harbour Trust"
    assert "You now act for Harbour Trust as trustee" in done.notice
    assert "used on" in town.site.visitor().get(path, status=410).text


def test_a_weak_password_is_refused_and_the_link_is_not_used_up(town: Town) -> None:
    path = invite(town, town.visit(town.admin))
    stranger = town.site.visitor()
    page = stranger.submit(
        stranger.get(path), "Accept and open my account", name="Olga", password="harbour trust"
    )
    assert page.errors
    stranger.get(path)


def test_somebody_with_an_account_signs_in_first_and_comes_back(town: Town) -> None:
    path = invite(town, town.visit(town.admin), town.nadia.email)
    page = town.site.visitor().get(path)
    assert page.links["Sign in"] == f"/sign-in?next={path}"
    visitor = town.newcomer()
    done = visitor.submit(visitor.get(path), "Accept")
    assert "as trustee" in done.notice


def test_somebody_else_is_told_whom_the_invitation_is_for(town: Town) -> None:
    path = invite(town, town.visit(town.admin))
    page = town.newcomer().get(path)
    assert page.heading == "This invitation is for another address"
    assert ADDRESS in page.text
    assert "Accept" not in [button.text for button in page.main.find_all("button")]


def test_a_withdrawn_invitation_says_that_it_is_over(town: Town) -> None:
    admin = town.visit(town.admin)
    path = invite(town, admin)
    admin.submit(admin.get(people(town)), f"Withdraw the invitation of {ADDRESS} as trustee")
    town.site.visitor().get(path, status=410)
    assert "Invitations that wait" not in admin.get(people(town)).text


def test_sending_again_ends_the_earlier_link(town: Town) -> None:
    admin = town.visit(town.admin)
    first = invite(town, admin)
    admin.submit(admin.get(people(town)), f"Send again to {ADDRESS} as trustee")
    town.site.visitor().get(first, status=410)
    town.site.visitor().get(link_to(town.site, ADDRESS))


def test_what_is_wrong_with_an_invitation_is_said_beside_its_field(town: Town) -> None:
    admin = town.visit(town.admin)
    page = admin.get(f"{people(town)}/invite")
    found = admin.submit(page, "Send the invitation", email="nobody", role="guest")
    assert "Enter an email address like name@example.org" in found.errors
    found = admin.submit(page, "Send the invitation", email=ADDRESS, role="guest")
    assert found.errors == ["Enter the guest's last day"]


def test_ending_a_role_asks_first(town: Town) -> None:
    admin = town.visit(town.admin)
    page = admin.get(f"{people(town)}/{town.officer.ref}/end")
    assert "What was done in this role stays on record." in page.text
    done = admin.submit(page, "Yes, end it")
    assert "Olu Officer" not in done.text


def test_the_last_admin_is_told_to_hand_over_first(town: Town) -> None:
    admin = town.visit(town.admin)
    page = admin.submit(admin.get(f"{people(town)}/{town.admin.ref}/end"), "Yes, end it")
    assert page.errors == ["This is the only admin. Invite another admin first, then hand over"]


def test_an_officer_cannot_end_a_role_of_somebody_else(town: Town) -> None:
    town.visit(town.officer).get(f"{people(town)}/{town.admin.ref}/end", status=403)
    town.visit(town.officer).post(f"{people(town)}/{town.admin.ref}/end", status=403)


def test_a_mandate_is_recorded_and_shown(town: Town) -> None:
    admin, day = town.visit(town.admin), today()
    page = admin.get(f"{people(town)}/{town.officer.ref}/mandate")
    done = admin.submit(
        page,
        "Record the mandate",
        given_on__day=str(day.day),
        given_on__month=str(day.month),
        given_on__year=str(day.year),
        minute="Item 4",
        limit="50,000",
    )
    assert "up to £50,000" in done.text
    assert "Item 4; recorded by Ada Admin" in done.text
    page = admin.get(f"{people(town)}/{town.officer.ref}/mandate")
    assert "up to £50,000" not in admin.submit(page, "End this mandate").text


def test_people_who_change_role_meanwhile_send_nothing(town: Town) -> None:
    with town.site.world() as world:
        ada = world.session.get_one(Person, town.admin.person_id)
        other = world.seat(world.organisation("Quay Carers"), Role.ADMIN, ada)
    visitor = town.visit(town.admin)
    page = visitor.get(f"{people(town)}/invite")
    with visitor.client.session_transaction() as cookie:
        cookie["seat"] = other.ref
    visitor.submit(page, "Send the invitation", email=ADDRESS, role="trustee")
    assert town.site.letters(ADDRESS) == []


def test_the_admin_of_a_council_is_led_to_the_role_that_publishes(town: Town) -> None:
    keeper = town.visit(town.keeper)
    assert "Nobody can publish for Saltmere Council yet" in keeper.get("/").text
    path = f"/organisations/{town.council}/people"
    page = keeper.submit(keeper.get(path), "Be commissioner too for Saltmere Council")
    assert "You have the commissioner's role too" in page.notice
    assert "Nobody can publish" not in keeper.get("/").text
    assert "Who publishes and decides" not in keeper.get(path).text


def test_a_charity_is_not_asked_who_publishes(town: Town) -> None:
    admin = town.visit(town.admin)
    assert "Nobody can publish" not in admin.get("/").text
    assert "Who publishes" not in admin.get(f"/organisations/{town.trust}/people").text
