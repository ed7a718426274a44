"""Opting in: who may, what a card must hold, and when two cards lead to an introduction."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from commissioning.foundation.actor import Role
from commissioning.foundation.clock import now, today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from commissioning.foundation.sharing import SharingMode
from commissioning.foundation.trail import history
from commissioning.organisations.models import OrganisationArea, OrganisationTheme
from commissioning.people.models import Person
from commissioning.register.actions.cards import take_back
from commissioning.register.actions.declaring import say
from commissioning.register.models import OptIn
from commissioning.register.rules.introductions import OFFERS_WAITING_AT_ONCE
from commissioning.register.rules.stages import Stage
from tests.actions.register.introducing import KITCHEN, WHEELS, another_bid, introducing


def test_two_cards_that_fit_lead_to_one_introduction(database: Database) -> None:
    with introducing(database) as i:
        i.ours_out()
        assert i.made() == []
        i.theirs_out()
        (made,) = i.made()
        assert {made.first.organisation_id, made.second.organisation_id} == {
            i.town.harbour.id,
            i.town.kitchen.id,
        }
        assert made.status == "offered"
        assert made.reasons[0] == "You are both looking at the same opportunity."


def test_both_sides_get_a_letter_that_names_nobody(database: Database) -> None:
    with introducing(database) as i:
        i.ours_out()
        assert i.letters() == []
        i.theirs_out()
        letters = i.letters()
        assert len(letters) == 2
        for letter in letters:
            text = letter.subject + letter.text
            for secret in ("Warm Harbour", "Eastside Kitchen", "Winter support", "minibus"):
                assert secret not in text
            assert f"/register/introductions/{i.made()[0].ref}?as=" in text


def test_two_that_could_each_answer_alone_are_not_introduced(database: Database) -> None:
    with introducing(database) as i:
        i.ours_out(alone=True)
        i.theirs_out(alone=True)
        assert i.made() == []
        assert i.letters() == []


def test_cards_that_lack_nothing_of_each_other_do_not_meet(database: Database) -> None:
    with introducing(database) as i:
        i.ours_out()
        i.theirs_out(brings="A choir", lacks="A piano")
        assert i.made() == []


def test_cards_for_two_opportunities_do_not_meet(database: Database) -> None:
    with introducing(database) as i:
        elsewhere = i.town.world.opportunity("Summer support", place=i.town.place)
        other = another_bid(i.town, i.town.other, elsewhere)
        i.ours_out()
        i.card(other, i.town.other, **WHEELS)
        assert i.made() == []


def test_cards_in_two_places_do_not_meet(database: Database) -> None:
    with introducing(database) as i:
        far = i.town.world.place("Far")
        stranger = i.town.world.actor(i.town.world.organisation("Strangers", place=far))
        bid = another_bid(i.town, stranger, i.town.opportunity)
        i.ours_out()
        i.card(bid, stranger, **WHEELS)
        assert i.made() == []


def test_a_card_taken_back_is_matched_with_nothing_new(database: Database) -> None:
    with introducing(database) as i:
        i.ours_out()
        take_back(i.session, i.town.officer, i.ours.ref)
        i.theirs_out()
        assert i.made() == []


def test_a_bid_withdrawn_since_is_matched_with_nothing(database: Database) -> None:
    with introducing(database) as i:
        i.ours_out()
        i.ours.stage = Stage.WITHDRAWN
        i.session.flush()
        i.theirs_out()
        assert i.made() == []


def test_an_organisation_no_longer_verified_is_not_introduced(database: Database) -> None:
    with introducing(database) as i:
        i.ours_out()
        i.town.harbour.verified_at = None
        i.session.flush()
        i.theirs_out()
        assert i.made() == []


def test_two_organisations_with_one_speaker_are_not_introduced(database: Database) -> None:
    with introducing(database) as i:
        both = i.town.world.person("Two Hats")
        i.town.world.seat(i.town.harbour, Role.OFFICER, both)
        i.town.world.seat(i.town.kitchen, Role.OFFICER, both)
        i.ours_out()
        i.theirs_out()
        assert i.made() == []


def test_each_card_has_few_offers_waiting_at_once(database: Database) -> None:
    with introducing(database) as i:
        i.ours_out()
        for number in range(OFFERS_WAITING_AT_ONCE + 2):
            organisation = i.town.world.organisation(f"Wheels {number}", place=i.town.place)
            actor = i.town.world.actor(organisation)
            i.card(another_bid(i.town, actor, i.town.opportunity), actor, **WHEELS)
        assert len(i.made()) == OFFERS_WAITING_AT_ONCE


def test_a_new_card_is_offered_few_of_many(database: Database) -> None:
    with introducing(database) as i:
        for number in range(OFFERS_WAITING_AT_ONCE + 2):
            organisation = i.town.world.organisation(f"Wheels {number}", place=i.town.place)
            actor = i.town.world.actor(organisation)
            i.card(another_bid(i.town, actor, i.town.opportunity), actor, **WHEELS)
        i.ours_out()
        assert len(i.made()) == OFFERS_WAITING_AT_ONCE


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        ({"brings": " "}, "brings", "Enter what you bring"),
        ({"lacks": "x" * 501}, "lacks", "500 characters"),
        ({"brings": "The cooks of Warm Harbour"}, "brings", "Leave your name off"),
        ({"brings": "Write to cooks@harbour.example"}, "brings", "Leave addresses"),
        ({"lacks": "Call 01752 000000 for more"}, "lacks", "Leave addresses"),
        ({"alone": None}, "alone", "alone"),
    ],
)
def test_a_card_that_says_too_little_or_too_much_is_refused(
    database: Database, said: dict[str, object], field: str, words: str
) -> None:
    with introducing(database) as i:
        with pytest.raises(Refused, match=words) as refused:
            i.ours_out(**said)
        assert refused.value.field == field


@pytest.mark.parametrize("mode", [SharingMode.SHARED, SharingMode.SEALED])
def test_nobody_opts_in_where_introductions_are_closed(
    database: Database, mode: SharingMode
) -> None:
    with introducing(database, mode) as i, pytest.raises(Refused):
        i.ours_out()


@pytest.mark.parametrize(
    ("over", "words"),
    [
        ({"cancelled_at": now()}, "was cancelled"),
        ({"deadline_at": now() - timedelta(days=20)}, "closing date has passed"),
    ],
)
def test_nobody_opts_in_where_no_competition_is_left(
    database: Database, over: dict[str, Any], words: str
) -> None:
    with introducing(database) as i:
        for name, value in over.items():
            setattr(i.town.opportunity, name, value)
        i.session.flush()
        with pytest.raises(Refused, match=words):
            i.ours_out()


def test_the_date_of_an_imported_notice_keeps_nobody_from_opting_in(database: Database) -> None:
    with introducing(database) as i:
        i.town.opportunity.source = "Contracts Finder"
        i.town.opportunity.deadline_at = now() - timedelta(days=400)
        i.session.flush()
        made = i.offered()
        assert i.side(i.town.officer, made).last_day > today()
        assert "say_yes" in i.side(i.town.officer, made).verbs


def test_a_speaker_whose_last_day_has_passed_keeps_nobody_apart(database: Database) -> None:
    with introducing(database) as i:
        person = i.session.get_one(Person, i.town.officer.person_id)
        once = i.town.world.seat(i.town.kitchen, person=person)
        once.expires_on = today() - timedelta(days=1)
        i.session.flush()
        assert i.offered().status == "offered"


def test_a_bid_still_being_thought_about_cannot_opt_in(database: Database) -> None:
    with introducing(database) as i:
        i.ours.stage = Stage.CONSIDERING
        with pytest.raises(Refused, match="preparing a bid"):
            i.ours_out()


def test_a_card_is_put_out_once_at_a_time_and_twice_in_all(database: Database) -> None:
    with introducing(database) as i:
        i.ours_out()
        with pytest.raises(Refused, match="out already"):
            i.ours_out()
        take_back(i.session, i.town.officer, i.ours.ref)
        i.ours_out()
        take_back(i.session, i.town.officer, i.ours.ref)
        with pytest.raises(Refused, match="2 times here"):
            i.ours_out()


def test_what_was_asked_long_ago_counts_no_more_among_the_late(database: Database) -> None:
    with introducing(database) as i:
        for number in range(10):
            made = i.town.world.opportunity(f"Support {number}", place=i.town.place)
            i.card(another_bid(i.town, i.town.officer, made), i.town.officer)
        with pytest.raises(Refused, match="10 times in the last 30 days"):
            i.ours_out()
        for opted in i.session.scalars(select(OptIn)):
            opted.created_at = now() - timedelta(days=31)
        assert i.ours_out().ended_at is None


def test_only_those_who_speak_for_the_owner_opt_in(database: Database) -> None:
    with introducing(database) as i:
        trustee = i.town.world.actor(i.town.harbour, Role.TRUSTEE)
        with pytest.raises(NotAllowed):
            i.card(i.ours, trustee)
        with pytest.raises(Hidden):
            i.card(i.ours, i.town.other)


def test_an_unverified_organisation_is_told_to_wait(database: Database) -> None:
    with introducing(database) as i:
        waiting = i.town.world.organisation("New", place=i.town.place, verified=False)
        actor = i.town.world.actor(waiting)
        bid = another_bid(i.town, actor, i.town.opportunity)
        with pytest.raises(NotAllowed):
            i.card(bid, actor)


def test_opting_in_and_taking_back_are_in_the_trail(database: Database) -> None:
    with introducing(database) as i:
        card = i.ours_out()
        take_back(i.session, i.town.officer, i.ours.ref)
        assert [entry.verb for entry, _ in history(i.session, card.ref)] == ["take_back", "opt_in"]
        said = history(i.session, card.ref)[-1][1]
        assert "alone" not in said["after"]


def test_bids_without_an_opportunity_meet_by_area_and_theme(database: Database) -> None:
    with introducing(database) as i:
        pairs = ((i.town.harbour, i.town.officer, KITCHEN), (i.town.kitchen, i.town.other, WHEELS))
        for organisation, actor, card in pairs:
            organisation.areas = [OrganisationArea(code="E06000026")]
            organisation.themes = [OrganisationTheme(code="SW300")]
            i.session.flush()
            made = i.town.drafted(actor, opportunity=None, title="A room by the harbour")
            i.card(say(i.session, actor, made.ref, Stage.PREPARING), actor, **card)
        (met,) = i.made()
        assert met.reasons[0] == "You work in the same area, on the same theme."
