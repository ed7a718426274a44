"""Where there is no competition to protect, those who bid find each other at once."""

from collections.abc import Callable

import pytest

from tests.journeys.conftest import Demo
from tests.journeys.walking import Walker

pytestmark = pytest.mark.journey

SUMMARY = "A warm room in the evening for men who have nowhere to be, with soup and a listener."
ABOVE_THE_SHOP = "A warm room for women above our Rope Street shop"


def test_both_see_the_overlap_at_once_with_its_reasons_and_mark_it(
    demo: Demo, walk: Callable[..., Walker]
) -> None:
    joel, maya = walk("officer2"), walk("officer")

    joel.go(f"/register/new?opportunity={demo.refs['warm-spaces']}")
    joel.fill("In one sentence, what would you do?", SUMMARY)
    joel.choose("Are you open to partners?", "Yes")
    joel.choose("How far are you?", "We are thinking of it")
    joel.choose("Who may see it?", "Members of Saltmere")
    joel.press("Say we're bidding")
    assert joel.sees("Others you may want to talk to")
    assert joel.sees(ABOVE_THE_SHOP)
    _stand(joel, ABOVE_THE_SHOP)
    assert joel.sees("You are both looking at the same opportunity.")
    joel.choose("Where do you two stand?", "We are talking")
    joel.press("Keep this")
    assert joel.sees("You say: talking.")

    maya.go(f"/register/{demo.refs['harbour-light-warm']}")
    assert maya.sees(SUMMARY)
    assert maya.sees("They say: talking.")
    _stand(maya, SUMMARY)
    maya.choose("Where do you two stand?", "We are talking")
    maya.press("Keep this")
    assert maya.sees("You both say: talking.")


def _stand(walker: Walker, summary: str) -> None:
    """Go to the page of the pair whose other side would do this."""
    card = walker.main.locator(".reg-card").filter(has_text=summary)
    card.get_by_role("link", name="Say where you stand").click()
    walker.page.wait_for_load_state()
    walker.look()
