"""Intentions: what commissioners mean to fund, in view of the place's verified members."""

from collections.abc import Iterator
from datetime import date

import pytest

from commissioning.foundation.actor import ANYONE, Actor, Kind, Role
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, NotAllowed
from commissioning.foundation.paging import PAGE
from commissioning.opportunities.actions.intentions import (
    Meant,
    change_intention,
    meant_by,
    state_intention,
    withdraw_intention,
)
from commissioning.opportunities.models import Intention
from commissioning.opportunities.permissions import INTENTIONS
from commissioning.opportunities.queries.intentions import intentions, withdrawn
from tests.actions.opportunities.saltmere import Saltmere, saltmere

PLAN = Meant(
    title="Warm winters",
    text="Rooms that are open in the evening",
    constraints="Health money, for over-65s",
    amount_pence=250_000_00,
    starts_on=date(2030, 10, 1),
    themes=("HO",),
)


@pytest.fixture
def place(database: Database) -> Iterator[Saltmere]:
    """Give Saltmere, in one open transaction on each database."""
    with saltmere(database) as made:
        yield made


def stated(place: Saltmere, meant: Meant = PLAN) -> Intention:
    """Let the buyer state an intention."""
    return state_intention(place.session, place.buyer, "", meant)


def sees(place: Saltmere, actor: Actor, intention: Intention) -> bool:
    """Ask the policy and the list; they must agree."""
    may = INTENTIONS.may(place.session, actor, "see", intention)
    listed = [one.ref for one in intentions(place.session, actor).items]
    assert may == (intention.ref in listed)
    return may


def test_verified_members_of_the_place_see_it_and_nobody_else(place: Saltmere) -> None:
    made = stated(place)
    world = place.world
    member = world.organisation("Warm Harbour", place=place.place)
    waiting = world.organisation("New Group", place=place.place, verified=False)
    outside = world.organisation("Far Away", place=world.place("Elsewhere"))
    assert sees(place, world.actor(member, Role.TRUSTEE), made)
    assert sees(place, world.convenor(member, place.place), made)
    for other in (world.actor(waiting), world.actor(outside), ANYONE):
        assert not sees(place, other, made)


def test_all_of_it_is_kept(place: Saltmere) -> None:
    assert meant_by(stated(place)) == PLAN


def test_one_that_was_withdrawn_is_its_own_peoples_alone(place: Saltmere) -> None:
    made = stated(place)
    member = place.world.actor(place.world.organisation("Warm Harbour", place=place.place))
    withdraw_intention(place.session, place.buyer, made.ref)
    with pytest.raises(Hidden):
        INTENTIONS.find(place.session, member, made.ref)
    assert INTENTIONS.find(place.session, place.colleague, made.ref) is made
    assert withdrawn(place.session, place.colleague) == [made]
    assert withdrawn(place.session, member) == []
    with pytest.raises(NotAllowed):
        withdraw_intention(place.session, place.buyer, made.ref)


def test_a_change_is_kept_on_the_trail_and_a_change_of_nothing_is_not(place: Saltmere) -> None:
    made = stated(place)
    change_intention(place.session, place.buyer, made.ref, PLAN)
    assert place.trail(made.ref) == ["stated an intention"]
    change_intention(place.session, place.buyer, made.ref, Meant(title="Warm", text="Rooms"))
    assert place.trail(made.ref)[0] == "changed an intention"


def test_only_its_own_commissioners_change_it(place: Saltmere) -> None:
    made = stated(place)
    fund = place.world.organisation("Fund", place=place.place, kind=Kind.FUNDER)
    for other in (
        place.world.actor(fund, Role.COMMISSIONER),
        place.world.actor(place.council, Role.ADMIN),
    ):
        with pytest.raises(NotAllowed):
            change_intention(place.session, other, made.ref, PLAN)


def test_pages_follow_each_other_without_a_gap(place: Saltmere) -> None:
    made = [stated(place) for _ in range(PAGE + 3)]
    first = intentions(place.session, place.buyer)
    assert first.next_ref is not None
    second = intentions(place.session, place.buyer, first.next_ref)
    assert [one.ref for one in (*first.items, *second.items)] == [one.ref for one in made[::-1]]
    assert second.next_ref is None


def test_a_guest_of_a_member_does_not_read_it(place: Saltmere) -> None:
    made = stated(place)
    member = place.world.organisation("Warm Harbour", place=place.place)
    assert not sees(place, place.world.actor(member, Role.GUEST), made)
    assert sees(place, place.world.actor(member, Role.OFFICER), made)
