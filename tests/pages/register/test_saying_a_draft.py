"""A draft of one sentence is said later: the same questions are asked, and none is skipped."""

import pytest
from sqlalchemy import select

from commissioning.foundation.actor import Role
from commissioning.foundation.sharing import SharingMode
from commissioning.organisations.models import Seat
from commissioning.people.models import Person
from commissioning.register.models import DeclarationVersion
from commissioning.register.rules.openness import Openness
from commissioning.register.rules.stages import Stage
from tests.pages.conftest import Visitor
from tests.pages.register.conftest import Saltmere

SAY = "Say we're bidding"
ANSWERS = {"open_to_partners": "no", "stage": "preparing", "openness": "members"}


def sentence_alone(saltmere: Saltmere, officer: Visitor, summary: str = "Warm rooms") -> str:
    """Save a draft that holds only its one sentence; give its address."""
    page = officer.get(f"/register/new?opportunity={saltmere.opportunity}")
    return officer.submit(page, "Save as a draft", summary=summary).path


def test_saying_a_draft_asks_what_the_one_page_asks(saltmere: Saltmere) -> None:
    officer = saltmere.officer
    address = sentence_alone(saltmere, officer)
    asking = officer.get(officer.get(address).links[SAY])
    for asked in ("Are you open to partners?", "How far are you?", "Who may see it?"):
        assert asked in asking.text
    assert "Members of Saltmere will see this." in asking.text
    assert "“Nobody but us”: only Warm Harbour." in asking.text


def test_what_was_answered_holds_and_others_see_it_at_once(saltmere: Saltmere) -> None:
    officer = saltmere.officer
    address = sentence_alone(saltmere, officer)
    said = officer.submit(officer.get(f"{address}/move/declare"), SAY, **ANSWERS)
    stored = saltmere.stored(address.rsplit("/", 1)[-1])
    assert "You have said it" in said.notice
    assert (stored.stage, stored.open_to_partners) == ("preparing", False)
    assert (stored.consented_mode, stored.public) == (SharingMode.SHARED, False)
    assert "Warm rooms" in saltmere.neighbour.get(address).text


def test_how_far_it_is_has_to_be_answered(saltmere: Saltmere) -> None:
    ref, officer = saltmere.declared(Stage.DRAFT), saltmere.officer
    again = officer.submit(officer.get(f"/register/{ref}/move/declare"), SAY)
    assert again.errors == ["Choose how far you are"]
    assert saltmere.stored(ref).stage == "draft"


@pytest.mark.parametrize("openness", list(Openness))
def test_what_the_draft_said_stands_when_it_is_not_answered_anew(
    saltmere: Saltmere, openness: Openness
) -> None:
    ref, officer = saltmere.declared(Stage.DRAFT, openness), saltmere.officer
    before = saltmere.stored(ref)
    officer.submit(officer.get(f"/register/{ref}/move/declare"), SAY, stage="submitted")
    after = saltmere.stored(ref)
    assert after.stage == "submitted"
    assert (after.consented_mode, after.public) == (before.consented_mode, before.public)
    assert after.open_to_partners == before.open_to_partners


def test_a_price_in_a_draft_is_warned_of_before_it_is_said(saltmere: Saltmere) -> None:
    ref = saltmere.declared(Stage.DRAFT, summary="Counselling at £40 an hour")
    officer = saltmere.officer
    warned = officer.submit(officer.get(f"/register/{ref}/move/declare"), SAY, **ANSWERS)
    assert "£40 an hour" in warned.errors[0]
    assert saltmere.stored(ref).stage == "draft"
    officer.submit(warned, SAY)
    assert saltmere.stored(ref).stage == "preparing"


def test_whoever_has_not_read_the_plain_page_reads_it_and_comes_back(saltmere: Saltmere) -> None:
    ref = saltmere.declared(Stage.DRAFT)
    officer = saltmere.officer
    open_page = officer.get(f"/register/{ref}/move/declare")
    with saltmere.site.world() as world:
        world.session.get_one(Person, saltmere.seat.person_id).plain_page_at = None
    refused = officer.submit(open_page, SAY, **ANSWERS)
    with saltmere.site.session() as session:
        assert len(session.scalars(select(DeclarationVersion)).all()) == 1
    assert "Read the page about what may be said first" in refused.errors[0]
    plain = officer.follow(f"/register/{ref}/move/declare")
    assert officer.submit(plain, "Go on", read="yes").heading == SAY


def test_where_nobody_is_shown_the_question_is_about_later(saltmere: Saltmere) -> None:
    ref = saltmere.declared(Stage.DRAFT)
    saltmere.mode(SharingMode.INTRODUCTIONS)
    asking = saltmere.officer.get(f"/register/{ref}/move/declare")
    assert "If Saltmere later shares openly who is bidding, who may see it then?" in asking.text
    assert "Only Warm Harbour will see this." in asking.text


def test_a_draft_said_already_is_shown_as_it_stands(saltmere: Saltmere) -> None:
    page = saltmere.officer.follow(f"/register/{saltmere.declared()}/move/declare")
    assert "It has moved on since" in page.notice


def test_only_those_who_speak_for_it_may_say_it(saltmere: Saltmere) -> None:
    ref = saltmere.declared(Stage.DRAFT)
    with saltmere.site.world() as world:
        owner = world.session.get_one(Seat, saltmere.seat.id).organisation
        trustee = world.seat(owner, Role.TRUSTEE)
    saltmere.site.sign_in_seat(trustee).get(f"/register/{ref}/move/declare", status=403)
    saltmere.neighbour.get(f"/register/{ref}/move/declare", status=404)
