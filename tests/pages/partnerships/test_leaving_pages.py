"""Leaving in the browser: the day, what is settled, going, staying after all."""

from datetime import timedelta

from commissioning.foundation.actor import Role
from commissioning.foundation.clock import today
from tests.pages.conftest import Visitor
from tests.pages.inspecting import Page
from tests.pages.partnerships.conftest import Saltmere

ANSWERS = {
    "roles": "The kitchen drives",
    "measure": "time",
    "share": "Counted to the end of March",
    "data": "We hand over and delete ours",
    "staff": "Nobody’s post changes",
    "told": "The buyer, by us, this week",
}


def said(town: Saltmere, visitor: Visitor, address: str, days: int = 0) -> Page:
    day = today() + timedelta(days=days)
    typed = {
        "leaves_on__day": str(day.day),
        "leaves_on__month": str(day.month),
        "leaves_on__year": str(day.year),
        "why": "We move away",
    }
    return visitor.submit(visitor.get(f"{address}/leave"), "Tell the others", **typed)


def settled(visitor: Visitor, page: Page) -> Page:
    form = visitor.get(page.links["Say what is settled"])
    return visitor.submit(form, "Save", **ANSWERS)


def test_a_partner_says_it_settles_it_and_goes(saltmere: Saltmere) -> None:
    address, visitor = saltmere.formed(), saltmere.visit("eastside")
    page = said(saltmere, visitor, address)
    assert page.heading == "Eastside Kitchen will leave"
    assert "5 questions are open" in page.text
    page = settled(visitor, page)
    assert "The kitchen drives" in page.text
    assert "By time" in page.text
    asking = visitor.get(page.links["Leave now"])
    assert "Only one partner would be left, so the partnership ends." in asking.text
    assert "still waits for boards or signatures is withdrawn" in asking.text
    page = visitor.submit(asking, "Yes, leave now")
    assert page.heading == "Eastside Kitchen left"
    assert saltmere.stored().status == "ended"


def test_the_others_read_it_and_cannot_act_on_it(saltmere: Saltmere) -> None:
    address = saltmere.formed()
    page = said(saltmere, saltmere.visit("eastside"), address)
    other = saltmere.visit("harbour")
    seen = other.get(page.path)
    assert "We move away" in seen.text
    assert "Say what is settled" not in seen.links
    for act in ("settle", "go", "stay"):
        other.get(f"{page.path}/{act}", status=404)


def test_members_find_no_leaving(saltmere: Saltmere) -> None:
    page = said(saltmere, saltmere.visit("eastside"), saltmere.formed())
    saltmere.visit("quayside").get(page.path, status=404)


def test_what_is_missing_is_said_beside_the_field_and_what_was_typed_is_kept(
    saltmere: Saltmere,
) -> None:
    address, visitor = saltmere.formed(), saltmere.visit("eastside")
    page = visitor.submit(visitor.get(f"{address}/leave"), "Tell the others", why="We move away")
    assert len(page.errors) == 1
    assert "We move away" in page.text


def test_before_its_day_the_page_says_when_to_come_back(saltmere: Saltmere) -> None:
    address, visitor = saltmere.formed(), saltmere.visit("eastside")
    page = settled(visitor, said(saltmere, visitor, address, days=20))
    assert "Come back on that day" in page.text
    assert "Leave now" not in page.links
    refused = visitor.submit(visitor.get(f"{page.path}/go"), "Yes, leave now")
    assert refused.errors


def test_saying_it_again_leads_to_what_was_said(saltmere: Saltmere) -> None:
    address, visitor = saltmere.formed(), saltmere.visit("eastside")
    page = said(saltmere, visitor, address)
    assert visitor.follow(f"{address}/leave").path == page.path


def test_a_leaving_is_taken_back(saltmere: Saltmere) -> None:
    address, visitor = saltmere.formed(), saltmere.visit("eastside")
    page = said(saltmere, visitor, address)
    done = visitor.submit(visitor.get(page.links["Stay after all"]), "Yes, we stay")
    assert done.path == address
    assert visitor.get(page.path).heading == "Eastside Kitchen stays"


def test_without_a_mandate_nobody_leaves(saltmere: Saltmere) -> None:
    address = saltmere.formed()
    saltmere.add("clerk", "Eastside Kitchen", Role.OFFICER, mandated=False)
    saltmere.visit("clerk").get(f"{address}/leave", status=403)


def test_the_partnership_leads_to_a_leaving_for_those_in_it_and_who_left(
    saltmere: Saltmere,
) -> None:
    address, visitor = saltmere.formed(), saltmere.visit("eastside")
    page = said(saltmere, visitor, address)
    link = next(text for text in visitor.get(address).links if "will leave on" in text)
    assert saltmere.visit("harbour").get(address).links[link] == page.path
    visitor.submit(visitor.get(settled(visitor, page).links["Leave now"]), "Yes, leave now")
    assert visitor.get(address).links["What Eastside Kitchen settled before it left"] == page.path
    assert "settled before it left" not in saltmere.visit("quayside").get(address).text


def test_the_partnerships_page_says_who_leaves_and_leads_there(saltmere: Saltmere) -> None:
    address, visitor = saltmere.formed(), saltmere.visit("eastside")
    leaving = said(saltmere, visitor, address, days=20)
    own = visitor.get(address)
    assert own.links["See what is settled"] == leaving.path
    assert "Leave this partnership" not in own.links
    other = saltmere.visit("harbour").get(address)
    assert "Eastside Kitchen will leave on" in other.text
    assert "Leave this partnership" in other.links
    assert leaving.path in saltmere.visit("harbour").get("/").links.values()


def test_a_share_that_is_not_measured_yet_is_a_line_of_its_own(saltmere: Saltmere) -> None:
    address, visitor = saltmere.formed(), saltmere.visit("eastside")
    page = said(saltmere, visitor, address)
    form = visitor.get(page.links["Say what is settled"])
    answers = {key: words for key, words in ANSWERS.items() if key != "measure"}
    page = visitor.submit(form, "Save", **answers)
    assert "1 question is open" in page.text or "one question is open" in page.text.casefold()
    assert "How is your share measured? Not said yet" in page.text
