"""The whole way, as five kinds of person: from a bid to an agreement in force, and its route."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from commissioning.demo.story.accounts import email_of
from commissioning.demo.story.commissioners import PUBLIC_HEALTH
from commissioning.demo.story.decisions import LARGE
from commissioning.demo.story.people import COMMISSIONS, SECRETARIES
from commissioning.demo.story.services_of_care import SECOND_TIDE
from tests.journeys.answering import (
    TITLE,
    begins_an_agreement,
    confirms,
    offers_it,
    proposes,
    says_it,
    type_day,
    writes_it,
)
from tests.journeys.conftest import Demo
from tests.journeys.walking import Walker

pytestmark = pytest.mark.journey

STRENGTH = "Somebody listens, and there is soup."
QUESTION = "Who has the key at Christmas?"
KEY = "Maya has one, and so has the baker."
AVRIL = LARGE.others[0]  # on the board, without an account
CODE = re.compile(r"\b\d{4} ?\d{4}\b")


@pytest.mark.parametrize("width", ["wide", "narrow"], indirect=True)
def test_from_a_bid_to_an_agreement_in_force(
    demo: Demo, walk: Callable[..., Walker], width: str, shots: Path | None
) -> None:
    shots = shots if width == "wide" else None
    joel, maya = walk("officer2"), walk("officer")
    says_it(joel, demo)
    proposes(joel)
    confirms(maya)
    begins_an_agreement(maya)
    writes_it(maya, begins_in=0)
    offers_it(maya)
    version = maya.page.url

    _board_meets(walk, version, shots)
    _another_board_has_met(walk(), version)
    _is_reviewed(walk("commissioner"), maya, shots)
    _route_is_found(walk(), demo, shots)
    for walker, name in ((maya, "Maya Trescott"), (joel, "Joel Amankwah")):
        _signs(walker, version, name)
    maya.go(version)
    assert maya.sees("In force")
    maya.shot(shots, "in-force")


def _board_meets(walk: Callable[..., Walker], version: str, shots: Path | None) -> None:
    """Harbour Light's board: opened by the secretary, declared by each, met, voted, closed."""
    elin, gloria, ranjit = walk("secretary"), walk("trustee"), walk("chair")
    elin.go(version)
    elin.follow("Our board's decision")
    elin.choose("How will your board decide?", "In a meeting")
    elin.press("Open the decision")
    decision = elin.page.url.removesuffix("/hold")

    for member, login in ((gloria, "trustee"), (ranjit, "chair")):
        member.open_letter("Your board is asked to decide", f"{login}@saltmere.example")
        assert not member.sees("Read the agreement")
        member.choose("Do you have an interest in this?", "None")
        member.press("Declare")
    gloria.shot(shots, "papers-of-a-decision")
    _opens_the_vote(elin, decision)
    for member in (gloria, ranjit):
        member.go(decision)
        member.choose("How do you vote?", "Approve")
        member.press("Vote")
    _enters_for(elin, decision, AVRIL)
    elin.go(f"{decision}/close")
    elin.shot(shots, "closing-a-decision")
    elin.press("Close the decision")
    assert elin.sees("approve")


def _opens_the_vote(elin: Walker, decision: str) -> None:
    """Three are there, which is a quorum of nine; one of them has no account."""
    elin.go(f"{decision}/hold")
    there = {"Ranjit Sohal (chair)", "Gloria Penrose", AVRIL}
    for name in (*there, *(name for name in LARGE.others if name != AVRIL)):
        elin.choose(name, "Present" if name in there else "Not there")
    elin.press("Freeze the list, and open the vote")


def _enters_for(elin: Walker, decision: str, name: str) -> None:
    """Let the secretary enter what somebody without an account said in the meeting."""
    for what, question, said in (
        ("Interest", "What interest did they declare?", "None"),
        ("Vote", "How did they vote?", "Approve"),
    ):
        elin.go(f"{decision}/hold")
        elin.follow(f"{what} of {name}")
        elin.choose(question, said)
        elin.press("Keep it")


def _another_board_has_met(seun: Walker, version: str) -> None:
    """Second Tide's board met on paper; its secretary signs in by a code, and records it."""
    _signs_in_by_code(seun, email_of(SECRETARIES[SECOND_TIDE], SECOND_TIDE))
    seun.go(version)
    seun.follow("Record the board's decision")
    seun.choose("What did the board decide?", "The board approved it")
    type_day(seun, "On which day?", 0)
    seun.fill("Which minute says so?", "Minute 12, in the office")
    seun.press("Record the decision")
    assert seun.sees("Approved by all boards")


def _signs_in_by_code(walker: Walker, email: str) -> None:
    walker.go("/sign-in/by-email")
    walker.fill("Email address", email)
    walker.press("Send me a code")
    letters = walker.page.context.new_page()
    letters.goto("/mail")
    letter = letters.get_by_role("article").filter(has_text="Your code to sign in").first
    found = CODE.search(letter.inner_text())
    assert found is not None
    letters.close()
    walker.fill("Code", found[0])
    walker.press("Sign in")


def _is_reviewed(samuel: Walker, maya: Walker, shots: Path | None) -> None:
    """A clear commissioner asks, a partner answers, and the commissioner concludes."""
    maya.go("/partnerships")
    maya.follow(TITLE)
    partnership = maya.page.url
    samuel.go(partnership)
    samuel.follow("Reviews")
    samuel.follow("Begin a review")
    samuel.press("Begin the review")
    review = samuel.page.url
    for kind, words in (("A strength", STRENGTH), ("A question", QUESTION)):
        samuel.choose("What is it?", kind)
        samuel.fill("What would you like to say?", words)
        samuel.press("Write it down")
    samuel.follow("Share it")
    samuel.press("Share it")

    maya.go(review)
    maya.fill("Your answer", KEY)
    with maya.page.expect_navigation():  # "Answer" above it leads here
        maya.main.locator("form[method=post]").get_by_role("button", name="Answer").click()

    samuel.go(review)
    assert samuel.sees(KEY)
    samuel.follow("Conclude it")
    samuel.choose("What does your review come to?", "Supportive")
    samuel.fill("Why?", "It is warm, and people know it.")
    samuel.press("Look at it once more")
    samuel.press("Conclude the review")
    assert samuel.sees("Supportive")
    samuel.shot(shots, "review")


def _route_is_found(tess: Walker, demo: Demo, shots: Path | None) -> None:
    """The buyer's commissioner answers the nation first, and chooses a route with a reason."""
    _signs_in_by_code(tess, email_of(COMMISSIONS[PUBLIC_HEALTH], PUBLIC_HEALTH))
    tess.go(f"/opportunities/{demo.refs['warm-spaces']}/route")
    tess.follow("Begin with the questions")
    tess.choose("Which nation's law do you buy under?", "England")
    tess.choose("What kind of organisation are you?", "A council or combined authority")
    tess.choose("Is it a purchase or a grant?", "A grant")
    tess.press("Save and go on")
    tess.go(f"/opportunities/{demo.refs['warm-spaces']}/route")
    tess.follow("Choose this route")  # a grant comes first
    assert tess.page.title().startswith("Choose: A grant")
    tess.fill("Why do you choose this route?", "They do what they set out to do themselves.")
    tess.main.get_by_label("Is it for one of these partnerships?").select_option(label=TITLE)
    tess.press("Choose this route")
    assert tess.sees("The record to keep")
    tess.shot(shots, "route-record")


def _signs(walker: Walker, version: str, name: str) -> None:
    walker.go(version)
    walker.follow("Say who signed")
    walker.fill("Who signed for you?", name)
    type_day(walker, "On which day?", 0)
    walker.fill("Where is the signed copy kept?", "In the safe")
    walker.press("Keep this on the record")
    assert walker.sees("Your signature is on the record") or walker.sees("In force")
