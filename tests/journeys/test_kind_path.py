"""After a bid that was not successful, the page asks kindly what could happen anyway."""

from collections.abc import Callable

import pytest

from tests.journeys.conftest import Demo
from tests.journeys.walking import Walker

pytestmark = pytest.mark.journey


def test_a_bid_that_did_not_succeed_becomes_something_else(
    demo: Demo, walk: Callable[..., Walker]
) -> None:
    maya = walk("officer")
    bid = f"/register/{demo.refs['harbour-light-survivors']}"

    maya.go(bid)
    maya.follow("We were not successful")
    maya.fill("Anything you want to keep about it?", "They liked the courtroom visits best.")
    maya.choose("Who may see this bid now?", "Nobody but us")
    maya.press("Yes: we were not successful")
    maya.go(bid)
    maya.follow("What could happen anyway?")
    assert maya.sees("The need has not gone away")
    maya.fill("What did you learn?", "That judges will show anyone round who asks.")
    maya.press("Keep this")

    maya.go(bid + "/afterwards")
    assert "That judges will" in maya.main.get_by_label("What did you learn?").input_value()
    maya.press("Start a new draft from this one")
    maya.go(maya.page.url.removesuffix("/edit"))
    assert maya.sees("This began as a bid that did not succeed")
    maya.go(bid)
    assert maya.sees("This carried on as a new bid")
