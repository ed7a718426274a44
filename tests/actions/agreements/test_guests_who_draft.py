"""A guest drafts and reads what it is given, while it is given, and nothing else."""

from itertools import product

import pytest

from commissioning.agreements.actions.beginning import begin_next
from commissioning.agreements.actions.drafting import discard, edit
from commissioning.agreements.actions.guests import end_guest_writing, let_guest_write
from commissioning.agreements.actions.offering import prepare_offer
from commissioning.agreements.models import Version
from commissioning.agreements.permissions import AGREEMENTS, VERSIONS
from commissioning.agreements.queries.drafts import content_of_version
from commissioning.agreements.queries.guests import guests_writing, own_guests
from commissioning.agreements.queries.opened_drafts import open_draft
from commissioning.agreements.queries.waiting import Asks, waiting
from commissioning.agreements.rules.draft_parts import stamp, value_of
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import now
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from commissioning.people.models import Person
from tests.actions.agreements.agreeing import Agreeing, agreeing

ABOUT = "about"


def guest(a: Agreeing) -> Actor:
    """Give a guest of the harbour."""
    return a.town.world.actor(a.town.harbour, Role.GUEST)


def given(a: Agreeing, version: Version) -> Actor:
    """Let a guest of ours write in an agreement's drafts."""
    made = guest(a)
    let_guest_write(a.session, a.ours, version.agreement.ref, made.seat_ref)
    a.session.flush()
    return made


def writes(a: Agreeing, actor: Actor, version: Version, purpose: str = "Warm rooms") -> None:
    """Write what the draft is about."""
    content = content_of_version(version)
    value = value_of(content, ABOUT) | {"purpose": purpose}
    edit(a.session, actor, version.ref, ABOUT, value, stamp(content, ABOUT))


def test_a_guest_writes_in_the_draft_it_is_given(database: Database) -> None:
    with agreeing(database) as a:
        version = a.begun()
        made = given(a, version)
        writes(a, made, version)
        assert open_draft(a.session, made, version.agreement.ref).content.purpose == "Warm rooms"
        assert [(each.asks, each.version) for each in waiting(a.session, made)] == [
            (Asks.DRAFT, version)
        ]
        [(_, organisation)] = guests_writing(a.session, version.agreement)
        assert organisation == a.town.harbour.name
        assert [each.given for each in own_guests(a.session, a.ours, version.agreement)] == [True]


def test_a_guest_neither_offers_nor_puts_aside_nor_begins(database: Database) -> None:
    with agreeing(database) as a:
        version = a.completed()
        made = given(a, version)
        for refused in (prepare_offer, discard):
            with pytest.raises(NotAllowed):
                refused(a.session, made, version.ref)
        with pytest.raises(NotAllowed):
            begin_next(a.session, made, version.agreement.ref)


def test_what_was_ended_is_gone_and_what_was_written_stays(database: Database) -> None:
    with agreeing(database) as a:
        version = a.begun()
        made = given(a, version)
        writes(a, made, version)
        end_guest_writing(a.session, a.ours, version.agreement.ref, made.seat_ref)
        a.session.flush()
        with pytest.raises(Hidden):
            writes(a, made, version, "Mine alone")
        assert content_of_version(version).purpose == "Warm rooms"
        assert waiting(a.session, made) == []


def test_what_was_offered_is_not_the_guests(database: Database) -> None:
    with agreeing(database) as a:
        version = a.completed()
        made = given(a, version)
        a.offered(version)
        a.session.flush()
        for verb in VERSIONS.table:
            assert not VERSIONS.may(a.session, made, verb, version)


@pytest.mark.parametrize(
    ("grant", "formed", "partner", "stands"), list(product((True, False), repeat=4))
)
def test_a_guest_sees_it_exactly_while_all_of_this_holds(
    database: Database, grant: bool, formed: bool, partner: bool, stands: bool
) -> None:
    with agreeing(database) as a:
        version = a.begun()
        made = given(a, version) if grant else guest(a)
        if not formed:
            a.partnership.status = "ended"
        if not partner:
            a.leaves(a.town.harbour)
        if not stands:
            version.agreement.ended_on = now().date()
        a.session.flush()
        due = grant and formed and partner and stands
        for verb in ("see", "write"):
            assert AGREEMENTS.may(a.session, made, verb, version.agreement) == due
            assert VERSIONS.may(a.session, made, verb, version) == due
        assert list(a.session.scalars(AGREEMENTS.visible_to(made))) == [version.agreement] * due
        assert list(a.session.scalars(VERSIONS.visible_to(made))) == [version] * due


def test_only_an_organisations_own_guest_is_let_in_by_its_own_staff(database: Database) -> None:
    with agreeing(database) as a:
        version, w = a.begun(), a.town.world
        ref, theirs = version.agreement.ref, w.actor(a.town.kitchen, Role.GUEST)
        for seat in (theirs.seat_ref, a.our_chair.seat_ref, "nothing"):
            with pytest.raises(Hidden):
                let_guest_write(a.session, a.ours, ref, seat)
        own = guest(a)
        with pytest.raises(NotAllowed):
            let_guest_write(a.session, a.our_chair, ref, own.seat_ref)
        given_to = given(a, version)
        with pytest.raises(NotAllowed):
            let_guest_write(a.session, given_to, ref, own.seat_ref)
        end_guest_writing(a.session, a.theirs, ref, given_to.seat_ref)
        assert AGREEMENTS.may(a.session, given_to, "write", version.agreement)


def test_one_person_writes_as_a_guest_for_one_side_alone(database: Database) -> None:
    with agreeing(database) as a:
        version, w = a.begun(), a.town.world
        made = given(a, version)
        writes(a, made, version)
        person = a.session.get_one(Person, made.person_id)
        other = w.actor(a.town.kitchen, Role.GUEST, person)
        let_guest_write(a.session, a.theirs, version.agreement.ref, other.seat_ref)
        a.session.flush()
        with pytest.raises((Hidden, Refused)):
            writes(a, other, version, "For the other side")
