"""One link in a letter, a code in another, and a trustee is at the very decision, in her role."""

import re
from datetime import timedelta

import pytest

from commissioning.foundation.clock import now
from commissioning.people.models import Person
from tests.pages.boards.deciding import Deciding, deciding_in
from tests.pages.conftest import Site

WHO = "second trustee"


@pytest.fixture
def deciding(site: Site) -> Deciding:
    """Build a board, one trustee of which had a role elsewhere before."""
    made = deciding_in(site)
    with site.world() as world:
        person = world.session.get_one(Person, made.seats[WHO].person_id)
        first = world.seat(world.organisation("Old Garage"), person=person)
        first.created_at = now() - timedelta(days=900)
    return made


def letter_to(deciding: Deciding, subject: str, pattern: str) -> tuple[str, str]:
    """Give the address of the trustee, and what the newest such letter to her holds."""
    with deciding.site.session() as session:
        address = session.get_one(Person, deciding.seats[WHO].person_id).email
    letters = [each for each in deciding.site.letters(address) if each.subject == subject]
    found = re.search(pattern, letters[-1].text)
    assert found
    return address, found.group()


def test_the_letter_leads_through_a_code_to_the_decision_itself(deciding: Deciding) -> None:
    deciding.open_("written")
    told = "Your board is asked to decide, and begins with your interests"
    address, link = letter_to(deciding, told, r"/decisions/\S+")
    assert link.endswith(f"?as={deciding.seats[WHO].ref}")
    visitor = deciding.site.visitor()
    for _ in range(3):  # a scanner of mail opens it too, which uses nothing up
        sent_on = visitor.get(link, status=302).location
    way = visitor.get(sent_on).links["Send me a code by email instead"]
    page = visitor.submit(visitor.get(way), "Send me a code", email=address)
    _, code = letter_to(deciding, "Your code to sign in", r"\d{4} \d{4}")
    page = visitor.submit(page, "Sign in", code=code)
    assert page.path.split("?")[0] == deciding.page
    assert page.heading == "Do we agree to “Warm rooms”, version 1?"
    assert "Warm Harbour" in page.text
    declared = visitor.submit(page, "Declare", kind="none", words="")
    assert "The papers are open to you now." in declared.notice


def test_in_another_of_her_roles_the_link_asks_before_it_switches(deciding: Deciding) -> None:
    deciding.open_("written")
    told = "Your board is asked to decide, and begins with your interests"
    _, link = letter_to(deciding, told, r"/decisions/\S+")
    with deciding.site.session() as session:
        person = session.get_one(Person, deciding.seats[WHO].person_id)
    page = deciding.site.sign_in(person).follow(link)
    assert page.heading == "Choose your role"
    assert "trustee at Warm Harbour" in page.text
