"""Answering a proposal: all confirm the same one, or somebody says no with a reason."""

import pytest
from sqlalchemy import select

from commissioning.foundation.actor import Role
from commissioning.foundation.clock import now
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from commissioning.foundation.sharing import SharingMode
from commissioning.foundation.trail import history
from commissioning.opportunities.models import Bidder
from commissioning.partnerships.actions.answering import (
    CONFIRMED_ALREADY,
    WHY_MISSING,
    confirm,
    decline,
)
from commissioning.partnerships.actions.forming import NO_LONGER_STANDS
from commissioning.partnerships.actions.keeping import NOTHING_OPEN
from commissioning.partnerships.models import Partnership
from commissioning.partnerships.permissions import PARTNERSHIPS
from commissioning.partnerships.queries.proposals import open_proposal, rounds
from commissioning.partnerships.rules.proposable import SEALED
from commissioning.register.permissions import INTRODUCTIONS
from commissioning.register.rules.openness import Openness
from tests.actions.partnerships.together import SITE, Together, together


def test_it_is_formed_when_all_have_confirmed_the_same_proposal(database: Database) -> None:
    with together(database) as t:
        made = t.proposed(t.kitchen, t.garage)
        t.confirmed(t.theirs, made)
        assert made.status == "proposed"
        t.confirmed(t.third, made)
        assert (made.status, {each.status for each in made.partners}) == ("formed", {"partner"})
        assert made.formed_at is not None
        (asked,) = rounds(t.session, t.ours, made)
        assert (asked.status, asked.waiting) == ("confirmed", ())


def test_forming_is_in_the_trail(database: Database) -> None:
    with together(database) as t:
        made = t.formed()
        assert [entry.verb for entry, _ in history(t.session, made.ref)] == ["form", "propose"]


def test_silence_is_never_a_yes(database: Database) -> None:
    with together(database) as t:
        made = t.proposed()
        t.open(made).reply_by = now().date().replace(year=2020)
        (asked,) = rounds(t.session, t.ours, made)
        assert (asked.late, asked.status, made.status) == (True, "open", "proposed")
        t.confirmed(t.theirs, made)
        assert made.status == "formed"


def test_what_was_confirmed_in_an_earlier_round_counts_no_more(database: Database) -> None:
    with together(database) as t:
        made = t.proposed(t.kitchen, t.garage)
        first = t.open(made)
        t.confirmed(t.theirs, made)
        t.change(t.ours, made, t.asked(t.kitchen, t.garage, title="Warmer rooms"))
        t.confirmed(t.third, made)
        assert made.status == "proposed"
        with pytest.raises(Refused, match=NOTHING_OPEN):
            confirm(t.session, t.theirs, first.ref, SITE)


def test_only_a_mandated_person_confirms(database: Database) -> None:
    with together(database) as t:
        made = t.proposed()
        with pytest.raises(NotAllowed):
            t.confirmed(t.colleague(t.kitchen), made)
        with pytest.raises(NotAllowed):
            t.confirmed(t.colleague(t.kitchen, Role.CHAIR, mandated=True), made)


def test_a_guest_finds_no_proposal(database: Database) -> None:
    with together(database) as t:
        made = t.proposed()
        with pytest.raises(Hidden):
            t.confirmed(t.colleague(t.kitchen, Role.GUEST, mandated=True), made)


def test_an_outsider_finds_no_proposal(database: Database) -> None:
    with together(database) as t:
        ref = t.open(t.proposed()).ref
        for asked in (ref, "no such proposal"):
            with pytest.raises(Hidden):
                confirm(t.session, t.third, asked, SITE)
            with pytest.raises(Hidden):
                decline(t.session, t.third, asked, "Why not", SITE)


def test_nobody_confirms_twice(database: Database) -> None:
    with together(database) as t:
        made = t.proposed(t.kitchen, t.garage)
        t.confirmed(t.theirs, made)
        with pytest.raises(Refused, match=CONFIRMED_ALREADY):
            t.confirmed(t.theirs, made)


def test_nothing_forms_while_it_is_sealed(database: Database) -> None:
    with together(database) as t:
        made = t.proposed()
        t.opportunity.mode = SharingMode.SEALED
        with pytest.raises(Refused, match=SEALED):
            t.confirmed(t.theirs, made)


def test_a_party_that_closed_cannot_be_confirmed_with(database: Database) -> None:
    with together(database) as t:
        made = t.proposed(t.kitchen, t.garage)
        t.confirmed(t.theirs, made)
        t.kitchen.retired_at = now()
        with pytest.raises(Refused, match=NO_LONGER_STANDS):
            t.confirmed(t.third, made)


def test_the_others_are_told_that_it_is_formed(database: Database) -> None:
    with together(database) as t:
        made = t.formed()
        letter = t.letters()[-1]
        assert letter.subject == "Your partnership is formed"
        assert f"/partnerships/{made.ref}?as={t.ours.seat_ref}" in letter.text


def test_every_party_but_the_buyer_is_noted_as_a_bidder(database: Database) -> None:
    with together(database) as t:
        buyer = t.commissioner()
        made = t.proposed(t.kitchen, t.council)
        t.confirmed(t.theirs, made)
        t.confirmed(buyer, made)
        assert made.status == "formed"
        noted = select(Bidder.organisation_id).where(Bidder.opportunity_id == t.opportunity.id)
        assert set(t.session.scalars(noted)) == {t.harbour.id, t.kitchen.id}


def test_talks_among_the_partners_turn_into_the_partnership(database: Database) -> None:
    with together(database, SharingMode.INTRODUCTIONS) as t:
        with_kitchen, with_garage, others = t.all_talk()
        t.formed(t.kitchen)
        assert with_kitchen.status == "partnership"
        assert with_kitchen.first.ended_at is not None
        assert with_kitchen.second.ended_at is not None
        assert (with_garage.status, others.status) == ("talking", "talking")
        assert not INTRODUCTIONS.may(t.session, t.ours, "end", with_kitchen)


def test_the_mode_is_shared_where_every_bid_agreed_to_it(database: Database) -> None:
    with together(database) as t:
        for actor in (t.ours, t.theirs):
            t.bid(actor)
        assert t.formed().consented_mode == SharingMode.SHARED


def test_the_mode_is_introductions_where_the_opportunity_is(database: Database) -> None:
    with together(database, SharingMode.INTRODUCTIONS) as t:
        t.all_talk(t.ours, t.theirs)
        assert t.formed().consented_mode == SharingMode.INTRODUCTIONS


def test_one_bid_that_agreed_to_less_keeps_it_closed(database: Database) -> None:
    with together(database) as t:
        t.bid(t.theirs, Openness.NOBODY)
        assert t.formed().consented_mode == SharingMode.INTRODUCTIONS


def test_a_newcomer_who_agreed_to_less_closes_it_again(database: Database) -> None:
    with together(database) as t:
        made = t.formed()
        assert made.consented_mode == SharingMode.SHARED
        t.bid(t.third, Openness.NOBODY)
        t.change(t.ours, made, t.asked(t.kitchen, t.garage))
        t.confirmed(t.theirs, made)
        t.confirmed(t.third, made)
        assert made.consented_mode == SharingMode.INTRODUCTIONS


def test_a_no_needs_a_reason(database: Database) -> None:
    with together(database) as t:
        made = t.proposed()
        with pytest.raises(Refused, match=WHY_MISSING):
            decline(t.session, t.theirs, t.open(made).ref, "  ", SITE)


def declined(t: Together) -> Partnership:
    """Let the garage say no to a proposal to it and the kitchen."""
    made = t.proposed(t.kitchen, t.garage)
    decline(t.session, t.third, t.open(made).ref, "We have no drivers", SITE)
    t.session.flush()
    return made


def test_a_no_ends_the_round_and_leaves_the_others_to_go_on(database: Database) -> None:
    with together(database) as t:
        made = declined(t)
        assert open_proposal(t.session, made.id) is None
        assert (made.status, t.part(made, t.garage).status) == ("proposed", "declined")
        t.change(t.ours, made, t.asked(t.kitchen))
        t.confirmed(t.theirs, made)
        assert made.status == "formed"
        assert t.part(made, t.garage).status == "declined"


def test_the_others_read_the_reason_on_the_page_and_not_in_the_letter(database: Database) -> None:
    with together(database) as t:
        made = declined(t)
        (asked,) = rounds(t.session, t.theirs, made)
        assert [each.why for each in asked.answers if each.said == "declined"] == [
            "We have no drivers"
        ]
        told = [each for each in t.letters() if each.subject == "One of those asked has said no"]
        assert len(told) == 2
        assert not any("drivers" in each.text for each in told)


def test_whoever_said_no_finds_the_partnership_no_more(database: Database) -> None:
    with together(database) as t:
        made = declined(t)
        with pytest.raises(Hidden):
            PARTNERSHIPS.find(t.session, t.third, made.ref)


def test_a_no_takes_the_place_of_a_yes_until_all_have_confirmed(database: Database) -> None:
    with together(database) as t:
        made = t.proposed(t.kitchen, t.garage)
        asked = t.open(made)
        t.confirmed(t.theirs, made)
        decline(t.session, t.theirs, asked.ref, "Our board asked us not to", SITE)
        (held,) = rounds(t.session, t.ours, made)
        assert [each.said for each in held.answers] == ["confirmed", "declined"]


def test_a_change_refused_leaves_a_formed_partnership_as_it_was(database: Database) -> None:
    with together(database) as t:
        made = t.formed()
        t.change(t.ours, made, t.asked(t.kitchen, t.garage, title="Larger rooms"))
        decline(t.session, t.theirs, t.open(made).ref, "Too large for us", SITE)
        assert (made.status, made.title) == ("formed", "Warm rooms together")
        assert t.part(made, t.kitchen).status == "partner"
        assert t.part(made, t.garage).status == "left_out"


def test_a_newcomer_who_says_no_does_not_join(database: Database) -> None:
    with together(database) as t:
        made = t.formed()
        t.change(t.ours, made, t.asked(t.kitchen, t.garage))
        decline(t.session, t.third, t.open(made).ref, "No room", SITE)
        assert (made.status, t.part(made, t.garage).status) == ("formed", "declined")


def test_whoever_is_asked_to_join_reads_only_the_round_it_is_asked_in(database: Database) -> None:
    with together(database) as t:
        made = t.formed()
        t.change(t.ours, made, t.asked(t.kitchen, t.garage))
        (asked,) = rounds(t.session, t.third, made)
        assert (asked.number, asked.changes) == (2, ())
        assert len(rounds(t.session, t.ours, made)) == 2
