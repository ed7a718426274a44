"""The main job: find an opportunity, say that we are bidding, and be told of nobody unseen."""

from collections.abc import Callable
from pathlib import Path

import pytest

from commissioning.opportunities.imports.files import import_files
from tests.journeys.conftest import Demo
from tests.journeys.walking import Walker

pytestmark = pytest.mark.journey

OURS = "Somebody to turn to at home, at the clinic and on the telephone, before anyone leaves."
THEIRS = "Groups for people who have used harm and want to stop, beside whoever helps the family."


def test_two_organisations_declare_and_meet_by_card_alone(
    demo: Demo, walk: Callable[..., Walker], real_notices: Path | None
) -> None:
    if real_notices is not None:
        import_files(demo.database, [real_notices], print)
    maya, joel = walk("officer"), walk("officer2")

    title = _declare(maya, OURS)
    assert _declare(joel, THEIRS) == title

    for walker, own, other in ((maya, OURS, "Second Tide"), (joel, THEIRS, "Harbour Light")):
        walker.go("/register?q=" + title.replace(" ", "+").replace("&", "%26"))
        assert walker.sees(own)
        assert not walker.sees(other)
        walker.page.get_by_role("link", name=title).first.click()
        assert not walker.sees(other)
        assert "Only" in walker.main.inner_text()

    _offer_card(maya, "a helpline in five languages", "groups for people who have used harm")
    assert not maya.sees("Second Tide")
    _offer_card(joel, "groups for people who have used harm", "a place that women can turn to")

    for walker, theirs in ((joel, "a helpline in five languages"),
                           (maya, "groups for people who have used harm")):  # fmt: skip
        walker.go("/register/introductions")
        walker.main.get_by_role("link", name=title).first.click()
        assert walker.sees(theirs)
        assert not walker.sees("Second Tide" if walker is maya else "Harbour Light")
        walker.press("Yes, let's talk")
    assert maya.sees("Second Tide")
    assert not maya.sees(THEIRS)


def _declare(walker: Walker, summary: str) -> str:
    """Search, open the first open one, and say it; gives the opportunity's title."""
    walker.go("/opportunities?q=domestic+abuse")
    link = walker.main.get_by_role("link", name="abuse").first
    title = link.inner_text()
    link.click()
    walker.follow("Say we're bidding")
    page = walker.page
    page.get_by_label("In one sentence, what would you do?").fill(summary)
    walker.choose("Are you open to partners?", "Yes")
    walker.choose("How far are you?", "We are preparing a bid")
    walker.choose("Who may see it?", "Members of Saltmere")
    walker.press("Say we're bidding")
    assert walker.sees(summary)
    return title


def _offer_card(walker: Walker, brings: str, lacks: str) -> None:
    walker.follow("Ask to be introduced")
    walker.page.get_by_label("What do you bring?").fill(brings)
    walker.page.get_by_label("What do you lack?").fill(lacks)
    walker.choose("Could you answer this alone?", "No")
    walker.press("Put the card out")
