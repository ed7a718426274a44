"""A guest of one partner who writes in the draft, as pages: let in, writing, ended."""

from commissioning.foundation.actor import Role
from commissioning.organisations.models import Organisation, Seat
from tests.pages.agreements.drafting import Drafting
from tests.pages.inspecting import Page, words


def guest_of(drafting: Drafting) -> Seat:
    """Seat a guest at the harbour."""
    with drafting.site.world() as world:
        harbour = world.session.get_one(Organisation, drafting.harbour.organisation_id)
        return world.seat(harbour, Role.GUEST)


def press(drafting: Drafting, button: str) -> Page:
    """Let the officer press the button beside the guest's name."""
    officer = drafting.officer
    page = officer.get(f"/agreements/{drafting.agreement}/guests")
    named = next(words(b) for b in page.main.select("button") if words(b).startswith(button))
    return officer.submit(page, named)


def test_a_guest_is_let_in_writes_and_is_let_go(drafting: Drafting) -> None:
    seat = guest_of(drafting)
    drafting.site.sign_in_seat(seat).get(drafting.path, status=404)
    assert press(drafting, "Let them write").notice == "Your guest can write in the draft."
    guest = drafting.site.sign_in_seat(seat)
    assert "A draft you can write in together" in guest.get("/").text
    page = guest.get(drafting.path)
    assert "Put this draft aside" not in page.links
    page = guest.get(f"{drafting.path}/clauses/purpose")
    assert guest.submit(page, "Save", text="Warm rooms.").notice == "Saved."
    assert "guest of Warm Harbour" in drafting.neighbour.get(drafting.path).text
    assert press(drafting, "End it").notice == "Your guest cannot write in it any more."
    guest.get(drafting.path, status=404)
    assert drafting.says("clauses/purpose")["text"] == "Warm rooms."


def test_each_link_a_guest_is_shown_leads_somewhere(drafting: Drafting) -> None:
    seat = guest_of(drafting)
    press(drafting, "Let them write")
    guest = drafting.site.sign_in_seat(seat)
    for path in ("", "/draft", "/versions/1"):
        page = guest.get(f"/agreements/{drafting.agreement}{path}")
        for href in page.links.values():
            if href.startswith("/") and not href.endswith((".pdf", ".docx")):
                guest.get(href.split("#")[0])


def test_a_guest_does_not_put_the_draft_aside_nor_let_others_in(drafting: Drafting) -> None:
    seat = guest_of(drafting)
    press(drafting, "Let them write")
    guest = drafting.site.sign_in_seat(seat)
    for path in ("draft/put-aside", "guests"):
        guest.get(f"/agreements/{drafting.agreement}/{path}", status=403)
    drafting.site.sign_in_seat(drafting.trustee).get(
        f"/agreements/{drafting.agreement}/guests", status=403
    )


def test_without_guests_the_page_says_whom_to_ask(drafting: Drafting) -> None:
    page = drafting.officer.get(f"/agreements/{drafting.agreement}/guests")
    assert "Your organisation has no guests." in page.text
