"""The main job: find an opportunity, say that we are bidding, and be told of nobody unseen."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote_plus

import pytest

from commissioning.opportunities.imports.files import import_files
from tests.journeys.conftest import Demo
from tests.journeys.walking import Walker

pytestmark = pytest.mark.journey

BEGINS_SO = re.compile("^domestic abuse", re.IGNORECASE)
OURS_TO_ANSWER = "Domestic abuse outreach and recovery service"  # the demo's own, still open
OURS = "Somebody to turn to at home, at the clinic and on the telephone, before anyone leaves."
THEIRS = "Groups for people who have used harm and want to stop, beside whoever helps the family."
HELPLINE = "a helpline in five languages"
GROUPS = "groups for people who have used harm"


def test_on_a_real_notice_neither_sees_a_trace_of_the_other(
    demo: Demo, walk: Callable[..., Walker], real_notices: Path | None
) -> None:
    if real_notices is None:
        pytest.skip("no page of real notices here (name one with NOTICES=...)")
    import_files(demo.database, [real_notices], print)
    maya, joel = walk("officer"), walk("officer2")

    title = _declare(maya, OURS)
    assert _declare(joel, THEIRS) == title
    assert title != OURS_TO_ANSWER
    _see_only_their_own(maya, joel, title)


def test_two_organisations_declare_and_meet_by_card_alone(
    demo: Demo, walk: Callable[..., Walker]
) -> None:
    maya, joel = walk("officer"), walk("officer2")

    title = _declare(maya, OURS)
    assert _declare(joel, THEIRS) == title == OURS_TO_ANSWER
    _see_only_their_own(maya, joel, title)

    _put_card_out(maya, brings=HELPLINE, lacks=GROUPS)
    assert maya.sees("Your card is out")
    _put_card_out(joel, brings=GROUPS, lacks=HELPLINE)

    _say_yes(joel, title, reads=HELPLINE, unnamed="Harbour Light")
    assert not joel.sees("Harbour Light")
    _say_yes(maya, title, reads=GROUPS, unnamed="Second Tide")
    assert maya.sees("You are talking with Second Tide")
    assert not maya.sees(THEIRS)  # the card, and nothing else of their bid


def _declare(walker: Walker, summary: str) -> str:
    """Search, open one that can be answered, and say it; gives its title."""
    walker.go("/opportunities?q=domestic+abuse")
    card = walker.main.get_by_role("link", name=BEGINS_SO).first
    title = card.inner_text()
    card.click()
    walker.page.wait_for_load_state()
    walker.follow("Say we're bidding")
    walker.fill("In one sentence, what would you do?", summary)
    walker.choose("Are you open to partners?", "Yes")
    walker.choose("How far are you?", "We are preparing a bid")
    walker.choose("who may see it then?", "Members of Saltmere")
    walker.press("Say we're bidding")
    assert walker.sees(summary)
    return title


def _see_only_their_own(maya: Walker, joel: Walker, title: str) -> None:
    for walker, own, other in ((maya, OURS, "Second Tide"), (joel, THEIRS, "Harbour Light")):
        _sees_only_its_own(walker, title, own, other)


def _sees_only_its_own(walker: Walker, title: str, own: str, other: str) -> None:
    bid = walker.page.url
    for path in (f"/register?q={quote_plus(title)}", "/register"):
        walker.go(path)
        assert walker.sees(own)
        assert not walker.sees(THEIRS if own == OURS else OURS)
    walker.go(bid)
    walker.follow("The opportunity")
    walker.follow("Who is bidding")
    assert not walker.sees(other)
    walker.go(bid)


def _put_card_out(walker: Walker, *, brings: str, lacks: str) -> None:
    walker.follow("Introductions for this bid")
    walker.fill("What do you bring?", brings)
    walker.fill("What do you lack?", lacks)
    walker.choose("Could you answer this alone?", "No")
    walker.press("Put our card out")


def _say_yes(walker: Walker, title: str, *, reads: str, unnamed: str) -> None:
    walker.go("/register/introductions")
    walker.main.get_by_role("link", name=title).first.click()
    walker.page.wait_for_load_state()
    assert walker.sees(reads)
    assert not walker.sees(unnamed)
    walker.press("Yes, let's talk")
