"""A new password by a link: opening it uses nothing up, acting does, and only once."""

import re
from datetime import timedelta

import pytest
import time_machine
from flask import url_for

from commissioning.foundation.clock import now
from commissioning.people.commands import RESET_PATH
from commissioning.people.hashing import hash_password, matches
from commissioning.people.models import Person
from tests.pages.conftest import Site
from tests.pages.inspecting import Page

OLD = "kettle harbour violin"
NEW = "marble thistle accordion"
OLD_HASH = hash_password(OLD)


@pytest.fixture
def person(site: Site) -> Person:
    """Give Amina, who has a password and two organisations' words about her."""
    with site.world() as world:
        found = world.person("Amina Yusuf")
        found.password_hash = OLD_HASH
        world.seat(world.organisation("Merriweather Trust", place=world.place()), person=found)
        return found


def ask(site: Site, email: str) -> Page:
    """Ask for a link, as somebody would."""
    visitor = site.visitor()
    return visitor.submit(visitor.get("/forgotten-password"), "Send me the link", email=email)


def link_in(site: Site, email: str) -> str:
    """Give the path of the link in the newest letter to this address."""
    found = re.findall(r"http://localhost(/\S+)", site.letters(email)[-1].text)
    assert len(found) == 1, "a letter holds one link"
    return str(found[0])


def test_the_page_is_the_same_for_an_address_without_an_account(site: Site, person: Person) -> None:
    assert ask(site, person.email).text == ask(site, "nobody@example.org").text


def test_an_address_without_an_account_is_told_so_in_its_own_letter(site: Site) -> None:
    ask(site, "Nobody@Example.org")
    (letter,) = site.letters("nobody@example.org")
    assert "there is no account with this address" in letter.text
    assert "http" not in letter.text


def test_a_link_opened_many_times_is_still_good(site: Site, person: Person) -> None:
    ask(site, person.email)
    path = link_in(site, person.email)
    for _ in range(3):
        site.visitor().get(path)
    visitor = site.visitor()
    assert visitor.post(path, {"password": NEW}).location == "/"
    assert "Your new password is set" in visitor.get("/account").notice


def test_a_link_works_once_and_says_so_the_second_time(site: Site, person: Person) -> None:
    ask(site, person.email)
    path = link_in(site, person.email)
    visitor = site.visitor()
    visitor.submit(visitor.get(path), "Set this password and sign in", password=NEW)
    page = site.visitor().get(path, status=410)
    assert "This link was used on" in page.text
    other = {"password": "quarry lantern bicycle"}
    assert "This link was used on" in site.visitor().post(path, other, status=410).text
    with site.session() as session:
        held = session.get_one(Person, person.id).password_hash
    assert matches(held, NEW)


def test_two_pages_open_at_once_use_a_link_once(site: Site, person: Person) -> None:
    ask(site, person.email)
    path = link_in(site, person.email)
    first, second = site.visitor(), site.visitor()
    pages = first.get(path), second.get(path)
    first.submit(pages[0], "Set this password and sign in", password=NEW)
    page = second.submit(
        pages[1], "Set this password and sign in", password="pewter ferry mandolin"
    )
    assert page.status == 410
    second.get("/account", status=302)


def test_a_link_runs_out(site: Site, person: Person) -> None:
    ask(site, person.email)
    path = link_in(site, person.email)
    with time_machine.travel(now() + timedelta(hours=4, minutes=1), tick=True):
        assert "This link ran out on" in site.visitor().get(path, status=410).text


def test_using_a_newer_link_ends_the_older_one(site: Site, person: Person) -> None:
    ask(site, person.email)
    older = link_in(site, person.email)
    ask(site, person.email)
    visitor = site.visitor()
    newer = visitor.get(link_in(site, person.email))
    visitor.submit(newer, "Set this password and sign in", password=NEW)
    assert "This link was ended on" in site.visitor().get(older, status=410).text


@pytest.mark.parametrize("token", ["nothing", "a" * 64, "x" * 3000])
def test_a_link_we_do_not_know_says_so(site: Site, token: str) -> None:
    assert "We do not know this link" in site.visitor().get(f"/reset/{token}", status=410).text


def test_a_page_at_a_secret_address_is_kept_by_no_browser(site: Site, person: Person) -> None:
    ask(site, person.email)
    page = site.visitor().get(link_in(site, person.email))
    assert page.response.headers["Cache-Control"] == "no-store"
    assert page.response.headers["Referrer-Policy"] == "same-origin"


def test_a_new_password_ends_every_sign_in_and_is_told_by_letter(
    site: Site, person: Person
) -> None:
    elsewhere = site.sign_in(person)
    ask(site, person.email)
    visitor = site.visitor()
    page = visitor.get(link_in(site, person.email))
    visitor.submit(page, "Set this password and sign in", password=NEW)
    elsewhere.get("/account", status=302)
    visitor.get("/account")
    assert site.letters(person.email)[-1].subject == "Your password was changed"


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("short", "at least 12 characters"),
        ("password1234", "many people use this one"),
        ("aminayusuf2024", "without your name"),
        ("merriweathertrust", "without your name, your organisation"),
        ("", "Enter a new password"),
    ],
)
def test_a_password_that_is_easy_to_guess_is_refused_with_advice(
    site: Site, person: Person, password: str, words: str
) -> None:
    ask(site, person.email)
    visitor = site.visitor()
    page = visitor.get(link_in(site, person.email))
    answer = visitor.submit(page, "Set this password and sign in", password=password)
    assert words in answer.errors[0]
    assert password not in answer.text or not password


def test_a_refused_password_does_not_use_the_link_up(site: Site, person: Person) -> None:
    ask(site, person.email)
    visitor = site.visitor()
    page = visitor.get(link_in(site, person.email))
    page = visitor.submit(page, "Set this password and sign in", password="short")
    assert not visitor.submit(page, "Set this password and sign in", password=NEW).errors


def test_somebody_else_cannot_fill_a_letterbox(site: Site, person: Person) -> None:
    for _ in range(3):
        ask(site, person.email)
    assert "too many tries" in ask(site, person.email).errors[0]
    assert len(site.letters(person.email)) == 3


def test_after_the_waits_of_signing_in_a_link_lets_the_owner_in_at_once(
    site: Site, person: Person
) -> None:
    for _ in range(6):
        data = {"email": person.email, "password": "not this"}
        site.visitor().post("/sign-in", data, status=200)
    ask(site, person.email)
    visitor = site.visitor()
    page = visitor.get(link_in(site, person.email))
    visitor.submit(page, "Set this password and sign in", password=NEW)
    fresh = site.visitor()
    fresh.post("/sign-in", {"email": person.email, "password": NEW})


def test_a_link_for_one_purpose_serves_no_other(site: Site, person: Person) -> None:
    ask(site, person.email)
    token = link_in(site, person.email).rpartition("/")[2]
    page = site.visitor().get(f"/account/email/{token}", status=410)
    assert "We do not know this link" in page.text


def test_somebody_who_has_left_has_no_way_back_by_an_old_link(site: Site, person: Person) -> None:
    ask(site, person.email)
    path = link_in(site, person.email)
    with site.world() as world:
        world.session.get_one(Person, person.id).erased_at = now()
    visitor = site.visitor()
    assert "cannot be used" in visitor.get(path, status=410).heading


def test_the_link_that_a_command_sends_leads_to_this_page(site: Site) -> None:
    with site.app.test_request_context():
        assert url_for("people.reset", token="abc") == f"{RESET_PATH}abc"
