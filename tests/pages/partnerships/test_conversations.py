"""Conversations in the browser: beginning one, saying something, and who is shown what."""

import pytest

from commissioning.foundation.actor import Role
from commissioning.foundation.paging import PAGE
from commissioning.foundation.sharing import SharingMode
from tests.pages.inspecting import Page
from tests.pages.partnerships.conftest import Saltmere, buttons

BEGIN = "Begin"
TALK = {"title": "When do we meet?", "body": "Friday at ten?"}


def begun(town: Saltmere, address: str, who: str = "harbour", **typed: object) -> Page:
    visitor = town.visit(who)
    page = visitor.get(f"{address}/conversations/new")
    return visitor.submit(page, BEGIN, **{**TALK, "audience": "all", **typed})


def joined(town: Saltmere) -> str:
    """Let three organisations form a partnership."""
    visitor = town.visit("harbour")
    page = visitor.get(f"/partnerships/new?opportunity={town.opportunity}")
    for who in ("eastside", "quayside"):
        page = town.added(visitor, page, who)
    address = town.sent(visitor, page, parties__2__role="The minibus")
    for who in ("eastside", "quayside"):
        town.confirmed(address, who)
    return address


def test_an_empty_list_invites(saltmere: Saltmere) -> None:
    page = saltmere.visit("harbour").get(f"{saltmere.formed()}/conversations")
    assert "Yours could be the first." in page.text
    assert "Begin a conversation" in page.links


def test_a_conversation_shows_who_is_in_it_at_its_top(saltmere: Saltmere) -> None:
    page = begun(saltmere, saltmere.formed())
    assert page.heading == "When do we meet?"
    assert "Your conversation has begun" in page.notice
    assert (
        "those who speak for Warm Harbour and Eastside Kitchen, and for any partner that joins"
        in page.text
    )
    assert "Friday at ten?" in page.text


def test_that_newcomers_read_all_of_it_is_said_before_one_begins(saltmere: Saltmere) -> None:
    page = saltmere.visit("harbour").get(f"{saltmere.formed()}/conversations/new")
    assert "Those who join later read it too, from the beginning." in page.text


def test_one_for_some_is_not_there_for_the_third(saltmere: Saltmere) -> None:
    address = joined(saltmere)
    kitchen = saltmere.organisations["eastside"]
    page = begun(saltmere, address, audience="some", readers=[kitchen])
    assert "Warm Harbour and Eastside Kitchen, and nobody else" in page.text
    assert page.heading in saltmere.visit("eastside").get(f"{address}/conversations").text
    third = saltmere.visit("quayside")
    assert page.heading not in third.get(f"{address}/conversations").text
    hidden, missing = third.get(page.path, status=404), third.get(page.path + "x", status=404)
    assert hidden.text == missing.text


def test_one_for_some_asks_for_whom_and_keeps_what_was_typed(saltmere: Saltmere) -> None:
    page = begun(saltmere, saltmere.formed(), audience="some")
    assert page.errors == ["Choose at least one partner to talk with"]
    assert "Friday at ten?" in page.text


def test_an_answer_is_said_under_what_was_said_before(saltmere: Saltmere) -> None:
    page = begun(saltmere, saltmere.formed())
    other = saltmere.visit("eastside")
    page = other.submit(other.get(page.path), "Say it", body="Ten is fine")
    assert page.text.index("Friday at ten?") < page.text.index("Ten is fine")
    assert "Said." in page.notice


def test_nothing_is_not_said(saltmere: Saltmere) -> None:
    visitor = saltmere.visit("harbour")
    page = begun(saltmere, saltmere.formed())
    assert visitor.submit(visitor.get(page.path), "Say it", body=" ").errors


def test_talk_of_money_is_asked_about_where_it_is_not_shared(saltmere: Saltmere) -> None:
    address = saltmere.formed()
    saltmere.mode(SharingMode.INTRODUCTIONS)
    visitor, priced = saltmere.visit("harbour"), "We would charge £450 a day"
    typed = {**TALK, "audience": "all", "body": priced}
    page = visitor.submit(visitor.get(f"{address}/conversations/new"), BEGIN, **typed)
    assert "talks about price" in page.errors[0]
    kept = visitor.submit(page, BEGIN)  # the same words again are kept, knowingly
    assert "Your conversation has begun" in kept.notice
    assert priced in kept.text


def test_talk_of_money_is_not_asked_about_where_it_is_shared(saltmere: Saltmere) -> None:
    page = begun(saltmere, saltmere.formed(), body="We would charge £450 a day")
    assert "Your conversation has begun" in page.notice


@pytest.mark.parametrize("role", [Role.TRUSTEE, Role.GUEST])
def test_only_who_speaks_for_a_partner_talks(saltmere: Saltmere, role: Role) -> None:
    address = saltmere.formed()
    saltmere.add("other", "Warm Harbour", role, mandated=False)
    visitor = saltmere.visit("other")
    status = 403 if role is Role.TRUSTEE else 404
    visitor.get(f"{address}/conversations", status=status)
    visitor.get(f"{address}/conversations/new", status=status)


def test_the_list_takes_no_more_queries_when_it_is_long(saltmere: Saltmere) -> None:
    address = saltmere.formed()
    begun(saltmere, address)
    visitor = saltmere.visit("harbour")
    visitor.get(f"{address}/conversations")
    with saltmere.site.counting() as few:
        visitor.get(f"{address}/conversations")
    for number in range(PAGE):
        begun(saltmere, address, title=f"Talk {number}")
    with saltmere.site.counting() as many:
        page = visitor.get(f"{address}/conversations")
    assert len(many) <= len(few)
    older = next(href for text, href in page.links.items() if "Older" in text)
    assert "When do we meet?" in visitor.get(older).text


def test_what_was_said_can_be_read_after_it_was_let_go(saltmere: Saltmere) -> None:
    address = saltmere.proposed()
    held = begun(saltmere, address).path
    harbour = saltmere.visit("harbour")
    harbour.submit(harbour.get(f"{address}/take-back"), "Take it back", why="The money went.")
    page = saltmere.visit("eastside").get(address)
    assert "It was not formed." in page.text
    assert "Once all have confirmed" not in page.text
    listed = saltmere.visit("eastside").get(page.links["Conversations"])
    assert "Begin a conversation" not in listed.links
    page = saltmere.visit("eastside").get(held)
    assert "Friday at ten?" in page.text
    assert "any partner that joins" not in page.text
    assert "Say it" not in buttons(page)


def test_nothing_is_added_to_what_was_let_go(saltmere: Saltmere) -> None:
    address = saltmere.proposed()
    page = begun(saltmere, address)
    harbour, eastside = saltmere.visit("harbour"), saltmere.visit("eastside")
    page = eastside.get(page.path)
    harbour.submit(harbour.get(f"{address}/take-back"), "Take it back", why="The money went.")
    refused = eastside.submit(page, "Say it", body="Next year, then?")
    assert refused.response.status_code == 403
    assert "Next year" not in harbour.get(page.path).text


def test_an_empty_list_of_what_was_let_go_invites_nobody(saltmere: Saltmere) -> None:
    address = saltmere.proposed()
    harbour = saltmere.visit("harbour")
    harbour.submit(harbour.get(f"{address}/take-back"), "Take it back", why="The money went.")
    page = harbour.get(f"{address}/conversations")
    assert "Nobody said anything here" in page.text
    assert "Begin a conversation" not in page.links
