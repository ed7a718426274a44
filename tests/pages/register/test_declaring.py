"""Saying what we are bidding for: one page, three minutes, nothing lost."""

from dataclasses import dataclass

import pytest
from sqlalchemy import select

from commissioning.foundation.actor import Role
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.models import Lot
from commissioning.organisations.models import Seat
from commissioning.people.models import Person
from commissioning.places.models import Membership
from commissioning.register.models import Declaration, GuestGrant
from tests.pages.conftest import Site, Visitor

SUMMARY = "Warm rooms and a hot meal on the Eastside, five evenings a week"
ANSWERS = {
    "summary": SUMMARY,
    "open_to_partners": "yes",
    "stage": "preparing",
    "openness": "members",
}
SAY = "Say we're bidding"
DRAFT = "Save as a draft"


@dataclass
class Harbour:
    """Saltmere, one organisation in it with an officer, and an opportunity."""

    site: Site
    seat: Seat
    opportunity: str

    @property
    def officer(self) -> Visitor:
        """Sign in as the officer."""
        return self.site.sign_in_seat(self.seat)

    @property
    def new(self) -> str:
        """Give the address of the one page about the opportunity."""
        return f"/register/new?opportunity={self.opportunity}"

    def stored(self) -> Declaration:
        """Give the only declaration there is."""
        with self.site.session() as session:
            return session.scalars(select(Declaration)).one()


@pytest.fixture
def harbour(site: Site) -> Harbour:
    """Build a small place."""
    with site.world() as world:
        place = world.place()
        owner = world.organisation("Warm Harbour", place=place)
        owner.brings, owner.looks_for = "A hall and a kitchen", "Somebody with a minibus"
        seat = world.seat(owner)
        opportunity = world.opportunity("Winter support", place=place, mode=SharingMode.SHARED)
        return Harbour(site, seat, opportunity.ref)


def test_it_is_said_from_one_page_and_leads_to_its_own(harbour: Harbour) -> None:
    officer = harbour.officer
    page = officer.get(harbour.new)
    assert page.heading == "Say what you are bidding for"
    after = officer.submit(page, SAY, **ANSWERS)
    assert after.heading == "Winter support"
    assert "Preparing a bid" in after.text
    assert "Members of Saltmere" in after.text


def test_the_rest_comes_from_the_opportunity_and_the_profile(harbour: Harbour) -> None:
    officer = harbour.officer
    officer.submit(officer.get(harbour.new), SAY, **ANSWERS)
    stored = harbour.stored()
    assert (stored.brings, stored.looks_for) == ("A hall and a kitchen", "Somebody with a minibus")
    assert (stored.stage, stored.consented_mode, stored.public) == ("preparing", "shared", False)


def test_a_draft_is_kept_and_is_seen_by_nobody_else(harbour: Harbour) -> None:
    officer = harbour.officer
    after = officer.submit(officer.get(harbour.new), DRAFT, **ANSWERS)
    assert "It is a draft" in after.text
    assert harbour.stored().stage == "draft"
    harbour.site.visitor().get(f"/register/{harbour.stored().ref}", status=404)


def test_a_draft_needs_no_more_than_one_sentence(harbour: Harbour) -> None:
    officer = harbour.officer
    officer.submit(officer.get(harbour.new), DRAFT, summary=SUMMARY)
    stored = harbour.stored()
    assert (stored.stage, stored.consented_mode, stored.public) == (
        "draft",
        SharingMode.INTRODUCTIONS,
        False,
    )


def test_what_is_missing_is_said_and_what_was_typed_is_kept(harbour: Harbour) -> None:
    officer = harbour.officer
    page = officer.submit(officer.get(harbour.new), SAY, **{**ANSWERS, "openness": []})
    assert page.errors == ["Choose who may see it"]
    assert SUMMARY in str(page.main)


def test_a_price_is_warned_of_once_and_kept_when_it_is_sent_again(harbour: Harbour) -> None:
    officer = harbour.officer
    priced = {**ANSWERS, "summary": "Counselling at £40 an hour"}
    warned = officer.submit(officer.get(harbour.new), SAY, **priced)
    assert "£40 an hour" in warned.errors[0]
    assert "send this again to keep it as it is" in warned.errors[0]
    after = officer.submit(warned, SAY)
    assert after.heading == "Winter support"
    assert harbour.stored().summary == "Counselling at £40 an hour"


def test_other_words_are_warned_of_anew(harbour: Harbour) -> None:
    officer = harbour.officer
    priced = {**ANSWERS, "summary": "Counselling at £40 an hour"}
    warned = officer.submit(officer.get(harbour.new), SAY, **priced)
    again = officer.submit(warned, SAY, summary="We will not bid for this")
    assert len(again.errors) == 1
    assert "£40" not in again.errors[0]


def test_before_the_first_the_plain_page_is_read_and_nothing_is_lost(harbour: Harbour) -> None:
    with harbour.site.world() as world:
        world.session.get_one(Person, harbour.seat.person_id).plain_page_at = None
    officer = harbour.officer
    plain = officer.follow(harbour.new)
    assert plain.heading == "What may and may not be said"
    unread = officer.submit(plain, "Go on")
    assert unread.errors == ["Tick the box when you have read the page"]
    back = officer.submit(unread, "Go on", read="yes")
    assert back.heading == "Say what you are bidding for"
    assert "Winter support" in back.text


def test_what_is_sent_before_the_plain_page_was_read_is_kept_as_a_draft(harbour: Harbour) -> None:
    officer = harbour.officer
    page = officer.get(harbour.new)
    with harbour.site.world() as world:
        world.session.get_one(Person, harbour.seat.person_id).plain_page_at = None
    plain = officer.submit(page, SAY, **ANSWERS)
    assert plain.heading == "What may and may not be said"
    assert harbour.stored().stage == "draft"
    assert officer.submit(plain, "Go on", read="yes").heading == "Winter support"


@pytest.mark.parametrize("address", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_the_plain_page_leads_back_only_to_pages_here(harbour: Harbour, address: str) -> None:
    officer = harbour.officer
    sent = officer.post(f"/what-may-be-said?next={address}", {"read": "yes"})
    assert sent.location == "/register/new"


def test_without_an_opportunity_it_says_what_it_is_about(harbour: Harbour) -> None:
    officer = harbour.officer
    page = officer.get("/register/new")
    empty = officer.submit(page, SAY, **ANSWERS)
    assert empty.errors == ["Enter what it is about"]
    after = officer.submit(empty, SAY, title="Warm rooms")
    assert after.heading == "Warm rooms"
    assert "Only Warm Harbour" in after.text


def test_lots_can_be_chosen_and_only_those_of_the_opportunity(harbour: Harbour) -> None:
    with harbour.site.world() as world:
        opportunity = world.opportunity("In lots", lots=[Lot(number="1", title="East")])
        ref, lot = opportunity.ref, opportunity.lots[0].ref
    officer = harbour.officer
    page = officer.get(f"/register/new?opportunity={ref}")
    refused = officer.submit(page, SAY, **ANSWERS, lots="nothing")
    assert refused.errors == ["Choose from the answers shown"]
    assert "Lot 1: East" in officer.submit(page, SAY, **ANSWERS, lots=lot).text


def test_a_place_is_asked_only_of_those_in_several(harbour: Harbour) -> None:
    with harbour.site.world() as world:
        world.admit(world.session.get_one(Seat, harbour.seat.id).organisation, world.place("Ness"))
    officer = harbour.officer
    page = officer.get(harbour.new)
    assert "Which place is it for?" in page.text
    assert officer.submit(page, SAY, **ANSWERS).errors == ["Choose the place it is for"]


def test_an_organisation_that_waits_is_told_that_it_is_kept_private(site: Site) -> None:
    with site.world() as world:
        place = world.place()
        seat = world.seat(world.organisation("New Here", place=place, verified=False))
        opportunity = world.opportunity(place=place, mode=SharingMode.SHARED)
        ref = opportunity.ref
    officer = site.sign_in_seat(seat)
    page = officer.get(f"/register/new?opportunity={ref}")
    assert "Until New Here is verified, only New Here will see this" in page.text
    assert "kept private until New Here is verified" in officer.submit(page, SAY, **ANSWERS).text


def test_an_organisation_without_a_place_is_shown_the_way_to_one(site: Site) -> None:
    with site.world() as world:
        seat = world.seat(world.organisation("Nowhere Yet"))
    assert site.sign_in_seat(seat).get("/register/new").heading == "Join a place first"


def test_a_guest_only_drafts_and_is_given_what_it_wrote(harbour: Harbour) -> None:
    with harbour.site.world() as world:
        owner = world.session.get_one(Seat, harbour.seat.id).organisation
        guest = world.seat(owner, Role.GUEST)
    visitor = harbour.site.sign_in_seat(guest)
    page = visitor.get(harbour.new)
    assert SAY not in page.text
    after = visitor.submit(page, DRAFT, **{k: v for k, v in ANSWERS.items() if k != "stage"})
    assert "It is a draft" in after.text
    with harbour.site.session() as session:
        assert session.scalars(select(GuestGrant.seat_id)).all() == [guest.id]


@pytest.mark.parametrize("role", [Role.TRUSTEE, Role.CHAIR, Role.SECRETARY])
def test_roles_that_do_not_declare_are_told_so(harbour: Harbour, role: Role) -> None:
    with harbour.site.world() as world:
        seat = world.seat(world.session.get_one(Seat, harbour.seat.id).organisation, role)
    harbour.site.sign_in_seat(seat).get(harbour.new, status=403)


def test_whoever_is_signed_out_is_asked_to_sign_in(harbour: Harbour) -> None:
    assert "/sign-in" in harbour.site.visitor().get(harbour.new, status=302).location


def test_an_opportunity_that_is_not_there_is_not_there(harbour: Harbour) -> None:
    harbour.officer.get("/register/new?opportunity=nothing", status=404)


def test_one_said_before_is_shown_first(harbour: Harbour) -> None:
    officer = harbour.officer
    officer.submit(officer.get(harbour.new), SAY, **ANSWERS)
    assert SUMMARY in officer.get(harbour.new).links


def test_an_organisation_that_is_not_admitted_yet_is_told_what_it_waits_for(site: Site) -> None:
    with site.world() as world:
        place = world.place()
        owner = world.organisation("New Here", place=place)
        world.session.scalars(select(Membership)).one().status = "asked"
        seat, ref = world.seat(owner), world.opportunity(place=place).ref
    officer = site.sign_in_seat(seat)
    said = officer.submit(officer.get(f"/register/new?opportunity={ref}"), SAY, **ANSWERS)
    assert "kept private until New Here is a member of Saltmere" in said.text
