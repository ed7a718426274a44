"""No one carries a board alone: who votes enters nobody's vote, and it is said who did."""

import pytest

from commissioning.boards.actions.declaring import declare_for_member
from commissioning.boards.actions.members import add_member, end_member
from commissioning.boards.actions.voting import vote_for_member
from commissioning.boards.models import BoardMember, Resolution
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Refused
from commissioning.people.models import Person
from tests.actions.agreements.agreeing import SITE
from tests.actions.boards.deciding import YES, Deciding, deciding


def with_tom(d: Deciding, *away: Actor) -> tuple[Resolution, BoardMember]:
    """Freeze a list with somebody who has no account, and has no interest in it."""
    d.rule()
    tom = add_member(d.session, d.secretary, "Old Tom", False, today(), SITE)
    resolution = d.opened()
    d.declared(resolution)
    declare_for_member(d.session, d.secretary, resolution.ref, tom.ref, "none", "")
    return d.frozen(resolution, *away), tom


def test_a_chair_writes_down_nobodys_vote(database: Database) -> None:
    with deciding(database) as d:
        resolution, tom = with_tom(d, d.ada, d.ben)
        d.vote(d.chair, resolution)
        with pytest.raises(Refused, match="No one approves alone"):
            vote_for_member(d.session, d.chair, resolution.ref, tom.ref, YES, "")
        assert d.close(resolution).status == "not_carried"


@pytest.mark.parametrize("away", [False, True])
def test_a_secretary_who_votes_too_writes_down_no_vote_of_others(
    database: Database, away: bool
) -> None:
    with deciding(database) as d:
        person = d.session.get_one(Person, d.ada.person_id)
        secretary = d.a.town.world.actor(d.harbour, Role.SECRETARY, person)
        resolution, tom = with_tom(d, *([d.ada] if away else []))
        if away:
            made = vote_for_member(d.session, secretary, resolution.ref, tom.ref, YES, "")
            assert made.by_seat == secretary.seat_ref
            return
        with pytest.raises(Refused, match="No one approves alone"):
            vote_for_member(d.session, secretary, resolution.ref, tom.ref, YES, "")


def test_the_minute_says_who_entered_a_vote(database: Database) -> None:
    with deciding(database) as d:
        resolution, tom = with_tom(d)
        d.all_vote(resolution)
        vote_for_member(d.session, d.secretary, resolution.ref, tom.ref, YES, "By telephone")
        minute = str(d.close(resolution).minute)
        assert f": By telephone (entered by {d.secretary.name})" in minute


@pytest.mark.parametrize("spelt", ["{}", " {} "])
def test_nobody_with_an_account_is_written_down_by_name_beside_it(
    database: Database, spelt: str
) -> None:
    with deciding(database) as d:
        with pytest.raises(Refused) as error:
            add_member(d.session, d.secretary, spelt.format(d.ada.name), False, today(), SITE)
        assert error.value.field == "name"
        upper = d.ben.name.upper()
        with pytest.raises(Refused):
            add_member(d.session, d.secretary, upper, False, today(), SITE)
        other = add_member(
            d.session, d.secretary, f"{d.ada.name} (the younger)", False, today(), SITE
        )
        end_member(d.session, d.secretary, other.ref, today(), SITE)
        again = add_member(d.session, d.secretary, other.name, False, today(), SITE)
        assert again.name == other.name
