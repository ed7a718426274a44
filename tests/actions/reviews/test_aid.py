"""Public money had is the organisation's own to enter, and a grant giver's to read."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from commissioning.foundation.actor import ANYONE, Actor, Role
from commissioning.foundation.clock import today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from commissioning.foundation.sharing import SharingMode
from commissioning.foundation.trail import history
from commissioning.reviews.actions.aid import enter_aid, take_aid_out
from commissioning.reviews.models import Aid
from commissioning.reviews.queries.aid import aid_of, aid_taken_out, askers, grants_known
from tests.actions.reviews.routing import Routing, routing


def entered(r: Routing, pounds: int = 1_000, on: date | None = None) -> Aid:
    """Let the harbour's officer enter a sum."""
    return enter_aid(
        r.session, r.town.officer, "Another Council", pounds * 100, on or today(), "Rooms"
    )


def seen_by(r: Routing, actor: Actor) -> list[int]:
    """Give the sums of the harbour that somebody sees."""
    return [aid.pence for aid in aid_of(r.session, actor, r.town.harbour.id)]


@pytest.mark.parametrize("role", [Role.ADMIN, Role.OFFICER, Role.TRUSTEE, Role.CHAIR])
def test_its_own_staff_and_board_read_it(database: Database, role: Role) -> None:
    with routing(database) as r:
        entered(r)
        assert seen_by(r, r.town.world.actor(r.town.harbour, role)) == [100_000]


def test_nobody_else_reads_it(database: Database) -> None:
    with routing(database) as r:
        entered(r)
        guest = r.town.world.actor(r.town.harbour, Role.GUEST)
        for who in (ANYONE, guest, r.town.other, r.clear, r.elsewhere):
            assert seen_by(r, who) == []


def test_the_giver_of_a_grant_reads_it_of_partners_that_she_may_see(database: Database) -> None:
    with routing(database, SharingMode.SHARED, kind="grant") as r:
        entered(r)
        r.together(SharingMode.SHARED)
        assert seen_by(r, r.clear) == [100_000]
        assert seen_by(r, r.not_clear) == []
        assert seen_by(r, r.elsewhere) == []


def test_a_purchase_opens_it_to_nobody(database: Database) -> None:
    with routing(database, SharingMode.SHARED) as r:
        entered(r)
        r.together(SharingMode.SHARED)
        assert seen_by(r, r.clear) == []


def test_where_a_competition_is_live_the_giver_reads_nothing(database: Database) -> None:
    with routing(database, SharingMode.INTRODUCTIONS, kind="grant") as r:
        entered(r)
        r.together(SharingMode.INTRODUCTIONS)
        assert seen_by(r, r.clear) == []
        assert askers(r.session, r.clear, r.opportunity, 0, today()) == []


def test_what_is_left_is_reckoned_for_each_who_asks(database: Database) -> None:
    with routing(database, SharingMode.SHARED, kind="grant") as r:
        entered(r, 300_000)
        r.together(SharingMode.SHARED)
        found = askers(r.session, r.clear, r.opportunity, 20_000_00, today())
        left = {each.organisation.name: each.headroom.left_pence for each in found}
        assert left == {"Eastside Kitchen": 315_000_00, "Warm Harbour": 15_000_00}
        assert [each.headroom.fits for each in found] == [True, False]


@pytest.mark.parametrize("role", [Role.TRUSTEE, Role.CHAIR, Role.GUEST])
def test_only_those_who_speak_for_it_enter_a_sum(database: Database, role: Role) -> None:
    with routing(database) as r:
        actor = r.town.world.actor(r.town.harbour, role)
        with pytest.raises(NotAllowed):
            enter_aid(r.session, actor, "Another Council", 1, today(), "Rooms")


def test_a_buyer_enters_none(database: Database) -> None:
    with routing(database) as r, pytest.raises(NotAllowed):
        enter_aid(r.session, r.clear, "Another Council", 1, today(), "Rooms")


def test_a_sum_has_a_giver_a_purpose_and_a_day_that_has_come(database: Database) -> None:
    with routing(database) as r:
        for giver, pence, day, purpose, field in (
            (" ", 1, today(), "Rooms", "giver"),
            ("x" * 201, 1, today(), "Rooms", "giver"),
            ("The council", 1, today(), "x" * 301, "purpose"),
            ("A", 0, today(), "Rooms", "pence"),
            ("A", 1, today() + timedelta(1), "Rooms", "given_on"),
            ("A", 1, date(2014, 1, 1), "Rooms", "given_on"),
            ("A", 1, today(), "", "purpose"),
        ):
            with pytest.raises(Refused) as refused:
                enter_aid(r.session, r.town.officer, giver, pence, day, purpose)
            assert refused.value.field == field


def test_a_sum_taken_out_counts_no_more_and_its_row_stays(database: Database) -> None:
    with routing(database) as r:
        made = entered(r)
        take_aid_out(r.session, r.town.officer, made.ref)
        assert seen_by(r, r.town.officer) == []
        assert r.session.scalars(select(Aid)).one().ended_at is not None
        with pytest.raises(NotAllowed):
            take_aid_out(r.session, r.town.officer, made.ref)


def test_what_was_taken_out_stays_to_be_read_and_in_the_trail(database: Database) -> None:
    with routing(database) as r:
        made, officer = entered(r), r.town.officer
        take_aid_out(r.session, officer, made.ref)
        out = aid_taken_out(r.session, officer, r.town.harbour.id)
        assert [each.ref for each in out] == [made.ref]
        assert list(aid_taken_out(r.session, r.town.other, r.town.harbour.id)) == []
        kept = [(entry.verb, facts["before"]) for entry, facts in history(r.session, made.ref)]
        assert ("take out", {"giver": "Another Council", "pence": 100_000}) in kept


def test_another_organisations_sum_is_not_there(database: Database) -> None:
    with routing(database) as r:
        made = entered(r)
        for ref in (made.ref, "nothing"):
            with pytest.raises(Hidden):
                take_aid_out(r.session, r.town.other, ref)


def test_the_register_knows_of_no_grant_before_a_decision(database: Database) -> None:
    with routing(database, kind="grant") as r:
        known = grants_known(r.session, r.town.officer, r.town.harbour.id, date(2020, 1, 1))
        assert list(known) == []
