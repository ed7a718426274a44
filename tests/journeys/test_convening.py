"""The convenor verifies somebody new, and what they had said appears."""

from collections.abc import Callable

import pytest

from tests.journeys.conftest import Demo
from tests.journeys.walking import Walker

pytestmark = pytest.mark.journey

BREAKFAST = "A warm Saturday breakfast for fathers"


def test_what_a_new_organisation_said_appears_once_it_is_verified(
    demo: Demo, walk: Callable[..., Walker]
) -> None:
    reece, ines, maya = walk("waiting"), walk("convenor"), walk("officer")
    bidding = f"/opportunities/{demo.refs['warm-spaces']}/bidding"

    reece.go(f"/register/{demo.refs['dads-warm']}")
    assert reece.sees("kept private until Harbourside Dads is verified")
    maya.go(bidding)
    assert not maya.sees(BREAKFAST)

    ines.go("/places")
    ines.main.get_by_role("link", name="Saltmere", exact=True).first.click()
    ines.page.wait_for_load_state()
    ines.follow("See what waits")
    ines.follow("Harbourside Dads")
    ines.fill("What did you look at?", "Rang the number on the charity register: Reece answered.")
    ines.press("Verify Harbourside Dads")

    maya.go(bidding)
    assert maya.sees(BREAKFAST)
    reece.open_letter("Harbourside Dads is verified")
