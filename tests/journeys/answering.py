"""What two organisations do to come from an overlap to an offered version."""

import re
from datetime import timedelta

from commissioning.foundation.clock import today
from tests.journeys.conftest import Demo
from tests.journeys.walking import Walker

SUMMARY = "A warm room in the evening for men who have nowhere to be, with soup and a listener."
TITLE = "Warm evenings on Rope Street"
BLANK = re.compile(r"\[[^\[\]]+\]")


def says_it(joel: Walker, demo: Demo) -> None:
    """Let Joel say what Second Tide would do, for the members to see."""
    joel.go(f"/register/new?opportunity={demo.refs['warm-spaces']}")
    joel.fill("In one sentence, what would you do?", SUMMARY)
    joel.choose("Are you open to partners?", "Yes")
    joel.choose("How far are you?", "We are thinking of it")
    joel.choose("Who may see it?", "Members of Saltmere")
    joel.press("Say we're bidding")


def proposes(joel: Walker) -> None:
    """Let Joel propose a partnership from the overlap with Harbour Light."""
    card = joel.main.locator(".reg-card").filter(has_text="above our Rope Street shop")
    card.get_by_role("link", name="Say where you stand").click()
    joel.page.wait_for_load_state()
    joel.follow("Propose a partnership")
    joel.fill("What would you call it?", TITLE)
    joel.fill("In one sentence, what would you do together?", "Our room, and your kitchen.")
    joel.fill("What Second Tide would do", "A room in the evening")
    joel.fill("What Harbour Light would do", "A kitchen, and somebody to cook")
    joel.choose("In which legal form?", "Informal network")
    joel.fill("Why is a joint answer needed?", "One has a room, the other a kitchen.")
    type_day(joel, "By when should they answer?", 14)
    joel.press("Check your answers")
    joel.press("Ask them")
    assert joel.sees(TITLE)


def confirms(maya: Walker) -> None:
    """Let Maya confirm it, which forms it."""
    maya.go("/partnerships")
    maya.follow(TITLE)
    maya.follow("Go on to confirm")
    maya.main.locator("form[method=post] button").first.click()
    maya.page.wait_for_load_state()
    assert maya.sees("Formed")


def begins_an_agreement(maya: Walker) -> None:
    """Let Maya begin an agreement from the eight clauses."""
    maya.follow("Agreements")
    maya.follow("Begin")
    maya.fill("What do you call the agreement?", f"{TITLE}: what we agreed")
    maya.choose("What do you start from?", "The eight clauses alone")
    maya.press("Begin the first draft")


def writes_it(maya: Walker, begins_in: int = 30) -> None:
    """Say what the draft still asks for; it begins in so many days."""
    draft = maya.page.url
    maya.follow("Title, purpose, form and dates")
    maya.fill("What is it for?", "Our room and your kitchen, so that the street is never cold.")
    type_day(maya, "When does it start?", begins_in)
    type_day(maya, "When does it end?", 200)
    maya.press("Save")
    maya.go(f"{draft}/add-clause")
    maya.choose("Which clause?", "Insurance and liability")
    maya.press("Add it")
    for part in ("purpose", "information", "insurance"):
        maya.page.goto(f"{draft}/clauses/{part}")
        text = maya.main.locator("textarea[name=text]")
        text.fill(BLANK.sub("nobody is cold", text.input_value()))
        maya.press("Save")
    for party in ("Second Tide", "Harbour Light"):
        maya.page.goto(f"{draft}/list/contributions")
        maya.follow("Add something a party brings")
        maya.main.locator("select[name=party]").select_option(label=party)
        maya.fill("What do they bring?", "A room, or a kitchen")
        maya.choose("What kind of thing is it?", "Space")
        maya.press("Save")
    maya.page.goto(f"{draft}/list/risks")
    maya.follow("Add")
    maya.fill("What could happen?", "The boiler breaks")
    maya.choose("How likely is it?", "Could happen")
    maya.choose("How much would be felt?", "Small")
    for box in maya.main.locator("input[name^=part_]").all():
        box.fill("50")
    maya.press("Save")
    maya.go(draft)
    assert maya.sees("Everything that is needed is said"), maya.main.inner_text()


def offers_it(maya: Walker) -> None:
    """Let Maya read it as a whole, and offer it."""
    maya.follow("Read it as a whole")
    maya.follow("Offer")
    maya.press("Offer it to every party")
    assert maya.sees("Offered")


def type_day(walker: Walker, question: str, days: int) -> None:
    """Type the day that is so many days from today."""
    day = today() + timedelta(days=days)
    group = walker.main.get_by_role("group", name=question)
    for label, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        group.get_by_label(label, exact=True).fill(str(value))
