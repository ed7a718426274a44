"""The frozen list: who is in office, who was there, and those who have no account."""

from datetime import timedelta

import pytest

from commissioning.boards.actions.declaring import declare_for_member
from commissioning.boards.actions.listing import freeze_voters
from commissioning.boards.actions.members import add_member, end_member
from commissioning.boards.actions.voting import vote_for_member
from commissioning.boards.models import BoardMember
from commissioning.boards.queries.board import in_office, members
from commissioning.boards.rules.interests import Interest
from commissioning.boards.rules.voting import Attendance, Procedure
from commissioning.foundation.actor import Role
from commissioning.foundation.clock import held_at, now, today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, IllegalMove, Refused
from commissioning.people.models import Person
from tests.actions.agreements.agreeing import SITE
from tests.actions.boards.deciding import YES, Deciding, deciding


def test_the_list_holds_each_person_in_office_once(database: Database) -> None:
    with deciding(database) as d:
        person = d.session.get_one(Person, d.chair.person_id)
        d.a.town.world.seat(d.harbour, Role.TRUSTEE, person)
        add_member(d.session, d.secretary, "Old Tom", False, today(), SITE)
        found = in_office(d.session, d.harbour.id)
        assert [each.chair for each in found] == [True, False, False, False]
        assert found[0].key == d.chair.seat_ref


def test_everybodys_attendance_is_said(database: Database) -> None:
    with deciding(database) as d:
        resolution = d.ready()
        some = {d.chair.seat_ref: Attendance.PRESENT, d.ada.seat_ref: Attendance.PRESENT}
        with pytest.raises(Refused) as error:
            freeze_voters(d.session, d.secretary, resolution.ref, some, today(), SITE)
        assert error.value.field == d.ben.seat_ref


def test_a_meeting_that_has_not_been_held_freezes_nothing(database: Database) -> None:
    with deciding(database) as d:
        resolution = d.ready()
        there = {each.seat_ref: Attendance.PRESENT for each in d.board}
        for day in (None, today() + timedelta(days=1), today() - timedelta(days=1)):
            with pytest.raises(Refused) as error:
                freeze_voters(d.session, d.secretary, resolution.ref, there, day, SITE)
            assert error.value.field == "held_on"


def test_taking_part_from_afar_needs_the_rules_leave(database: Database) -> None:
    with deciding(database) as d:
        d.rule(remote=False)
        resolution = d.opened()
        far = {each.seat_ref: Attendance.REMOTE for each in d.board}
        with pytest.raises(Refused, match="phone or video"):
            freeze_voters(d.session, d.secretary, resolution.ref, far, today(), SITE)


def test_a_list_is_frozen_once(database: Database) -> None:
    with deciding(database) as d:
        resolution = d.voting()
        with pytest.raises(IllegalMove):
            d.frozen(resolution)


def test_those_who_can_vote_are_asked_to(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.opened(Procedure.WRITTEN)
        d.declared(resolution, d.ada, kind=Interest.FINANCIAL)
        d.frozen(resolution)
        asked = "Your board's decision waits for your vote"
        assert [asked in d.subjects(each) for each in (d.chair, d.ada, d.ben, d.secretary)] == [
            True,
            False,
            True,
            False,
        ]


def test_a_day_that_passes_decides_nothing(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.opened(Procedure.WRITTEN, reply_by=today() + timedelta(days=7))
        d.declared(resolution)
        d.frozen(resolution)
        with held_at(now() + timedelta(days=30)):
            d.vote(d.ada, resolution)
            assert d.close(resolution).status == "too_few"


def tom(d: Deciding) -> BoardMember:
    return add_member(d.session, d.secretary, "Old Tom", False, today(), SITE)


def test_the_secretary_records_those_without_an_account(database: Database) -> None:
    with deciding(database) as d:
        member = tom(d)
        resolution = d.ready()
        declare_for_member(d.session, d.secretary, resolution.ref, member.ref, "none", "")
        d.frozen(resolution)
        vote_for_member(d.session, d.secretary, resolution.ref, member.ref, YES, "By hand")
        d.vote(d.ada, resolution)
        closed = d.close(resolution)
        assert (closed.status, closed.outcome["in_office"]) == ("carried", 4)
        assert "Old Tom" in str(closed.minute)


def test_nobody_is_voted_for_who_can_vote_or_takes_no_part(database: Database) -> None:
    with deciding(database) as d:
        member = tom(d)
        resolution = d.frozen(d.ready())
        for key, why in ((d.ada.seat_ref, "account"), (member.ref, "not declared")):
            with pytest.raises(Refused, match=why):
                vote_for_member(d.session, d.secretary, resolution.ref, key, YES, "")
        with pytest.raises(Hidden):
            vote_for_member(d.session, d.secretary, resolution.ref, "nobody", YES, "")


def test_who_has_left_the_board_is_on_no_later_list(database: Database) -> None:
    with deciding(database) as d:
        member = tom(d)
        end_member(d.session, d.chair, member.ref, today(), SITE)
        assert members(d.session, d.ada) == []
        assert d.frozen(d.ready()).in_office == 3
