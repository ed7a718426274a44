"""Bids brought into a partnership: its partners read them, while they are partners."""

import pytest
from click.testing import CliRunner
from sqlalchemy import delete

from commissioning.cli import manage
from commissioning.foundation.commands import Installation
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from commissioning.foundation.sharing import SharingMode
from commissioning.foundation.trail import history
from commissioning.partnerships.actions.joint import (
    A_DRAFT,
    IN_ALREADY,
    OTHER_OPPORTUNITY,
    SEALED,
    WITHDRAWN,
    bring_in,
    partners_changed,
    take_out,
)
from commissioning.partnerships.permissions import PARTNERSHIPS
from commissioning.partnerships.queries.beginning import Began
from commissioning.partnerships.queries.joint import could_bring, disclosed_wrongly, joint_bids
from commissioning.register.actions.moving import move
from commissioning.register.models import Declaration, Disclosure
from commissioning.register.permissions import DECLARATIONS
from commissioning.register.queries.verifying import (
    batches,
    filed_wrongly,
    seen_wrongly,
    some_actors,
)
from commissioning.register.rules.openness import Openness
from tests.actions.partnerships.test_ending import end
from tests.actions.partnerships.together import Together, together


def seen_by(t: Together, bid: Declaration) -> set[str]:
    """Name those of the three who may read a bid."""
    t.session.flush()
    return {
        actor.organisation_name
        for actor in (t.ours, t.theirs, t.third)
        if DECLARATIONS.may(t.session, actor, "read", bid)
    }


def in_order(t: Together) -> bool:
    """Tell whether disclosures and the index say what they ought to."""
    t.session.flush()
    actors = some_actors(t.session, 20)
    index = [
        fault
        for batch in batches(t.session)
        for fault in (*filed_wrongly(t.session, batch), *seen_wrongly(t.session, batch, actors))
    ]
    return [*disclosed_wrongly(t.session), *index] == []


def test_a_partner_reads_what_was_brought_in_and_nobody_else(database: Database) -> None:
    with together(database, SharingMode.INTRODUCTIONS) as t:
        t.all_talk(t.ours, t.theirs)
        made, bid = t.formed(), t.bid(t.ours)
        assert seen_by(t, bid) == {"Warm Harbour"}
        joint = bring_in(t.session, t.ours, made.ref, bid.ref)
        assert seen_by(t, bid) == {"Warm Harbour", "Eastside Kitchen"}
        assert [each.ref for each in joint_bids(t.session, t.theirs, made)] == [joint.ref]
        assert [entry.verb for entry, _ in history(t.session, joint.ref)] == ["bring_in"]
        assert in_order(t)


def test_what_is_taken_out_is_read_no_more(database: Database) -> None:
    with together(database, SharingMode.INTRODUCTIONS) as t:
        t.all_talk(t.ours, t.theirs)
        made, bid = t.formed(), t.bid(t.ours)
        bring_in(t.session, t.ours, made.ref, bid.ref)
        take_out(t.session, t.ours, made.ref, bid.ref)
        assert seen_by(t, bid) == {"Warm Harbour"}
        assert in_order(t)
        with pytest.raises(Hidden):
            take_out(t.session, t.ours, made.ref, bid.ref)
        bring_in(t.session, t.ours, made.ref, bid.ref)
        assert seen_by(t, bid) == {"Warm Harbour", "Eastside Kitchen"}


def test_the_proposers_own_bid_is_in_it_once_it_is_formed(database: Database) -> None:
    with together(database, SharingMode.INTRODUCTIONS) as t:
        t.all_talk(t.ours, t.theirs)
        bid = t.bid(t.ours)
        made = t.proposed(began=Began("declaration", t.opportunity.ref, bid.ref))
        assert seen_by(t, bid) == {"Warm Harbour"}
        t.confirmed(t.theirs, made)
        assert seen_by(t, bid) == {"Warm Harbour", "Eastside Kitchen"}
        assert in_order(t)


def test_a_newcomer_reads_it_from_joining_on(database: Database) -> None:
    with together(database, SharingMode.INTRODUCTIONS) as t:
        t.all_talk()
        made, bid = t.formed(), t.bid(t.ours)
        bring_in(t.session, t.ours, made.ref, bid.ref)
        t.change(t.ours, made, t.asked(t.kitchen, t.garage))
        t.confirmed(t.theirs, made)
        assert "Old Garage" not in seen_by(t, bid)
        t.confirmed(t.third, made)
        assert "Old Garage" in seen_by(t, bid)
        assert in_order(t)


def test_when_it_ends_partners_read_each_others_bids_no_more(database: Database) -> None:
    with together(database, SharingMode.INTRODUCTIONS) as t:
        t.all_talk(t.ours, t.theirs)
        made, bid = t.formed(), t.bid(t.ours)
        bring_in(t.session, t.ours, made.ref, bid.ref)
        end(t, made)
        t.confirmed(t.theirs, made)
        assert seen_by(t, bid) == {"Warm Harbour"}
        assert in_order(t)


def test_a_partner_that_left_reads_nothing_and_takes_its_own_along(database: Database) -> None:
    with together(database, SharingMode.INTRODUCTIONS) as t:
        t.all_talk()
        made = t.formed(t.kitchen, t.garage)
        ours, theirs = t.bid(t.ours), t.bid(t.theirs)
        bring_in(t.session, t.ours, made.ref, ours.ref)
        bring_in(t.session, t.theirs, made.ref, theirs.ref)
        t.part(made, t.kitchen).status = "left"
        partners_changed(t.session, t.theirs, made)
        assert seen_by(t, ours) == {"Warm Harbour", "Old Garage"}
        assert seen_by(t, theirs) == {"Eastside Kitchen"}
        assert in_order(t)


def test_a_bid_in_two_partnerships_stays_open_to_the_partners_of_the_other(
    database: Database,
) -> None:
    with together(database, SharingMode.INTRODUCTIONS) as t:
        t.all_talk(t.ours, t.theirs)
        one, bid = t.formed(), t.bid(t.ours)
        other = t.formed()
        bring_in(t.session, t.ours, one.ref, bid.ref)
        bring_in(t.session, t.ours, other.ref, bid.ref)
        assert in_order(t)
        take_out(t.session, t.ours, one.ref, bid.ref)
        assert seen_by(t, bid) == {"Warm Harbour", "Eastside Kitchen"}
        take_out(t.session, t.ours, other.ref, bid.ref)
        assert seen_by(t, bid) == {"Warm Harbour"}


def test_only_its_owner_brings_a_bid_in(database: Database) -> None:
    with together(database) as t:
        made, bid = t.formed(), t.bid(t.theirs)
        with pytest.raises((Hidden, NotAllowed)):
            bring_in(t.session, t.ours, made.ref, bid.ref)
        with pytest.raises(NotAllowed):
            bring_in(t.session, t.third, made.ref, t.bid(t.third).ref)


def test_nothing_is_brought_into_what_is_only_proposed(database: Database) -> None:
    with together(database) as t:
        made, bid = t.proposed(), t.bid(t.ours)
        with pytest.raises(NotAllowed):
            bring_in(t.session, t.ours, made.ref, bid.ref)


def test_a_bid_that_does_not_fit_is_refused(database: Database) -> None:
    with together(database) as t:
        made = t.formed()
        other = t.world.opportunity("Summer support", place=t.place, buyer=t.council)
        for bid, words in (
            (t.bid(t.ours, opportunity=other), OTHER_OPPORTUNITY),
            (t.bid(t.ours, stage="draft"), A_DRAFT),  # type: ignore[arg-type]  # as it is kept
        ):
            with pytest.raises(Refused, match=words):
                bring_in(t.session, t.ours, made.ref, bid.ref)


def test_a_bid_that_was_withdrawn_is_not_brought_in(database: Database) -> None:
    with together(database) as t:
        made, bid = t.formed(), t.bid(t.ours)
        move(t.session, t.ours, bid.ref, "withdraw")
        with pytest.raises(Refused, match=WITHDRAWN):
            bring_in(t.session, t.ours, made.ref, bid.ref)


def test_a_bid_is_brought_in_once(database: Database) -> None:
    with together(database) as t:
        made, bid = t.formed(), t.bid(t.ours)
        assert [each.ref for each in could_bring(t.session, t.ours, made)] == [bid.ref]
        bring_in(t.session, t.ours, made.ref, bid.ref)
        assert not could_bring(t.session, t.ours, made)
        with pytest.raises(Refused, match=IN_ALREADY):
            bring_in(t.session, t.ours, made.ref, bid.ref)


def test_without_an_opportunity_any_bid_of_our_own_may_be_brought_in(database: Database) -> None:
    with together(database, SharingMode.INTRODUCTIONS) as t:
        made, bid = t.formed(began=Began("profile")), t.bid(t.ours)
        bring_in(t.session, t.ours, made.ref, bid.ref)
        assert seen_by(t, bid) == {"Warm Harbour", "Eastside Kitchen"}


def test_while_sealed_nothing_more_is_brought_in_and_what_was_stays_read(
    database: Database,
) -> None:
    with together(database) as t:
        made, bid = t.formed(), t.bid(t.ours, Openness.NOBODY)
        bring_in(t.session, t.ours, made.ref, bid.ref)
        t.opportunity.mode = SharingMode.SEALED
        assert seen_by(t, bid) == {"Warm Harbour", "Eastside Kitchen"}
        with pytest.raises(Refused, match=SEALED[:40]):
            bring_in(t.session, t.ours, made.ref, t.bid(t.ours).ref)


def test_a_bid_that_agreed_to_less_hides_the_partnership_from_members(database: Database) -> None:
    with together(database) as t:
        made, bid = t.formed(), t.bid(t.ours, Openness.NOBODY)
        assert PARTNERSHIPS.may(t.session, t.third, "see", made)
        bring_in(t.session, t.ours, made.ref, bid.ref)
        assert not PARTNERSHIPS.may(t.session, t.third, "see", made)


def test_verify_names_a_disclosure_that_no_partnership_stands_behind(
    sqlite_database: Database,
) -> None:
    with together(sqlite_database) as t:
        made, bid = t.formed(), t.bid(t.ours)
        bring_in(t.session, t.ours, made.ref, bid.ref)
        ref, number, viewer = bid.ref, bid.id, t.garage.id
    given = Installation(None, sqlite_database)  # type: ignore[arg-type]  # it reads no settings
    good = CliRunner().invoke(manage, ["verify"], obj=lambda: given)
    assert good.exit_code == 0, good.output
    with sqlite_database.transaction() as session:
        session.add(Disclosure(declaration_id=number, ground="partner", viewer_id=viewer))
    bad = CliRunner().invoke(manage, ["verify"], obj=lambda: given)
    assert bad.exit_code == 1
    assert f"{ref}: organisation number {viewer} sees it and is no partner" in bad.output


def test_verify_names_a_disclosure_that_is_missing(sqlite_database: Database) -> None:
    with together(sqlite_database) as t:
        made, bid = t.formed(), t.bid(t.ours)
        bring_in(t.session, t.ours, made.ref, bid.ref)
        t.session.execute(delete(Disclosure))
        assert [*disclosed_wrongly(t.session)] == [
            f"declaration {bid.ref}: organisation number {t.kitchen.id} does not see it"
        ]
