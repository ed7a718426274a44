"""Entering reserves: by one's own staff, over what stood before, with no sum in the trail."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from commissioning.agreements.actions.reserves import Entered, enter_reserves
from commissioning.agreements.models import Reserves
from commissioning.agreements.permissions import RESERVES
from commissioning.agreements.queries.reserves import own_reserves
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import NotAllowed, Refused
from commissioning.foundation.trail import TrailText
from commissioning.organisations.models import Organisation
from tests.builders import World

DAY = date(2026, 3, 31)


class Two:
    """Two organisations with an officer each."""

    def __init__(self, world: World) -> None:
        place = world.place()
        self.world, self.session = world, world.session
        self.harbour: Organisation = world.organisation("Warm Harbour", place=place)
        self.kitchen: Organisation = world.organisation("Eastside Kitchen", place=place)
        self.officer: Actor = world.actor(self.harbour)
        self.other: Actor = world.actor(self.kitchen)

    def enter(self, actor: Actor, pence: int, as_of: date = DAY) -> Reserves:
        """Let somebody enter reserves."""
        return enter_reserves(self.session, actor, Entered(pence, as_of, "accounts"))

    def how_many(self, actor: Actor) -> int:
        """Count the reserves that somebody may see."""
        wanted = select(func.count()).select_from(Reserves).where(RESERVES.rows(actor))
        return self.session.scalars(wanted).one()


@pytest.fixture
def two(database: Database) -> Iterator[Two]:
    """Build them in one transaction."""
    with database.transaction() as session:
        yield Two(World(session))


def test_what_is_entered_is_found_by_staff_and_board_alone(two: Two) -> None:
    two.enter(two.officer, 1_234_567)
    for role in (Role.OFFICER, Role.ADMIN, Role.TRUSTEE, Role.CHAIR, Role.SECRETARY):
        found = own_reserves(two.session, two.world.actor(two.harbour, role))
        assert found is not None
        assert (found.pence, found.as_of, found.source) == (1_234_567, DAY, "accounts")
    assert own_reserves(two.session, two.world.actor(two.harbour, Role.GUEST)) is None


def test_another_party_finds_and_counts_nothing(two: Two) -> None:
    two.enter(two.officer, 1)
    assert own_reserves(two.session, two.other) is None
    assert (two.how_many(two.officer), two.how_many(two.other)) == (1, 0)


def test_what_is_entered_again_is_written_over(two: Two) -> None:
    two.enter(two.officer, 100)
    two.enter(two.officer, 200)
    two.enter(two.other, 300)
    kept = two.session.scalars(select(Reserves.pence).order_by(Reserves.pence)).all()
    assert list(kept) == [200, 300]


def test_the_trail_holds_no_sum(two: Two) -> None:
    two.enter(two.officer, 987_654_321)
    texts = two.session.scalars(select(TrailText.body)).all()
    assert any(DAY.isoformat() in text for text in texts)
    assert not any("987654321" in text for text in texts)


@pytest.mark.parametrize("role", [Role.TRUSTEE, Role.CHAIR, Role.SECRETARY, Role.GUEST])
def test_only_staff_enter_them(two: Two, role: Role) -> None:
    with pytest.raises(NotAllowed):
        two.enter(two.world.actor(two.harbour, role), 100)


def test_staff_of_an_organisation_that_is_not_verified_enter_none(two: Two) -> None:
    waiting = two.world.actor(two.world.organisation("Not yet", verified=False))
    with pytest.raises(NotAllowed):
        two.enter(waiting, 100)


def test_a_day_ahead_and_a_sum_below_nothing_are_refused(two: Two) -> None:
    two.enter(two.officer, 0, today())
    with pytest.raises(Refused, match="has passed") as refused:
        two.enter(two.officer, 100, today() + timedelta(days=1))
    assert refused.value.field == "as_of"
    with pytest.raises(Refused, match="£0 or more"):
        two.enter(two.officer, -1)
