"""A commissioner publishes, chooses what may be shared, becomes clear, and records a decision."""

from collections.abc import Callable

import pytest

from tests.journeys.conftest import Demo
from tests.journeys.walking import Walker

pytestmark = pytest.mark.journey

TITLE = "Gardens that anyone can sit in"
SUMMARY = "A bench, a tap and somebody who waters, in every street that asks for one."


def test_a_commissioner_publishes_in_lots_and_shares_by_name(
    demo: Demo, walk: Callable[..., Walker]
) -> None:
    ffion, maya = walk("commissioner2"), walk("officer")

    _write(ffion)
    ffion.follow("Change Lots")
    for lot in ("Harbourside", "Northfield"):
        ffion.fill("What is the lot called?", lot)
        ffion.press("Add this lot")
    ffion.follow("Done with lots")
    ffion.press("Publish it")
    page = ffion.page.url
    ffion.follow("Choose what may be shared")
    ffion.choose("What may be shared about who is bidding?", "Shared")
    ffion.fill("Why is this the right way?", "Every street that asks gets the same.")
    ffion.press("Choose this")
    assert ffion.sees("Enter the name of the procurement officer who agreed")
    ffion.fill("Name of the procurement officer who agreed", "Jude Farrant")
    ffion.fill("Their post", "Head of Procurement")
    ffion.press("Choose this")
    ffion.page.goto(page)
    assert ffion.sees("Agreed by Jude Farrant, Head of Procurement")

    _say(maya, page)
    ffion.page.goto(page + "/bidding")
    assert not ffion.sees(SUMMARY)
    _become_clear(ffion, page)
    ffion.page.goto(page + "/bidding")
    assert ffion.sees(SUMMARY)


def test_a_decision_is_recorded_and_names_only_those_chosen(
    demo: Demo, walk: Callable[..., Walker]
) -> None:
    samuel, maya = walk("commissioner"), walk("officer")
    page = f"/opportunities/{demo.refs['hospital-lifts']}"

    samuel.go(page)
    samuel.follow("Record the decision")
    samuel.choose("Was there a standstill?", "No, the law asks for none here")
    samuel.fill("Who was chosen?", "Hop Aboard Community Transport")
    samuel.press("Go on")
    samuel.choose("Who is", "Hop Aboard Community Transport")
    samuel.press("Record the decision")

    maya.go(page)
    assert maya.sees("Hop Aboard Community Transport")
    maya.go(page + "/history")
    assert maya.sees("The buyer recorded the decision")


def _write(walker: Walker) -> None:
    walker.go("/opportunities/new")
    walker.fill("What is it called?", TITLE)
    walker.choose("What sort of opportunity is it?", "A grant")
    walker.fill("What is it about?", "Small green places within five minutes of every front door.")
    walker.choose("How far along is it?", "Open for answers")
    walker.press("Save the draft")


def _say(walker: Walker, page: str) -> None:
    walker.go(page)
    walker.follow("Say we're bidding")
    walker.main.get_by_label("Lot 1", exact=True).check()
    walker.fill("In one sentence, what would you do?", SUMMARY)
    walker.choose("Are you open to partners?", "Yes")
    walker.choose("How far are you?", "We are thinking of it")
    walker.choose("Who may see it?", "Members of Saltmere")
    walker.press("Say we're bidding")


def _become_clear(walker: Walker, page: str) -> None:
    walker.go("/interests/year")
    walker.main.get_by_label("This is all I know of today", exact=False).check()
    walker.main.get_by_role("button").last.click()
    walker.page.wait_for_load_state()
    walker.go(page + "/interest")
    walker.choose("Do you have an interest in this opportunity?", "No interest")
    walker.main.get_by_role("button").last.click()
    walker.page.wait_for_load_state()
