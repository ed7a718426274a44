"""Signing in by a code in an email: a trustee's way in, four times a year."""

import re
from dataclasses import dataclass
from datetime import timedelta

import pytest
import time_machine

from commissioning.foundation.actor import Role
from commissioning.foundation.clock import now
from commissioning.organisations.models import Seat
from commissioning.people.actions.codes import OVER, WRONG
from commissioning.people.models import Person, SignIn
from commissioning.people.rules.codes import MOST_GUESSES
from tests.pages.conftest import Site, Visitor
from tests.pages.inspecting import Page


@dataclass
class Trustee:
    """Amina: first an officer of one body, then a trustee of another. She has no password."""

    person: Person
    officer: Seat
    trustee: Seat


@pytest.fixture
def amina(site: Site) -> Trustee:
    """Give somebody with two roles."""
    with site.world() as world:
        place, person = world.place(), world.person("Amina Yusuf")
        first = world.seat(world.organisation("Warm Harbour", place=place), person=person)
        second = world.seat(world.organisation("Old Garage", place=place), Role.TRUSTEE, person)
        return Trustee(person, first, second)


def asked(visitor: Visitor, email: str, at: str = "/sign-in/by-email") -> Page:
    """Ask for a code as a person would."""
    return visitor.submit(visitor.get(at), "Send me a code", email=email)


def code_for(site: Site, email: str) -> str:
    """Read the code in the newest letter to an address."""
    found = re.search(r"\d{4} \d{4}", site.letters(email)[-1].text)
    assert found
    return found.group()


def test_she_asks_types_the_code_and_is_in(site: Site, amina: Trustee) -> None:
    visitor = site.visitor()
    way = visitor.get("/sign-in").links["Send me a code by email instead"]
    page = asked(visitor, amina.person.email, way)
    assert page.heading == "Enter the code from your email"
    visitor.submit(page, "Sign in", code=code_for(site, amina.person.email))
    visitor.get("/account")


def test_she_lands_on_the_page_asked_for_in_the_role_the_link_names(
    site: Site, amina: Trustee
) -> None:
    visitor = site.visitor()
    sent_on = visitor.get(f"/account/name?as={amina.trustee.ref}", status=302).location
    way = visitor.get(sent_on).links["Send me a code by email instead"]
    page = asked(visitor, amina.person.email, way)
    page = visitor.submit(page, "Sign in", code=code_for(site, amina.person.email))
    assert page.path.startswith("/account/name")
    assert "trustee at Old Garage" in page.response.text
    with visitor.client.session_transaction() as cookie:
        assert cookie["seat"] == amina.trustee.ref


def test_a_role_that_is_not_hers_is_not_taken(site: Site, amina: Trustee) -> None:
    with site.world() as world:
        other = world.seat(world.organisation("Elsewhere"))
    visitor = site.visitor()
    page = asked(visitor, amina.person.email, f"/sign-in/by-email?next=/account?as={other.ref}")
    page = visitor.submit(page, "Sign in", code=code_for(site, amina.person.email))
    assert page.heading == "Choose your role"
    assert "a role that you do not hold" in page.text


def test_opening_the_page_uses_nothing_up(site: Site, amina: Trustee) -> None:
    visitor = site.visitor()
    page = asked(visitor, amina.person.email)
    for _ in range(MOST_GUESSES + 1):
        visitor.get("/sign-in/code")
    visitor.submit(page, "Sign in", code=code_for(site, amina.person.email))
    visitor.get("/account")


def test_the_pages_are_the_same_whether_the_address_is_known_or_not(
    site: Site, amina: Trustee
) -> None:
    texts = []
    for address in (amina.person.email, "nobody@example.org"):
        visitor = site.visitor()
        page = asked(visitor, address)
        wrong = visitor.submit(page, "Sign in", code="0000 000")
        assert wrong.errors[0].startswith(WRONG)
        texts.append((page.text, wrong.text))
    assert texts[0] == texts[1]


def test_an_unknown_address_costs_the_same_statements(site: Site, amina: Trustee) -> None:
    statements = []
    # The first is only there so that the next two meet a connection in the same state.
    for address in ("first@example.org", amina.person.email, "nobody@example.org"):
        visitor = site.visitor()
        with site.counting() as counted:
            visitor.post("/sign-in/by-email", {"email": address})
            visitor.post("/sign-in/code", {"code": "0000 000"}, status=200)
        statements.append(counted.statements)
    assert statements[1] == statements[2]


def test_a_code_is_taken_only_in_the_browser_that_asked(site: Site, amina: Trustee) -> None:
    asked(site.visitor(), amina.person.email)
    elsewhere = site.visitor()
    assert elsewhere.get("/sign-in/code", status=302).location == "/sign-in/by-email"
    elsewhere.post("/sign-in/code", {"code": code_for(site, amina.person.email)}, status=302)
    elsewhere.get("/account", status=302)


def test_too_many_guesses_lead_to_another_code(site: Site, amina: Trustee) -> None:
    visitor = site.visitor()
    page = asked(visitor, amina.person.email)
    right = code_for(site, amina.person.email)
    for _ in range(MOST_GUESSES):
        page = visitor.submit(page, "Sign in", code="0000 000")
    page = visitor.submit(page, "Sign in", code=right)
    assert page.errors[0].startswith(OVER)
    again = visitor.get(page.links["ask for another code"])
    page = visitor.submit(again, "Send me a code", email=amina.person.email)
    visitor.submit(page, "Sign in", code=code_for(site, amina.person.email))
    visitor.get("/account")


def test_codes_to_one_address_wait_after_a_few(site: Site, amina: Trustee) -> None:
    for _ in range(5):
        asked(site.visitor(), amina.person.email)
    page = asked(site.visitor(), amina.person.email)
    assert "There have been too many tries" in page.errors[0]
    assert len(site.letters(amina.person.email)) == 5
    with time_machine.travel(now() + timedelta(minutes=16)):
        assert asked(site.visitor(), amina.person.email).heading == "Enter the code from your email"


def test_the_letter_holds_no_code_in_its_subject(site: Site, amina: Trustee) -> None:
    asked(site.visitor(), amina.person.email)
    (letter,) = site.letters(amina.person.email)
    assert letter.subject == "Your code to sign in"
    assert "http" not in letter.text, "there is nothing in it that a scanner could open"


def test_staying_signed_in_is_asked_here_too(site: Site, amina: Trustee) -> None:
    visitor = site.visitor()
    page = asked(visitor, amina.person.email)
    visitor.submit(page, "Sign in", code=code_for(site, amina.person.email), keep="yes")
    with site.session() as session:
        (kept,) = session.query(SignIn)
        assert kept.expires_at > now() + timedelta(days=29)


def test_who_is_signed_in_is_not_asked(site: Site, amina: Trustee) -> None:
    visitor = site.sign_in(amina.person)
    for path in ("/sign-in/by-email", "/sign-in/code"):
        assert visitor.get(f"{path}?next=/account", status=302).location == "/account"


def test_what_cannot_be_an_address_is_said_beside_the_field(site: Site) -> None:
    page = asked(site.visitor(), "amina at home")
    assert page.errors == ["Enter an email address like name@example.org"]
