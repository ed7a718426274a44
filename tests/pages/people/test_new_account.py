"""Coming in without an invitation: ask, open the letter, choose a password, begin."""

import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine

from commissioning.foundation.clock import now
from commissioning.people.models import Person
from commissioning.people.queries import person_by_address
from tests.pages.conftest import Site, Visitor
from tests.pages.inspecting import Page

AMINA = "amina@example.org"
PASSWORD = "marble thistle accordion"


def ask(site: Site, email: str = AMINA, name: str = "Amina Yusuf", back: str = "") -> Page:
    """Ask for an account, as somebody would."""
    visitor = site.visitor()
    page = visitor.get(f"/new-account?next={back}" if back else "/new-account")
    return visitor.submit(page, "Send me the link", name=name, email=email)


def link_in(site: Site, email: str = AMINA) -> str:
    """Give the path of the link in the newest letter to this address."""
    found = re.findall(r"http://localhost(/\S+)", site.letters(email)[-1].text)
    assert len(found) == 1, "a letter holds one link"
    return str(found[0])


def come_in(site: Site) -> tuple[Visitor, Page]:
    """Open the link in the letter and choose a password."""
    visitor = site.visitor()
    page = visitor.get(link_in(site))
    return visitor, visitor.submit(page, "Open my account", password=PASSWORD)


def test_a_newcomer_comes_in_and_is_led_to_their_organisation(site: Site) -> None:
    assert ask(site).heading == "Look in your email"
    visitor, page = come_in(site)
    assert page.path == "/begin"
    assert page.heading == "Which organisation do you act for?"
    assert "Your account is open" in page.notice
    visitor.get("/organisations/new")
    with site.session() as session:
        held = person_by_address(session, AMINA)
    assert held is not None
    assert held.name == "Amina Yusuf"
    site.visitor().post("/sign-in", {"email": AMINA, "password": PASSWORD})


def test_the_page_is_the_same_for_an_address_with_an_account(site: Site) -> None:
    with site.world() as world:
        known = world.person("Ben Okafor")
    assert ask(site, known.email).text == ask(site, "nobody@example.org").text
    (letter,) = site.letters(known.email)
    assert letter.subject == "You already have an account"
    assert link_in(site, known.email) == "/sign-in"


def test_a_link_opened_many_times_is_still_good(site: Site) -> None:
    ask(site)
    for _ in range(3):
        site.visitor().get(link_in(site))
    assert come_in(site)[1].path == "/begin"


def test_a_link_works_once_and_says_so_the_second_time(site: Site) -> None:
    ask(site)
    come_in(site)
    page = site.visitor().get(link_in(site), status=410)
    assert "This link was used on" in page.text


def test_two_pages_open_at_once_open_one_account(site: Site) -> None:
    ask(site)
    first, second = site.visitor(), site.visitor()
    pages = first.get(link_in(site)), second.get(link_in(site))
    first.submit(pages[0], "Open my account", password=PASSWORD)
    page = second.submit(pages[1], "Open my account", password="pewter ferry mandolin")
    assert page.status == 410
    with site.session() as session:
        assert session.query(Person).count() == 1


def test_another_link_for_the_same_address_leads_to_signing_in(site: Site) -> None:
    ask(site)
    older = link_in(site)
    ask(site)
    come_in(site)
    page = site.visitor().get(older, status=410)
    assert "already has an account" in page.text
    assert page.links["Sign in"] == "/sign-in"


def test_a_link_runs_out(site: Site) -> None:
    ask(site)
    with time_machine.travel(now() + timedelta(hours=24, minutes=1), tick=True):
        assert "This link ran out on" in site.visitor().get(link_in(site), status=410).text


@pytest.mark.parametrize("token", ["nothing", "a" * 64, "x" * 3000])
def test_a_link_we_do_not_know_says_so(site: Site, token: str) -> None:
    page = site.visitor().get(f"/new-account/{token}", status=410)
    assert "We do not know this link" in page.text


def test_a_page_at_a_secret_address_is_kept_by_no_browser(site: Site) -> None:
    ask(site)
    page = site.visitor().get(link_in(site))
    assert page.response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("short", "at least 12 characters"),
        ("aminayusuf2024", "without your name"),
        ("", "Enter a new password"),
    ],
)
def test_a_password_that_is_easy_to_guess_is_refused_and_uses_nothing_up(
    site: Site, password: str, words: str
) -> None:
    ask(site)
    visitor = site.visitor()
    page = visitor.submit(visitor.get(link_in(site)), "Open my account", password=password)
    assert words in page.errors[0]
    assert visitor.submit(page, "Open my account", password=PASSWORD).path == "/begin"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"name": "", "email": AMINA}, "Enter your name as others say it"),
        ({"name": "Amina", "email": "amina"}, "Enter an email address like"),
        ({"name": "Amina", "email": ""}, "Enter an email address like"),
    ],
)
def test_what_is_missing_is_said_and_no_letter_leaves(
    site: Site, typed: dict[str, str], words: str
) -> None:
    visitor = site.visitor()
    page = visitor.submit(visitor.get("/new-account"), "Send me the link", **typed)
    assert words in page.errors[0]
    assert site.letters() == []


def test_somebody_else_cannot_fill_a_letterbox(site: Site) -> None:
    for _ in range(3):
        ask(site)
    assert "too many tries" in ask(site).errors[0]
    assert len(site.letters(AMINA)) == 3


def test_letters_for_passwords_and_accounts_are_counted_together(site: Site) -> None:
    for _ in range(3):
        ask(site)
    visitor = site.visitor()
    page = visitor.get("/forgotten-password")
    assert "too many tries" in visitor.submit(page, "Send me the link", email=AMINA).errors[0]


def test_the_page_they_were_on_their_way_to_waits_for_them(site: Site) -> None:
    visitor = site.visitor()
    page = visitor.follow("/register/new?opportunity=abc")
    asking = visitor.get(page.links["Open an account"])
    sent = visitor.submit(asking, "Send me the link", name="Amina", email=AMINA)
    assert "next=" in sent.links["send it again"]
    visitor, begun = come_in(site)
    assert "you go straight to the page you came for" in begun.text
    kept = parse_qs(urlsplit(begun.links["Register your organisation"]).query)
    assert kept["next"] == ["/register/new?opportunity=abc"]


def test_a_newcomer_who_registers_goes_on_to_that_page(site: Site) -> None:
    ask(site, back="/accessibility")
    visitor, begun = come_in(site)
    page = visitor.get(begun.links["Register your organisation"])
    form = {"scheme": "none", "name": "Merriweather Trust", "kind": "vcse"}
    page = visitor.submit(page, "Check and go on", **form)
    assert visitor.submit(page, "Register it").path == "/accessibility"


@pytest.mark.parametrize("back", ["//elsewhere.example", "https://elsewhere.example", "/begin"])
def test_only_another_page_of_our_own_is_kept(site: Site, back: str) -> None:
    ask(site, back=back)
    _, begun = come_in(site)
    assert begun.path == "/begin"
    assert begun.links["Register your organisation"] == "/organisations/new"


def test_somebody_signed_in_needs_no_other_account(site: Site) -> None:
    with site.world() as world:
        known = world.person("Ben Okafor")
    assert site.sign_in(known).get("/new-account", status=302).location == "/"


def test_signing_in_and_the_first_page_lead_there(site: Site) -> None:
    with site.world() as world:
        world.place()
    assert site.visitor().get("/sign-in").links["Open an account"] == "/new-account"
    assert site.visitor().get("/").links["Open an account"] == "/new-account"
