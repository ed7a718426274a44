"""An introduction: answers that tell nothing, talks that both wanted, the note, and the end."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from commissioning.foundation.actor import Role
from commissioning.foundation.clock import now
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from commissioning.foundation.events import emit
from commissioning.foundation.sharing import SharingMode
from commissioning.foundation.trail import TrailEntry, history
from commissioning.organisations.events import OrganisationChanged
from commissioning.people.models import Person
from commissioning.places.events import MembershipChanged
from commissioning.places.models import Membership
from commissioning.register.actions.cards import take_back
from commissioning.register.actions.introductions import answer, end_talks, note_sent
from commissioning.register.actions.looking import log_looks
from commissioning.register.models import Introduction
from commissioning.register.permissions import INTRODUCTIONS
from commissioning.register.queries.introductions import (
    Side,
    cards_out,
    looks_at_card,
    side_of,
    sides,
)
from commissioning.register.queries.notes import note_facts
from commissioning.register.queries.standing import standing
from commissioning.register.rules.introductions import Answer, Status
from commissioning.register.rules.note import as_text, write_note
from commissioning.register.rules.sharing import who_can_see
from commissioning.register.rules.stages import Stage
from tests.actions.register.introducing import SITE, Introducing, introducing

YES, NO = Answer.YES, Answer.NO


def seen(side: Side) -> tuple[object, ...]:
    """Give all that a side's page is made from, but the other's card."""
    return (side.words, side.status, side.verbs, side.waits, side.shows_card, side.shows_name)


def say(i: Introducing, made: Introduction, said: Answer, *, theirs: bool = False) -> None:
    answer(i.session, i.town.other if theirs else i.town.officer, made.ref, said, SITE)


def test_talks_begin_when_both_have_said_yes_in_either_order(database: Database) -> None:
    with introducing(database) as i:
        made = i.offered()
        say(i, made, YES, theirs=True)
        assert made.status == Status.OFFERED
        say(i, made, YES)
        assert made.status == Status.TALKING
        assert made.began_at is not None
        assert i.side(i.town.officer, made).shows_name


@pytest.mark.parametrize("said", [YES, NO])
def test_a_yes_and_a_no_of_the_other_look_like_no_answer_yet(
    database: Database, said: Answer
) -> None:
    with introducing(database) as i:
        made = i.offered()
        before = seen(i.side(i.town.officer, made))
        letters = len(i.letters())
        say(i, made, said, theirs=True)
        assert seen(i.side(i.town.officer, made)) == before
        assert len(i.letters()) == letters


@pytest.mark.parametrize("leaving", ["take back", "withdraw", "lose verification"])
def test_that_the_other_left_looks_like_no_answer_yet(database: Database, leaving: str) -> None:
    with introducing(database) as i:
        made = i.offered()
        say(i, made, YES, theirs=True)
        before = seen(i.side(i.town.officer, made))
        if leaving == "take back":
            take_back(i.session, i.town.other, i.theirs.ref)
        elif leaving == "withdraw":
            i.theirs.stage = Stage.WITHDRAWN
        else:
            i.town.kitchen.verified_at = None
        i.session.flush()
        assert seen(i.side(i.town.officer, made)) == before
        say(i, made, YES)
        assert made.status == Status.OFFERED
        assert i.side(i.town.officer, made).words == "You said yes. They have not answered yet."


def test_an_answer_is_kept_in_the_trail_of_our_own_card_alone(database: Database) -> None:
    with introducing(database) as i:
        made = i.offered()
        say(i, made, NO)
        assert history(i.session, made.ref) == []
        card = i.side(i.town.officer, made).mine
        assert history(i.session, card.ref)[0][0].verb == "say_no"


def test_an_offer_is_answered_once(database: Database) -> None:
    with introducing(database) as i:
        made = i.offered()
        say(i, made, NO)
        with pytest.raises(Refused):
            say(i, made, YES)


def test_an_offer_ends_with_its_last_day(database: Database) -> None:
    with introducing(database) as i:
        made = i.offered()
        made.created_at = now() - timedelta(days=15)
        side = i.side(i.town.officer, made)
        assert (side.status, side.shows_card, side.verbs) == (Status.LAPSED, False, ())
        with pytest.raises(Refused):
            say(i, made, YES)


def test_nobody_answers_after_the_deadline(database: Database) -> None:
    with introducing(database, deadline_at=now() + timedelta(days=2)) as i:
        made = i.offered()
        closes = now() - timedelta(days=1)
        i.town.opportunity.deadline_at = closes
        made.created_at = closes - timedelta(days=5)
        assert i.side(i.town.officer, made).status == Status.LAPSED


def test_who_takes_the_own_card_back_reads_the_other_no_more(database: Database) -> None:
    with introducing(database) as i:
        made = i.offered()
        take_back(i.session, i.town.officer, i.ours.ref)
        side = i.side(i.town.officer, made)
        assert (side.status, side.shows_card) == (Status.LAPSED, False)


def test_once_sealed_no_talks_begin(database: Database) -> None:
    with introducing(database) as i:
        made = i.offered()
        say(i, made, YES, theirs=True)
        i.town.opportunity.mode = SharingMode.SEALED
        i.session.flush()
        with pytest.raises(Refused):
            say(i, made, YES)


def test_once_sealed_the_talks_that_began_go_on(database: Database) -> None:
    with introducing(database) as i:
        made = i.talking()
        i.town.opportunity.mode = SharingMode.SEALED
        i.session.flush()
        assert i.side(i.town.officer, made).shows_name


def test_nobody_but_the_two_sides_finds_an_introduction(database: Database) -> None:
    with introducing(database) as i:
        made = i.offered()
        w = i.town.world
        strangers = [
            w.actor(w.organisation("Third", place=i.town.place)),
            w.actor(i.town.harbour, Role.TRUSTEE),
            w.actor(i.town.harbour, Role.GUEST),
            w.actor(i.town.council, Role.COMMISSIONER),
            w.convenor(w.organisation("Convening", place=i.town.place), i.town.place),
        ]
        for stranger in strangers:
            with pytest.raises(Hidden):
                side_of(i.session, stranger, made.ref)
            assert sides(i.session, stranger) == []
            with pytest.raises(Hidden):
                answer(i.session, stranger, made.ref, YES, SITE)


def test_the_policy_says_of_one_introduction_what_it_says_of_all(database: Database) -> None:
    with introducing(database) as i:
        made = i.talking()
        for actor in (i.town.officer, i.town.other, i.town.world.actor(i.town.council)):
            for verb in INTRODUCTIONS.table:
                rows = select(Introduction.id).where(INTRODUCTIONS.rows(actor, verb))
                found = set(i.session.scalars(rows))
                assert (made.id in found) == INTRODUCTIONS.may(i.session, actor, verb, made)


def test_both_are_told_that_talks_began_and_the_email_names_nobody(database: Database) -> None:
    with introducing(database) as i:
        i.talking()
        began = [letter for letter in i.letters() if "You both said yes" in letter.subject]
        assert len(began) == 2
        assert not any("Kitchen" in each.text or "Harbour" in each.text for each in began)


def test_the_end_closes_both_cards_and_keeps_the_reason_with_us(database: Database) -> None:
    with introducing(database) as i:
        made = i.talking()
        end_talks(i.session, i.town.officer, made.ref, "Too far away", SITE)
        for actor in (i.town.officer, i.town.other):
            side = i.side(actor, made)
            assert (side.shows_card, side.shows_name, side.verbs) == (False, False, ())
        assert i.side(i.town.officer, made).ended_by_us
        assert not i.side(i.town.other, made).ended_by_us
        assert "Too far away" not in i.letters()[-1].text
        assert i.letters()[-1].address == email(i, i.town.other.person_ref)
        texts = [str(facts) for _, facts in history(i.session, made.ref)]
        assert not any("Too far" in text for text in texts)


def test_talks_that_ended_are_not_ended_again_nor_offered_again(database: Database) -> None:
    with introducing(database) as i:
        made = i.talking()
        end_talks(i.session, i.town.other, made.ref, "", SITE)
        with pytest.raises(NotAllowed):
            end_talks(i.session, i.town.officer, made.ref, "", SITE)
        i.ours_out()
        i.theirs_out()
        assert i.made() == [made]


def test_the_end_of_talks_takes_both_cards_back(database: Database) -> None:
    with introducing(database) as i:
        made = i.talking()
        end_talks(i.session, i.town.officer, made.ref, "", SITE)
        assert made.first.ended_at is not None
        assert made.second.ended_at is not None
        assert list(cards_out(i.session, i.town.other)) == []


@pytest.mark.parametrize("leaving", ["lose verification", "leave the place"])
def test_talks_end_when_one_side_no_longer_stands_in_the_place(
    database: Database, leaving: str
) -> None:
    with introducing(database) as i:
        made, kitchen = i.talking(), i.town.kitchen
        if leaving == "lose verification":
            kitchen.verified_at = None
            emit(i.session, OrganisationChanged(kitchen.id))
        else:
            theirs = Membership.organisation_id == kitchen.id
            i.session.scalars(select(Membership).where(theirs)).one().status = "left"
            emit(i.session, MembershipChanged(i.town.place.id, kitchen.id))
        assert made.status == Status.ENDED
        assert not i.side(i.town.officer, made).shows_name
        assert "no longer a verified member" in i.letters()[-1].text


def test_talks_go_on_when_an_organisation_changes_and_still_stands(database: Database) -> None:
    with introducing(database) as i:
        made = i.talking()
        emit(i.session, OrganisationChanged(i.town.kitchen.id))
        assert made.status == Status.TALKING


def test_what_the_other_agreed_to_changes_nothing_for_us(database: Database) -> None:
    with introducing(database) as i:
        made = i.offered()
        i.town.opportunity.mode = SharingMode.SHARED
        seen_so = []
        for mode in (SharingMode.SHARED, SharingMode.INTRODUCTIONS):
            i.theirs.consented_mode = mode
            i.session.flush()
            seen_so.append(seen(i.side(i.town.officer, made)))
        assert seen_so[0] == seen_so[1]


@pytest.mark.parametrize(
    "over", [{"cancelled_at": now()}, {"deadline_at": now() - timedelta(minutes=5)}]
)
def test_no_talks_begin_where_no_competition_is_left(
    database: Database, over: dict[str, object]
) -> None:
    with introducing(database) as i:
        made = i.offered()
        say(i, made, YES, theirs=True)
        for name, value in over.items():
            setattr(i.town.opportunity, name, value)
        i.session.flush()
        assert "say_yes" not in i.side(i.town.officer, made).verbs
        with pytest.raises(Refused):
            say(i, made, YES)


def test_the_looks_at_a_card_stay_readable_once_the_talks_are_over(database: Database) -> None:
    with introducing(database) as i:
        made = i.talking()
        side = i.side(i.town.officer, made)
        log_looks(i.session, i.town.other, "card", [side.mine.id], "page")
        end_talks(i.session, i.town.other, made.ref, "", SITE)
        (look,) = looks_at_card(i.session, i.side(i.town.officer, made))
        assert look.role == Role.ADMIN


def test_only_those_who_speak_for_the_owner_read_of_its_cards(database: Database) -> None:
    with introducing(database) as i:
        card = i.ours_out()
        assert list(cards_out(i.session, i.town.officer)) == [card]
        for role in (Role.TRUSTEE, Role.GUEST, Role.CHAIR):
            assert list(cards_out(i.session, i.town.world.actor(i.town.harbour, role))) == []


@pytest.mark.parametrize("role", [Role.TRUSTEE, Role.GUEST])
def test_the_other_is_named_only_to_those_who_speak_for_the_owner(
    database: Database, role: Role
) -> None:
    with introducing(database) as i:
        i.talking()
        reader = i.town.world.actor(i.town.harbour, role)
        told = " ".join(who_can_see(standing(i.session, i.ours, reader)))
        assert "Eastside Kitchen" not in told
        assert "An organisation you were introduced to can see your card" in told
        told = " ".join(who_can_see(standing(i.session, i.ours, i.town.officer)))
        assert "Eastside Kitchen can see your card" in told


def test_a_no_does_not_keep_a_new_card_from_being_offered(database: Database) -> None:
    with introducing(database) as i:
        made = i.offered()
        say(i, made, NO, theirs=True)
        take_back(i.session, i.town.officer, i.ours.ref)
        i.ours_out()
        assert len(i.made()) == 2


def test_either_side_records_once_that_the_buyer_was_told(database: Database) -> None:
    with introducing(database) as i:
        made = i.offered()
        with pytest.raises(NotAllowed):
            note_sent(i.session, i.town.officer, made.ref)
        say(i, made, YES)
        say(i, made, YES, theirs=True)
        note_sent(i.session, i.town.officer, made.ref)
        told = made.buyer_told_at
        note_sent(i.session, i.town.other, made.ref)
        assert made.buyer_told_at == told
        verbs = select(TrailEntry.verb).where(TrailEntry.verb == "told_the_buyer")
        assert len(i.session.scalars(verbs).all()) == 1


def test_the_note_says_the_same_whichever_side_prints_it(database: Database) -> None:
    with introducing(database) as i:
        made = i.talking()
        notes = {
            as_text(write_note(note_facts(i.side(actor, made))))
            for actor in (i.town.officer, i.town.other)
        }
        (note,) = notes
        for words in ("Warm Harbour", "Eastside Kitchen", "Saltmere Council", "Winter support"):
            assert words in note


def email(i: Introducing, person_ref: str) -> str:
    """Give somebody's address."""
    found = i.session.scalar(select(Person.email).where(Person.ref == person_ref))
    return str(found)
