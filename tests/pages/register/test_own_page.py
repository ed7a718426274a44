"""The owner's pages: what is next, parts to add, moves, sharing, history, who looked."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from commissioning.foundation.actor import Role
from commissioning.foundation.clock import now
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.models import Opportunity
from commissioning.organisations.models import Seat
from commissioning.register.models import Declaration, ViewLog
from commissioning.register.queries.lists import LOOKS
from commissioning.register.rules.openness import Openness
from commissioning.register.rules.stages import Stage
from tests.pages.register.conftest import Saltmere

SAVED = "The top of this page says who can see it now."


def test_the_owner_is_told_what_is_next(saltmere: Saltmere) -> None:
    ref = saltmere.declared(Stage.DRAFT)
    page = saltmere.officer.get(f"/register/{ref}")
    assert "This is a draft. Say it when it is ready." in page.text


def test_a_draft_is_said_after_a_page_that_asks(saltmere: Saltmere) -> None:
    ref = saltmere.declared(Stage.DRAFT)
    officer = saltmere.officer
    asking = officer.get(officer.get(f"/register/{ref}").links["Say we're bidding"])
    assert "Members of Saltmere will see this" in asking.text
    said = officer.submit(asking, "Say we're bidding", stage="considering")
    assert "Thinking about it" in said.text


def test_a_harmless_move_is_one_button(saltmere: Saltmere) -> None:
    officer = saltmere.officer
    page = officer.get(f"/register/{saltmere.declared()}")
    assert "Submitted" in officer.submit(page, "We have submitted it").text


def test_a_page_that_was_left_open_says_that_it_moved_on(saltmere: Saltmere) -> None:
    ref, officer = saltmere.declared(), saltmere.officer
    page = officer.get(f"/register/{ref}")
    officer.submit(page, "We have submitted it")
    assert "It has moved on since" in officer.submit(page, "We have submitted it").notice


def test_withdrawing_says_what_follows(saltmere: Saltmere) -> None:
    saltmere.mode(SharingMode.INTRODUCTIONS)
    ref, officer = saltmere.declared(), saltmere.officer
    asking = officer.get(f"/register/{ref}/move/withdraw")
    assert "Nobody is told" in asking.text
    after = officer.submit(asking, "Yes: we are no longer bidding")
    assert "no longer shared with anyone" in after.text


def test_the_kind_path_follows_a_bid_that_was_not_successful(saltmere: Saltmere) -> None:
    ref, officer = saltmere.declared(Stage.SUBMITTED), saltmere.officer
    asking = officer.get(f"/register/{ref}/move/record_no_success")
    kind = officer.submit(asking, "Yes: we were not successful", told="nobody")
    assert kind.heading == "What could happen anyway?"
    kept = officer.submit(kind, "Keep this", learnt="Ask earlier")
    assert kept.notice.startswith("Done Kept") or "Kept" in kept.notice
    again = officer.get(f"/register/{ref}/afterwards")
    assert "Ask earlier" in again.text
    new = officer.submit(again, "Start a new draft from this one")
    assert new.heading == "Add to it, a part at a time"
    trail = officer.get(new.path.removesuffix("/edit"))
    assert "This began as a bid that did not succeed: Winter support" in trail.text
    assert "This carried on as a new bid" in officer.get(f"/register/{ref}").text


def test_an_outcome_while_others_bid_is_private_and_the_page_says_so(saltmere: Saltmere) -> None:
    saltmere.mode(SharingMode.INTRODUCTIONS)
    with saltmere.site.world() as world:
        found = world.session.scalars(select(Opportunity)).one()
        found.deadline_at = now() + timedelta(days=3)
    ref, officer = saltmere.declared(Stage.SUBMITTED), saltmere.officer
    asking = officer.get(f"/register/{ref}/move/record_success")
    assert "Others may still be bidding" in asking.text
    assert "Who may see this bid now?" not in asking.text
    officer.submit(asking, "Yes: we were successful", note="They rang")
    assert saltmere.stored(ref).outcome_at is None


def test_setting_right_asks_for_a_reason(saltmere: Saltmere) -> None:
    ref, officer = saltmere.declared(Stage.SUBMITTED), saltmere.officer
    page = officer.get(f"/register/{ref}/set-right")
    refused = officer.submit(page, "Set it right", stage="considering")
    assert refused.errors == ["Enter why it has to be set right"]
    done = officer.submit(refused, "Set it right", reason="The wrong button")
    assert "Thinking about it" in done.text


PARTS = ("what", "who", "when", "offer", "money", "contact")


@pytest.mark.parametrize("part", PARTS)
def test_every_part_opens_and_saves(saltmere: Saltmere, part: str) -> None:
    ref, officer = saltmere.declared(), saltmere.officer
    page = officer.get(f"/register/{ref}/edit/{part}")
    assert officer.submit(page, "Save").heading == "Add to it, a part at a time"


def test_what_is_added_is_there_to_read(saltmere: Saltmere) -> None:
    ref, officer = saltmere.declared(), saltmere.officer
    officer.submit(
        officer.get(f"/register/{ref}/edit/who"), "Save", areas=["Plymouth"], who_for="Families"
    )
    officer.submit(officer.get(f"/register/{ref}/edit/money"), "Save", amount_pence="12,500")
    own, theirs = (v.get(f"/register/{ref}").text for v in (officer, saltmere.neighbour))
    assert "Plymouth" in own
    assert "£12,500" in own
    assert "Families" in theirs
    assert "£12,500" not in theirs


def test_a_second_writer_is_shown_what_the_first_one_changed(saltmere: Saltmere) -> None:
    ref, first, second = saltmere.declared(), saltmere.officer, saltmere.officer
    address = f"/register/{ref}/edit/what"
    late = second.get(address)
    first.submit(first.get(address), "Save", summary="Warm rooms and a cold meal")
    shown = second.submit(late, "Save", summary="Warm rooms and a song")
    assert "What was changed while you were writing" in shown.text
    assert "cold" in shown.text
    assert "Warm rooms and a song" in str(shown.main)
    second.submit(shown, "Save")
    assert saltmere.stored(ref).summary == "Warm rooms and a song"


def test_a_part_that_is_none_is_not_there(saltmere: Saltmere) -> None:
    saltmere.officer.get(f"/register/{saltmere.declared()}/edit/price", status=404)


def test_history_tells_who_changed_what(saltmere: Saltmere) -> None:
    ref, officer = saltmere.declared(), saltmere.officer
    officer.submit(officer.get(f"/register/{ref}/edit/offer"), "Save", brings="A hall")
    page = officer.get(f"/register/{ref}/history")
    assert "What we bring" in page.text
    assert "A hall" in page.text
    assert "officer" in page.text


@pytest.mark.parametrize("before", ["", "1", "x", "9" * 30, "-1"])
def test_no_cursor_breaks_the_history(saltmere: Saltmere, before: str) -> None:
    saltmere.officer.get(f"/register/{saltmere.declared()}/history?before={before}")


def test_the_owner_sees_who_looked_and_its_own_looks_are_not_noted(saltmere: Saltmere) -> None:
    ref, officer = saltmere.declared(), saltmere.officer
    address = f"/register/{ref}/who-looked"
    officer.get(f"/register/{ref}")
    assert "Nobody has looked yet." in officer.get(address).text
    for _ in range(2):
        saltmere.neighbour.get(f"/register/{ref}")
    page = officer.get(address)
    assert page.text.count("Eastside Kitchen, officer read this page") == 1
    saltmere.neighbour.get(address, status=403)


def test_a_long_log_of_looks_can_be_read_to_its_end(saltmere: Saltmere) -> None:
    ref = saltmere.declared()
    with saltmere.site.world() as world:
        number = saltmere.stored(ref).id
        for seat in range(LOOKS + 1):
            look = ViewLog(
                thing_kind="declaration",
                thing_id=number,
                seat_ref=f"seat {seat}",
                day=now().date(),
                way="page",
            )
            world.session.add(look)
    officer = saltmere.officer
    page = officer.get(f"/register/{ref}/who-looked")
    assert page.text.count("read this page") == LOOKS
    assert officer.get(page.links["Older →"]).text.count("read this page") == 1


def test_whoever_reads_where_a_bid_began_is_in_its_log(saltmere: Saltmere) -> None:
    before = saltmere.declared()
    after = saltmere.declared()
    with saltmere.site.world() as world:
        found = world.session.get_one(Declaration, saltmere.stored(after).id)
        began = world.session.get_one(Declaration, saltmere.stored(before).id)
        began.stage, began.outcome_at, began.told_at = "not_successful", now(), now()
        found.carried_on_from_id = began.id
    page = saltmere.neighbour.get(f"/register/{after}")
    assert f"/register/{before}" in page.response.text
    looked = saltmere.officer.get(f"/register/{before}/who-looked").text
    assert "Eastside Kitchen, officer saw it in a list" in looked


def test_consent_is_given_and_taken_back_with_a_warning(saltmere: Saltmere) -> None:
    saltmere.mode(SharingMode.INTRODUCTIONS)
    ref, officer = saltmere.declared(), saltmere.officer
    page = officer.get(f"/register/{ref}/sharing")
    assert "freedom of information" in page.text
    given = officer.submit(page, "Let commissioners see it")
    assert "Commissioners of Saltmere who have no conflict of interest in it can see" in given.text
    assert "Taken back" in officer.submit(given, "Take it back").notice


def test_in_sealed_mode_no_consent_is_offered_and_none_is_taken(saltmere: Saltmere) -> None:
    saltmere.mode(SharingMode.INTRODUCTIONS)
    ref, officer = saltmere.declared(), saltmere.officer
    page = officer.get(f"/register/{ref}/sharing")
    saltmere.mode(SharingMode.SEALED)
    assert "Let commissioners see it" not in officer.get(f"/register/{ref}/sharing").text
    late = officer.submit(page, "Let commissioners see it")
    assert "sealed until the decision" in late.errors[0]


def test_how_open_it_is_can_be_chosen_again(saltmere: Saltmere) -> None:
    ref, officer = saltmere.declared(), saltmere.officer
    page = officer.get(f"/register/{ref}/sharing")
    done = officer.submit(page, "Save who may see it", openness="nobody")
    assert SAVED in done.notice
    saltmere.neighbour.get(f"/register/{ref}", status=404)


def test_after_the_outcome_the_owner_chooses_who_is_told(saltmere: Saltmere) -> None:
    ref, officer = saltmere.declared(Stage.SUBMITTED), saltmere.officer
    asking = officer.get(f"/register/{ref}/move/record_success")
    officer.submit(asking, "Yes: we were successful", told="nobody")
    saltmere.neighbour.get(f"/register/{ref}", status=404)
    page = officer.get(f"/register/{ref}/sharing")
    officer.submit(page, "Save who may see it now", told="public")
    assert "Warm rooms" in saltmere.site.visitor().get(f"/register/{ref}").text


def test_a_guest_is_given_a_declaration_and_it_is_taken_back(saltmere: Saltmere) -> None:
    with saltmere.site.world() as world:
        owner = world.session.get_one(Seat, saltmere.seat.id).organisation
        guest = world.seat(owner, Role.GUEST)
    ref, officer = saltmere.declared(), saltmere.officer
    saltmere.mode(SharingMode.INTRODUCTIONS)
    visitor = saltmere.site.sign_in_seat(guest)
    visitor.get(f"/register/{ref}", status=404)
    button = next(
        words
        for words in officer.get(f"/register/{ref}/sharing").text.split("cannot see this. ")[1:2]
    )
    assert button.startswith("Give it")
    officer.post(f"/register/{ref}/sharing/guests/give", {"seat": guest.ref})
    visitor.get(f"/register/{ref}/edit/offer")
    officer.post(f"/register/{ref}/sharing/guests/take", {"seat": guest.ref})
    visitor.get(f"/register/{ref}", status=404)
    officer.post(f"/register/{ref}/sharing/guests/give", {"seat": "nobody"}, status=404)


def test_trustees_read_and_are_offered_nothing_they_may_not_do(saltmere: Saltmere) -> None:
    with saltmere.site.world() as world:
        owner = world.session.get_one(Seat, saltmere.seat.id).organisation
        trustee = world.seat(owner, Role.TRUSTEE)
    ref = saltmere.declared()
    visitor = saltmere.site.sign_in_seat(trustee)
    page = visitor.get(f"/register/{ref}")
    assert "Choose who can see it" not in page.links
    assert "We have submitted it" not in page.text
    for path in ("edit", "edit/what", "sharing", "set-right", "move/withdraw", "afterwards"):
        visitor.get(f"/register/{ref}/{path}", status=403)


def test_ours_says_what_each_waits_for(saltmere: Saltmere) -> None:
    saltmere.declared(Stage.DRAFT, Openness.NOBODY)
    page = saltmere.officer.get("/register/ours")
    assert "This is a draft. Say it when it is ready." in page.text


def test_ours_takes_as_many_queries_for_twenty_as_for_one(saltmere: Saltmere) -> None:
    saltmere.declared()
    officer, counts = saltmere.officer, []
    for _ in range(2):
        with saltmere.site.counting() as counted:
            officer.get("/register/ours")
        counts.append(len(counted))
        for number in range(19):
            saltmere.declared(summary=f"Warm rooms {number}")
    assert counts[0] == counts[1]


def test_an_empty_list_invites(saltmere: Saltmere) -> None:
    assert "It takes three minutes" in saltmere.officer.get("/register/ours").text


def test_ours_leads_to_introductions_only_those_who_may_be_introduced(
    saltmere: Saltmere,
) -> None:
    saltmere.declared()
    assert "Introductions" in saltmere.officer.get("/register/ours").links
    with saltmere.site.world() as world:
        organisation = world.session.merge(saltmere.seat).organisation
        trustee = world.seat(organisation, Role.TRUSTEE, world.person("Tru Stee"))
    page = saltmere.site.sign_in_seat(trustee).get("/register/ours")
    assert "Introductions" not in page.links


def test_what_another_said_of_the_two_of_us_waits_on_our_page(saltmere: Saltmere) -> None:
    ours, theirs = saltmere.declared(), saltmere.declared(by=saltmere.other_seat)
    neighbour = saltmere.neighbour
    neighbour.submit(neighbour.get(f"/register/{theirs}/with/{ours}"), "Keep this", verb="talk")
    page = saltmere.officer.get(f"/register/{ours}")
    assert "Eastside Kitchen said where the two of you stand." in page.text
    assert "Say where you stand with Eastside Kitchen" in page.links


def test_a_reason_between_two_is_read_for_money_talk(saltmere: Saltmere) -> None:
    ours, theirs = saltmere.declared(), saltmere.declared(by=saltmere.other_seat)
    officer = saltmere.officer
    page = officer.get(f"/register/{ours}/with/{theirs}")
    why = "We charge £14 an hour"
    warned = officer.submit(page, "Keep this", verb="go_separately", why=why)
    assert any("£14" in line for line in warned.errors)


def test_the_part_made_public_is_what_was_promised(saltmere: Saltmere) -> None:
    ref = saltmere.declared(openness=Openness.PUBLIC)
    shown = saltmere.site.visitor().get(f"/register/{ref}").main.text
    for promised in ("Winter support", "Warm Harbour", "Warm rooms and a hot meal"):
        assert promised in shown
    for withheld in ("Who would pay", "Open to partners", "Saltmere Council"):
        assert withheld not in shown
    cards = saltmere.site.visitor().get("/register").response.text
    assert "Who would pay</dt>" not in cards
    assert "Who would pay" in saltmere.neighbour.get(f"/register/{ref}").text


def test_nothing_is_declared_for_what_was_cancelled(saltmere: Saltmere) -> None:
    with saltmere.site.world() as world:
        wanted = select(Opportunity).where(Opportunity.ref == saltmere.opportunity)
        world.session.scalars(wanted).one().cancelled_at = now()
    page = saltmere.officer.follow(f"/register/new?opportunity={saltmere.opportunity}")
    assert page.path.startswith("/opportunities/")
    assert "was cancelled" in page.notice


def test_the_sharing_page_says_who_reads_each_choice(saltmere: Saltmere) -> None:
    page = saltmere.officer.get(f"/register/{saltmere.declared()}/sharing")
    assert "only your organisation sees this page" in page.text
