"""Coming in: by invitation, by a new password, and out again everywhere."""

from collections.abc import Callable

import pytest

from tests.journeys.conftest import Demo
from tests.journeys.walking import Walker

pytestmark = pytest.mark.journey

NEW = "eleven-patient-otters-knit"


def test_an_invitation_is_used_up_by_accepting_and_not_by_opening(
    demo: Demo, walk: Callable[..., Walker]
) -> None:
    carys, nobody = walk("admin"), walk()

    carys.go(f"/organisations/{demo.refs['harbourlight']}/people")
    carys.follow("Invite somebody")
    carys.fill("Their email address", "ana@newcomers.example")
    carys.fill("Their name", "Ana Castellano")
    carys.choose("Which role?", "Officer")
    carys.press("Send the invitation")

    for _ in range(2):  # mail scanners open links too
        nobody.open_letter("Act for Harbour Light")
    link = nobody.page.url
    nobody.fill("Your name", "Ana Castellano")
    nobody.fill("A password for your account", NEW)
    nobody.press("Accept and open my account")
    assert "Ana Castellano" in nobody.page.locator("header").inner_text()
    nobody.page.goto(link)
    nobody.look()
    assert nobody.main.get_by_role("button", name="Accept").count() == 0


def test_a_forgotten_password_is_chosen_anew_by_a_link(walk: Callable[..., Walker]) -> None:
    maya, elsewhere = walk(), walk("officer")

    maya.go("/sign-in")
    maya.follow("Choose a new password")
    maya.fill("Email address", "officer@saltmere.example")
    maya.press("Send me the link")
    maya.open_letter("password")
    maya.fill("New password", "saltmere")
    maya.press("Set this password and sign in")
    assert maya.page.title().startswith("Error")
    maya.fill("New password", NEW)
    maya.press("Set this password and sign in")
    assert "Maya Trescott" in maya.page.locator("header").inner_text()

    elsewhere.page.goto("/register/ours")
    assert "/sign-in" in elsewhere.page.url


def test_signing_out_everywhere_ends_every_browser(walk: Callable[..., Walker]) -> None:
    here, there = walk("trustee"), walk("trustee")

    here.go("/account/sign-ins")
    here.follow("Sign out everywhere")
    here.press("Yes, sign out everywhere")
    for walker in (here, there):
        walker.page.goto("/account")
        assert "/sign-in" in walker.page.url
