"""Signing in and out: who gets in, where they go, what the cookie is like, and for how long."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from argon2 import PasswordHasher, extract_parameters
from argon2.exceptions import VerifyMismatchError

from commissioning.app import create_app
from commissioning.foundation.clock import now
from commissioning.foundation.forms import GONE_STALE
from commissioning.foundation.web import KEY
from commissioning.people.actions.attempts import try_of
from commissioning.people.hashing import hash_password
from commissioning.people.models import Attempt, Person, SignIn
from commissioning.people.rules.waits import NETWORK
from config import Settings
from tests.pages.conftest import Site, Visitor, settings_of
from tests.pages.inspecting import Page

PASSWORD = "kettle harbour violin"
HASH = hash_password(PASSWORD)
WRONG = "The email address or the password is not right"


@pytest.fixture
def person(site: Site) -> Person:
    """Give Amina, an officer who has a password."""
    with site.world() as world:
        found = world.person("Amina Yusuf")
        found.password_hash = HASH
        world.seat(world.organisation("Warm Harbour", place=world.place()), person=found)
        return found


def tries(
    visitor: Visitor, email: str, password: str = PASSWORD, at: str = "/sign-in", **more: str
) -> Page:
    """Fill in the page as a person would."""
    page = visitor.get(at)
    return visitor.submit(page, "Sign in", email=email, password=password, **more)


@contextmanager
def later(minutes: float) -> Iterator[None]:
    """Run the block as if so much time had passed."""
    with time_machine.travel(now() + timedelta(minutes=minutes), tick=True):
        yield


def test_somebody_signs_in_and_is_where_they_wanted_to_go(site: Site, person: Person) -> None:
    visitor = site.visitor()
    wanted = visitor.get("/account/name", status=302)
    page = tries(visitor, person.email, at=wanted.location)
    assert page.path == "/account/name"
    assert page.soup.find(id="name", value="Amina Yusuf")


def test_an_address_may_be_typed_in_any_case_and_with_spaces(site: Site, person: Person) -> None:
    visitor = site.visitor()
    tries(visitor, f"  {person.email.upper()} ")
    visitor.get("/account")


def test_the_words_are_the_same_whether_the_address_is_known_or_not(
    site: Site, person: Person
) -> None:
    pages = [
        tries(site.visitor(), person.email, "not this"),
        tries(site.visitor(), "nobody@example.org", "not this"),
    ]
    known, unknown = (page.text.replace(person.email, "") for page in pages)
    assert known == unknown
    assert all(page.errors[0].startswith(WRONG) for page in pages)


def test_an_unknown_address_costs_the_same_work(
    site: Site, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def verify(_hasher: PasswordHasher, kept: str, _typed: str) -> bool:
        asked.append(kept)
        raise VerifyMismatchError

    monkeypatch.setattr(PasswordHasher, "verify", verify)
    statements = []
    # The first is only there so that the next two meet a connection in the same state.
    for address in ("first@example.org", person.email, "nobody@example.org"):
        data = {"email": address, "password": "not this"}
        with site.counting() as counted:
            site.visitor().post("/sign-in", data, status=200)
        statements.append(counted.statements)
    _, known, unknown = map(extract_parameters, asked)
    assert known == unknown, "one hash each, and as much work in it"
    assert statements[1] == statements[2]


def test_an_account_without_a_password_does_not_let_anybody_in(site: Site, person: Person) -> None:
    with site.world() as world:
        world.session.get_one(Person, person.id).password_hash = None
    assert tries(site.visitor(), person.email, "nobody signs in with this").errors


@pytest.mark.parametrize(
    "next_page",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example/",
        "/%09/elsewhere.example/",
        "javascript:alert(1)",
        "/sign-out",
    ],
)
def test_nobody_is_sent_to_another_site(site: Site, person: Person, next_page: str) -> None:
    visitor = site.visitor()
    data = {"email": person.email, "password": PASSWORD}
    assert visitor.post(f"/sign-in?next={next_page}", data).location == "/"


def test_a_form_from_another_site_signs_nobody_in(site: Site, person: Person) -> None:
    data = {"email": person.email, "password": PASSWORD, "csrf_token": "made up"}
    visitor = site.visitor()
    assert visitor.post("/sign-in", data, status=200).errors == [GONE_STALE]
    visitor.get("/account", status=302)


def cookie_of(page: Page) -> str:
    """Give the cookie that an answer sets."""
    return next(c for c in page.response.headers.getlist("Set-Cookie") if "register=" in c)


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(site: Site, person: Person) -> None:
    data = {"email": person.email, "password": PASSWORD}
    cookie = cookie_of(site.visitor().post("/sign-in", data))
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Expires" not in cookie, "it ends with the browser"


def test_in_production_the_cookie_travels_encrypted_only(tmp_path: Path) -> None:
    app = create_app(
        Settings.from_env(
            {
                "COMMISSIONING_ENV": "production",
                "COMMISSIONING_VAR": str(tmp_path),
                "SECRET_KEY": "x" * 40,
                "DATABASE_URL": f"sqlite:///{tmp_path}/none.sqlite3",
                "PUBLIC_ADDRESS": "https://register.example.org",
                "SMTP_HOST": "mail.example.org",
                "MAIL_FROM": "register@example.org",
                "TRAIL_HEADS": str(tmp_path / "heads"),
            }
        )
    )
    assert app.config["SESSION_COOKIE_SECURE"] is True
    assert app.config["SESSION_COOKIE_HTTPONLY"] is True
    assert app.config["SESSION_COOKIE_SAMESITE"] == "Lax"


def test_staying_signed_in_lasts_30_days_and_no_longer(site: Site, person: Person) -> None:
    visitor = site.visitor()
    data = {"email": person.email, "password": PASSWORD, "keep": "yes"}
    assert "Expires" in cookie_of(visitor.post("/sign-in", data))
    with later(60 * 24 * 30 - 5):
        visitor.get("/account")
    with later(60 * 24 * 30 + 5):
        visitor.get("/account", status=302)


def test_without_that_it_ends_the_same_day(site: Site, person: Person) -> None:
    visitor = site.visitor()
    tries(visitor, person.email)
    with later(60 * 13):
        visitor.get("/account", status=302)


def test_the_cookie_before_signing_in_is_not_the_one_after(site: Site, person: Person) -> None:
    visitor = site.visitor()
    with visitor.client.session_transaction() as cookie:
        cookie["seat"], cookie["planted"] = "somebody-elses", "yes"
    tries(visitor, person.email)
    with visitor.client.session_transaction() as cookie:
        assert "planted" not in cookie
        assert "seat" not in cookie


def test_signing_out_ends_the_sign_in_itself(site: Site, person: Person) -> None:
    visitor = site.visitor()
    tries(visitor, person.email)
    with visitor.client.session_transaction() as cookie:
        kept = dict(cookie)
    page = visitor.submit(visitor.get("/account"), "Sign out")
    assert page.heading == "Sign in"
    with visitor.client.session_transaction() as cookie:
        cookie.update(kept)  # somebody who copied the cookie before
    visitor.get("/account", status=302)


def test_signing_out_twice_is_no_mistake(site: Site) -> None:
    assert site.visitor().post("/sign-out").location == "/sign-in"


def test_signing_out_needs_a_form_of_ours(site: Site, person: Person) -> None:
    visitor = site.sign_in(person)
    page = visitor.post("/sign-out", {"csrf_token": "made up"}, status=200)
    assert page.errors == [GONE_STALE]
    visitor.get("/sign-out", status=405)
    visitor.get("/account")


def test_a_page_of_somebody_signed_in_is_kept_by_no_browser(site: Site, person: Person) -> None:
    page = site.sign_in(person).get("/account")
    assert page.response.headers["Cache-Control"] == "no-store"


def test_someone_signed_in_is_not_asked_again(site: Site, person: Person) -> None:
    assert site.sign_in(person).get("/sign-in", status=302).location == "/"


def test_after_five_tries_an_address_waits_and_is_told_until_when(
    site: Site, person: Person
) -> None:
    for _ in range(5):
        assert tries(site.visitor(), person.email, "not this").errors[0].startswith(WRONG)
    (said,) = tries(site.visitor(), person.email).errors
    assert said.startswith("There have been too many tries. Try again after ")
    with later(1.1):
        assert not tries(site.visitor(), person.email).errors


def test_an_address_without_an_account_waits_alike(site: Site) -> None:
    for _ in range(5):
        tries(site.visitor(), "nobody@example.org")
    (said,) = tries(site.visitor(), "NOBODY@example.org").errors
    assert said.startswith("There have been too many tries")


def test_another_address_does_not_wait(site: Site, person: Person) -> None:
    for _ in range(5):
        tries(site.visitor(), "nobody@example.org")
    assert not tries(site.visitor(), person.email).errors


def test_getting_in_forgets_the_tries_before(site: Site, person: Person) -> None:
    for _ in range(4):
        tries(site.visitor(), person.email, "not this")
    tries(site.visitor(), person.email)
    with site.session() as session:
        assert session.query(Attempt).count() == 4, "the network keeps the four wrong ones"
    assert not tries(site.visitor(), person.email).errors


def test_a_try_leaves_no_address_and_no_password_behind(site: Site, person: Person) -> None:
    tries(site.visitor(), person.email, "not this")
    with site.session() as session:
        for row in session.query(Attempt):
            assert "@" not in row.key
            assert "127.0.0.1" not in row.key
        assert {len(row.key) for row in session.query(Attempt)} == {64}


def test_the_browser_is_kept_in_words(site: Site, person: Person) -> None:
    tries(site.visitor(), person.email)
    with site.session() as session:
        assert session.query(SignIn).one().browser == "Firefox on Windows"


def test_the_demo_says_where_its_letters_are_and_a_real_place_does_not(site: Site) -> None:
    assert "read them all here" in site.visitor().get("/sign-in").links
    with settings_of(site, show_mail=False):
        assert "read them all here" not in site.visitor().get("/sign-in").links


@pytest.mark.parametrize("typed", ["", "\x00", "a" * 5000, "'; --", "ä@ö.ü", "@", "\ud83d"])
def test_nothing_typed_breaks_the_page(site: Site, typed: str) -> None:
    text = typed.encode("utf-8", "replace").decode()
    data = {"email": text, "password": text, "keep": text}
    assert site.visitor().post("/sign-in", data, status=200).errors


@pytest.mark.parametrize(("proxies", "counted"), [(0, "127.0.0.1"), (1, "203.0.113.9")])
def test_only_a_proxy_of_our_own_says_where_a_visitor_comes_from(
    site: Site, proxies: int, counted: str
) -> None:
    settings = replace(site.app.extensions[KEY].settings, proxies=proxies)
    visitor = Visitor(create_app(settings, site.database))
    visitor.headers["X-Forwarded-For"] = "198.51.100.1, 203.0.113.9"
    visitor.post("/sign-in", {"email": "a@example.org", "password": "not this"}, status=200)
    with site.session() as session:
        keys = {row.key for row in session.query(Attempt)}
    assert try_of(settings.secret_key, NETWORK, counted).key in keys
