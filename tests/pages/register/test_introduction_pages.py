"""Introductions in the browser: the card, the answer, the talks, the note, the end."""

import re

import pytest
from sqlalchemy import select

from commissioning.foundation.actor import Role
from commissioning.foundation.sharing import SharingMode
from commissioning.places.models import Place
from commissioning.register.models import Introduction, ViewLog
from tests.pages.conftest import Visitor
from tests.pages.inspecting import Page
from tests.pages.register.conftest import Saltmere

OURS = {"brings": "A kitchen and trained cooks", "lacks": "Two minibuses and drivers"}
THEIRS = {"brings": "Two minibuses, and a garage", "lacks": "A kitchen that is free after two"}
OUT = "Put our card out"


@pytest.fixture
def hidden(saltmere: Saltmere) -> Saltmere:
    """Saltmere while a competition is live."""
    saltmere.mode(SharingMode.INTRODUCTIONS)
    return saltmere


def put_out(visitor: Visitor, ref: str, card: dict[str, str], alone: str = "no") -> Page:
    page = visitor.get(f"/register/{ref}/introductions")
    return visitor.submit(page, OUT, **card, alone=alone)


def offered(town: Saltmere) -> str:
    """Let both put their cards out, and give the address of what came of it."""
    put_out(town.officer, town.declared(), OURS)
    put_out(town.neighbour, town.declared(by=town.other_seat), THEIRS)
    with town.site.session() as session:
        return f"/register/introductions/{session.scalars(select(Introduction.ref)).one()}"


def talking(town: Saltmere) -> str:
    address = offered(town)
    for visitor in (town.officer, town.neighbour):
        visitor.submit(visitor.get(address), "Yes, let's talk")
    return address


def bare(page: Page) -> str:
    """Give what a page says and links to, without the tokens that differ each time."""
    return re.sub(r'<input[^>]*name="csrf_token"[^>]*>', "", str(page.main))


def test_a_card_is_put_out_and_nothing_is_told_of_others(hidden: Saltmere) -> None:
    page = put_out(hidden.officer, hidden.declared(), OURS)
    assert "Your card is out" in page.notice
    assert "You said that you could not answer alone." in page.text
    assert "Introductions for this bid" in page.heading


def test_the_questions_begin_with_what_the_bid_says(hidden: Saltmere) -> None:
    page = hidden.officer.get(f"/register/{hidden.declared()}/introductions")
    assert set(page.typed(OUT)) >= {"brings", "lacks"}


def test_pages_are_the_same_whether_or_not_somebody_who_does_not_fit_is_there(
    hidden: Saltmere,
) -> None:
    ref, officer = hidden.declared(), hidden.officer
    put_out(officer, ref, OURS, alone="yes")
    addresses = (
        f"/register/{ref}",
        f"/register/{ref}/introductions",
        "/register/introductions",
        "/partners",
        "/register",
    )
    before = [bare(officer.get(address)) for address in addresses]
    put_out(hidden.neighbour, hidden.declared(by=hidden.other_seat), THEIRS, alone="yes")
    assert [bare(officer.get(address)) for address in addresses] == before


def test_the_offer_shows_the_card_and_no_name(hidden: Saltmere) -> None:
    page = hidden.officer.get(offered(hidden))
    assert page.heading == "Would you like to talk?"
    assert "Two minibuses, and a garage" in page.text
    assert "Eastside" not in page.response.text
    assert "You are both looking at the same opportunity." in page.text


def test_what_waits_is_first_in_the_list(hidden: Saltmere) -> None:
    offered(hidden)
    page = hidden.officer.get("/register/introductions")
    assert "Waiting for your answer" in page.text
    assert "Eastside" not in page.response.text


def test_a_no_changes_nothing_on_the_other_page(hidden: Saltmere) -> None:
    address = offered(hidden)
    before = bare(hidden.officer.get(address))
    neighbour = hidden.neighbour
    said = neighbour.submit(neighbour.get(address), "Not this time")
    assert "They are not told" in said.text
    assert bare(hidden.officer.get(address)) == before


def test_a_yes_changes_nothing_on_the_other_page_until_they_say_it_too(hidden: Saltmere) -> None:
    address = offered(hidden)
    before = bare(hidden.officer.get(address))
    neighbour = hidden.neighbour
    answered = neighbour.submit(neighbour.get(address), "Yes, let's talk")
    assert "You said yes. They have not answered yet." in answered.text
    assert bare(hidden.officer.get(address)) == before


def test_when_both_say_yes_each_reads_who_the_other_is(hidden: Saltmere) -> None:
    page = hidden.officer.get(talking(hidden))
    assert page.heading == "You are talking with Eastside Kitchen"
    assert "Print the note to the buyer (PDF)" in page.links


def test_the_note_is_a_pdf_and_plain_text(hidden: Saltmere) -> None:
    address = talking(hidden)
    paper = hidden.officer.get(f"{address}/note.pdf").response
    assert paper.mimetype == "application/pdf"
    assert paper.data.startswith(b"%PDF-")
    text = hidden.neighbour.get(f"{address}/note.txt").response.text
    assert "Eastside Kitchen and Warm Harbour are talking" in text


def test_before_the_talks_there_is_no_note(hidden: Saltmere) -> None:
    address = offered(hidden)
    for file in ("note.pdf", "note.txt", "end"):
        hidden.officer.get(f"{address}/{file}", status=404)


def test_one_says_that_the_buyer_was_told_and_both_see_it(hidden: Saltmere) -> None:
    address = talking(hidden)
    officer = hidden.officer
    officer.submit(officer.get(address), "We have sent it")
    assert "The buyer was told on" in hidden.neighbour.get(address).text


def test_the_end_closes_the_card_for_both(hidden: Saltmere) -> None:
    address = talking(hidden)
    officer = hidden.officer
    asking = officer.get(f"{address}/end")
    assert "The buyer has not been told" in asking.text
    over = officer.submit(asking, "Yes: end the talks", why="Too far away")
    assert "Too far away" in over.text
    theirs = hidden.neighbour.get(address)
    assert "The talks have ended, and the cards are closed." in theirs.text
    for secret in ("Too far", "Warm Harbour", "trained cooks"):
        assert secret not in theirs.response.text


def test_a_card_that_talks_of_money_is_warned_of_once(hidden: Saltmere) -> None:
    officer, ref = hidden.officer, hidden.declared()
    card = {**OURS, "brings": "Cooks at £14 an hour"}
    warned = put_out(officer, ref, card)
    assert any("£14" in line for line in warned.errors)
    assert "Your card is out" in officer.submit(warned, OUT, alone="no").notice


def test_what_is_missing_is_asked_for(hidden: Saltmere) -> None:
    page = put_out(hidden.officer, hidden.declared(), {"brings": "", "lacks": ""})
    assert page.errors == ["Enter what you bring", "Enter what you lack"]


def test_a_name_on_the_card_is_refused_beside_the_field(hidden: Saltmere) -> None:
    page = put_out(hidden.officer, hidden.declared(), {**OURS, "brings": "Cooks of Warm Harbour"})
    assert page.errors == ["Leave your name off: at first the card is shown without it"]


def test_a_card_is_taken_back_after_a_page_that_asks(hidden: Saltmere) -> None:
    ref, officer = hidden.declared(), hidden.officer
    put_out(officer, ref, OURS)
    asking = officer.get(officer.get(f"/register/{ref}/introductions").links["Take your card back"])
    after = officer.submit(asking, "Yes: take it back")
    assert "1 of 2 times" in after.text
    assert officer.submit(asking, "Yes: take it back").errors == ["There is no card to take back"]


def test_in_shared_mode_the_page_says_that_none_is_needed(saltmere: Saltmere) -> None:
    page = saltmere.officer.get(f"/register/{saltmere.declared()}/introductions")
    assert "you need no introduction" in page.text


def test_others_do_not_find_these_pages(hidden: Saltmere) -> None:
    address, ref = offered(hidden), hidden.declared()
    with hidden.site.world() as world:
        place = world.organisation("Third", place=None)
        third = world.seat(place)
    stranger = hidden.site.sign_in_seat(third)
    stranger.get(address, status=404)
    stranger.get(f"/register/{ref}/introductions", status=404)
    stranger.get("/register/introductions/0000000000000000", status=404)


def test_a_trustee_is_told_that_others_do_this(hidden: Saltmere) -> None:
    ref = hidden.declared()
    with hidden.site.world() as world:
        organisation = world.session.merge(hidden.seat).organisation
        trustee = world.seat(organisation, Role.TRUSTEE)
    visitor = hidden.site.sign_in_seat(trustee)
    visitor.get(f"/register/{ref}/introductions", status=403)
    told = visitor.get("/register/introductions", status=403).text
    assert "for the officers and admins" in told


def test_a_guest_reads_of_no_card_and_of_no_name(hidden: Saltmere) -> None:
    ref = hidden.declared()
    put_out(hidden.officer, ref, OURS)
    with hidden.site.world() as world:
        guest = world.seat(world.session.merge(hidden.seat).organisation, Role.GUEST)
    visitor = hidden.site.sign_in_seat(guest)
    page = visitor.get("/register/introductions", status=403)
    assert "Winter support" not in page.response.text
    assert "/register/introductions" not in visitor.get("/").response.text


def test_each_look_at_a_card_is_logged_and_read_once_names_are_known(hidden: Saltmere) -> None:
    address = offered(hidden)
    hidden.officer.get(address)
    with hidden.site.session() as session:
        kinds = session.scalars(select(ViewLog.thing_kind)).all()
    assert list(kinds) == ["card"]
    assert "Who looked at your card" not in hidden.neighbour.get(address).text
    for visitor in (hidden.officer, hidden.neighbour):
        visitor.submit(visitor.get(address), "Yes, let's talk")
    assert "Who looked at your card" in hidden.neighbour.get(address).text


def test_the_log_of_a_bid_does_not_tell_who_read_its_card(hidden: Saltmere) -> None:
    address = offered(hidden)
    hidden.officer.get(address)
    theirs = hidden.neighbour.get("/register/ours").links
    ref = next(href for href in theirs.values() if re.fullmatch(r"/register/[0-9a-z]{16}", href))
    assert "Warm Harbour" not in hidden.neighbour.get(f"{ref}/who-looked").response.text


def test_the_list_sends_as_many_queries_for_three_as_for_one(hidden: Saltmere) -> None:
    offered(hidden)
    officer = hidden.officer
    officer.get("/register/introductions")
    with hidden.site.counting() as one:
        officer.get("/register/introductions")
    for name in ("Second Wheels", "Third Wheels"):
        with hidden.site.world() as world:
            place = world.as_seat(hidden.seat).places
            organisation = world.organisation(name)
            world.admit(organisation, world.session.get_one(Place, min(place)))
            seat = world.seat(organisation)
        put_out(hidden.site.sign_in_seat(seat), hidden.declared(by=seat), THEIRS)
    with hidden.site.counting() as three:
        page = officer.get("/register/introductions")
    assert page.text.count("Waits for you") >= 3
    assert len(three) == len(one)
