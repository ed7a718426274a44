"""Consent, given and taken back; guests; the log of who looked."""

from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import select

from commissioning.foundation.actor import Actor, Kind, Role
from commissioning.foundation.clock import now, today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, Refused
from commissioning.foundation.events import emit
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.events import OpportunityChanged
from commissioning.organisations.events import OrganisationChanged
from commissioning.organisations.models import Seat
from commissioning.places.events import MembershipChanged
from commissioning.places.models import Membership
from commissioning.register.actions.looking import log_looks, not_logged_yet
from commissioning.register.actions.moving import move
from commissioning.register.actions.sharing import (
    choose_openness,
    consent_to_commissioners,
    give_to_guest,
    take_consent_back,
    take_from_guest,
    tell,
)
from commissioning.register.models import Declaration, ViewLog
from commissioning.register.permissions import DECLARATIONS
from commissioning.register.queries.contents import versions_of
from commissioning.register.queries.facets import facets
from commissioning.register.queries.lists import guests_of
from commissioning.register.queries.searching import Wanted, search
from commissioning.register.rules.openness import Openness
from commissioning.register.rules.stages import Stage
from commissioning.register.rules.versions import differences
from tests.actions.register.saltmere import Saltmere, saltmere

INTRODUCTIONS, SEALED = SharingMode.INTRODUCTIONS, SharingMode.SEALED


def commissioner_of(s: Saltmere, *, clear: bool = True) -> Actor:
    """Give a commissioner of the council, clear for the opportunity or not."""
    actor = s.world.actor(s.council, Role.COMMISSIONER)
    if clear:
        s.world.clear(actor, s.opportunity)
    return actor


def sees(s: Saltmere, actor: Actor, made: Declaration) -> bool:
    """Tell whether the actor sees it, by the policy and by the index alike."""
    by_policy = DECLARATIONS.may(s.session, actor, "see", made)
    found = search(s.session, actor, Wanted())
    assert by_policy == (made.ref in {row.ref for row in found.page.items})
    assert by_policy == (made.id in found.matches)
    return by_policy


def test_a_clear_commissioner_sees_it_while_the_owner_consents(database: Database) -> None:
    with saltmere(database, INTRODUCTIONS) as s:
        made, clear, other = s.declared(), commissioner_of(s), commissioner_of(s, clear=False)
        assert not sees(s, clear, made)
        consent_to_commissioners(s.session, s.officer, made.ref)
        assert sees(s, clear, made)
        assert not sees(s, other, made)
        assert not sees(s, s.other, made)
        take_consent_back(s.session, s.officer, made.ref)
        assert not sees(s, clear, made)


def test_a_commissioners_role_in_a_charity_opens_nothing(database: Database) -> None:
    with saltmere(database, INTRODUCTIONS) as s:
        made = s.declared()
        consent_to_commissioners(s.session, s.officer, made.ref)
        strange = s.world.actor(s.kitchen, Role.COMMISSIONER)
        s.world.clear(strange, s.opportunity)
        assert not sees(s, strange, made)


def test_no_consent_begins_while_it_is_sealed_and_one_from_before_stands(
    database: Database,
) -> None:
    with saltmere(database, INTRODUCTIONS) as s:
        before, late, clear = s.declared(), s.declared(), commissioner_of(s)
        consent_to_commissioners(s.session, s.officer, before.ref)
        s.opportunity.mode = SEALED
        emit(s.session, OpportunityChanged(s.opportunity.id))
        with pytest.raises(Refused, match="sealed"):
            consent_to_commissioners(s.session, s.officer, late.ref)
        assert sees(s, clear, before)
        assert not sees(s, clear, late)


def test_there_is_no_commissioner_to_consent_to_without_an_opportunity(
    database: Database,
) -> None:
    with saltmere(database) as s:
        made = s.drafted(opportunity=None, title="Warm rooms")
        with pytest.raises(Refused, match="no opportunity"):
            consent_to_commissioners(s.session, s.officer, made.ref)


def test_tightening_hides_and_loosening_opens_only_what_was_agreed_to(database: Database) -> None:
    with saltmere(database) as s:
        agreed, private = s.declared(), s.declared(openness=Openness.NOBODY)
        assert sees(s, s.other, agreed)
        assert not sees(s, s.other, private)
        s.opportunity.mode = INTRODUCTIONS
        emit(s.session, OpportunityChanged(s.opportunity.id))
        assert not sees(s, s.other, agreed)
        s.opportunity.mode = SharingMode.SHARED
        emit(s.session, OpportunityChanged(s.opportunity.id))
        assert sees(s, s.other, agreed)
        assert not sees(s, s.other, private)


def test_the_owner_can_change_its_mind_about_how_open_it_is(database: Database) -> None:
    with saltmere(database) as s:
        made = s.declared()
        choose_openness(s.session, s.officer, made.ref, Openness.PUBLIC)
        assert sees(s, Actor(), made)
        choose_openness(s.session, s.officer, made.ref, Openness.NOBODY)
        assert not sees(s, Actor(), made)
        assert not sees(s, s.other, made)
        assert sees(s, s.officer, made)


def test_verification_makes_visible_what_was_held_privately(database: Database) -> None:
    with saltmere(database) as s:
        s.harbour.verified_at = None
        made = s.declared()
        assert not sees(s, s.other, made)
        s.harbour.verified_at = now()
        emit(s.session, OrganisationChanged(s.harbour.id))
        assert sees(s, s.other, made)


def test_leaving_the_place_takes_it_out_of_the_places_register(database: Database) -> None:
    with saltmere(database) as s:
        made = s.declared()
        membership = s.session.scalars(
            select(Membership).where(Membership.organisation_id == s.harbour.id)
        ).one()
        membership.status = "left"
        emit(s.session, MembershipChanged(s.place.id, s.harbour.id))
        assert not sees(s, s.other, made)


def test_what_a_place_shares_stays_within_it(database: Database) -> None:
    with saltmere(database) as s:
        made = s.declared()
        far = s.world.actor(s.world.organisation("Far Away", place=s.world.place("Ness")))
        assert not sees(s, far, made)


def test_a_buying_organisation_is_no_member_in_this(database: Database) -> None:
    with saltmere(database) as s:
        made = s.declared()
        fund = s.world.organisation("The Fund", place=s.place, kind=Kind.FUNDER)
        assert not sees(s, s.world.actor(fund, Role.OFFICER), made)


def test_a_guest_sees_what_it_was_given_and_nothing_else(database: Database) -> None:
    with saltmere(database, INTRODUCTIONS) as s:
        given, other = s.declared(), s.declared()
        guest = s.world.actor(s.harbour, Role.GUEST)
        assert not sees(s, guest, given)
        give_to_guest(s.session, s.officer, given.ref, guest.seat_ref)
        assert sees(s, guest, given)
        assert not sees(s, guest, other)
        take_from_guest(s.session, s.officer, given.ref, guest.seat_ref)
        assert not sees(s, guest, given)


def test_a_guest_whose_last_day_has_passed_is_offered_nothing(database: Database) -> None:
    with saltmere(database) as s:
        made = s.declared()
        seat = s.world.seat(s.harbour, Role.GUEST)
        seat.expires_on = today() - timedelta(days=1)
        s.session.flush()
        assert list(guests_of(s.session, s.officer, made.id)) == []
        with pytest.raises(Hidden):
            give_to_guest(s.session, s.officer, made.ref, seat.ref)


def test_whatever_opens_or_hides_it_is_a_version_the_owner_can_read(database: Database) -> None:
    with saltmere(database) as s:
        made = s.declared()
        guest = s.world.actor(s.harbour, Role.GUEST)
        choose_openness(s.session, s.officer, made.ref, Openness.NOBODY)
        consent_to_commissioners(s.session, s.officer, made.ref)
        take_consent_back(s.session, s.officer, made.ref)
        give_to_guest(s.session, s.officer, made.ref, guest.seat_ref)
        s.opportunity.decided_at = now()
        tell(s.session, s.officer, made.ref, Openness.PUBLIC)
        newest = versions_of(s.session, made.id, limit=6)
        said = [
            (one.label, one.before, one.after)
            for after, before in pairwise(newest)
            for one in differences(before.content, after.content)
        ]
        assert said == [
            ("Who may see it after the decision", "nothing", "Anyone"),
            ("Guests who were given it", "nothing", guest.name),
            ("Commissioners may see it", "Yes", "No"),
            ("Commissioners may see it", "No", "Yes"),
            ("Who may see it while bids are made", "Members of the place", "Nobody but us"),
        ]


def test_what_was_told_stays_when_its_owner_leaves_and_what_is_live_does_not(
    database: Database,
) -> None:
    with saltmere(database) as s:
        live = s.declared(
            opportunity=s.world.opportunity("Live", place=s.place, mode=SharingMode.SHARED).ref
        )
        told = s.declared()
        s.opportunity.decided_at = now()
        tell(s.session, s.officer, told.ref, Openness.MEMBERS)
        theirs = Membership.organisation_id == s.harbour.id
        s.session.scalars(select(Membership).where(theirs)).one().status = "left"
        s.harbour.retired_at = now()
        emit(s.session, OrganisationChanged(s.harbour.id))
        assert sees(s, s.other, told)
        assert not sees(s, s.other, live)


def test_the_public_part_is_found_by_nothing_that_is_not_in_it(database: Database) -> None:
    with saltmere(database) as s:
        made = s.declared(
            Stage.SUBMITTED, opportunity=None, title="Warm rooms", funder_name="Tideway Trust"
        )
        move(s.session, s.officer, made.ref, "record_no_success")
        made.decision_on = today()
        tell(s.session, s.officer, made.ref, Openness.PUBLIC)
        assert sees(s, Actor(), made)
        for wanted in (Wanted(words="Tideway"), Wanted(open_to_partners=True)):
            assert search(s.session, Actor(), wanted).matches == []
        by_partners = search(s.session, s.other, Wanted(open_to_partners=True))
        assert by_partners.matches == [made.id]
        counted = facets(s.session, Actor(), Wanted(), [made.id])
        assert counted.open_to_partners == 0
        assert facets(s.session, s.other, Wanted(), [made.id]).open_to_partners == 1


def test_a_guest_of_another_organisation_cannot_be_given_it(database: Database) -> None:
    with saltmere(database) as s:
        made = s.declared()
        guest = s.world.actor(s.kitchen, Role.GUEST)
        with pytest.raises(Hidden):
            give_to_guest(s.session, s.officer, made.ref, guest.seat_ref)


def test_one_look_a_day_is_one_row_for_each_seat_thing_and_way(database: Database) -> None:
    with saltmere(database) as s:
        made = s.declared()
        for _ in range(2):
            log_looks(s.session, s.other, "declaration", [made.id], "page")
        log_looks(s.session, s.other, "declaration", [made.id], "list")
        rows = s.session.scalars(select(ViewLog)).all()
        assert sorted(row.way for row in rows) == ["list", "page"]
        assert not_logged_yet(s.session, s.other, "declaration", [made.id], "page") == []
        assert not_logged_yet(s.session, s.officer, "declaration", [made.id], "page") == [made.id]


def test_seats_are_kept_apart_in_the_log(database: Database) -> None:
    with saltmere(database) as s:
        made = s.declared()
        second = s.world.actor(s.kitchen)
        for actor in (s.other, second):
            log_looks(s.session, actor, "declaration", [made.id], "page")
        held = s.session.scalars(select(ViewLog.seat_ref)).all()
        assert set(held) == {s.other.seat_ref, second.seat_ref}
        assert s.session.scalars(select(Seat).where(Seat.ref.in_(held))).all()
