"""The convenor's duty: a place is never without one."""

from datetime import date

import pytest

from commissioning.foundation.actor import Role
from commissioning.foundation.errors import NotAllowed, Refused
from commissioning.organisations.actions.seats import close_seat
from commissioning.organisations.models import Seat
from commissioning.places.actions.duties import end_duty, give_duty
from commissioning.places.queries.convenors import convenors, could_convene
from tests.actions.places.conftest import SITE, Saltmere


def names(saltmere: Saltmere) -> list[str]:
    return [each.organisation.name for each in convenors(saltmere.session, saltmere.place.id)]


def test_a_convenor_gives_the_duty_to_somebody_in_a_verified_member(saltmere: Saltmere) -> None:
    actor = saltmere.admin("Quay Kitchen", member=True)
    give_duty(saltmere.session, saltmere.convenor, saltmere.place, actor.seat_ref, site=SITE)
    assert names(saltmere) == ["Harbour Trust", "Quay Kitchen"]
    assert saltmere.again(actor).convenes == {saltmere.place.id}
    assert saltmere.letters() == ["You now convene Saltmere"]


def test_the_duty_is_for_lasting_roles_in_verified_members(saltmere: Saltmere) -> None:
    member = saltmere.world.organisation("Quay Kitchen", place=saltmere.place)
    seats = [
        saltmere.world.seat(member, Role.GUEST),
        saltmere.world.seat(member, Role.OFFICER),
        saltmere.world.seat(saltmere.world.organisation("Far Away"), Role.ADMIN),
        saltmere.world.seat(
            saltmere.world.organisation("New", place=saltmere.place, verified=False), Role.ADMIN
        ),
    ]
    seats[1].expires_on = date(2099, 1, 1)
    saltmere.session.flush()
    assert could_convene(saltmere.session, saltmere.place.id) == []
    for seat in seats:
        with pytest.raises(Refused, match="lasting role"):
            give_duty(saltmere.session, saltmere.convenor, saltmere.place, seat.ref)


def test_nobody_holds_the_duty_of_one_place_twice(saltmere: Saltmere) -> None:
    with pytest.raises(Refused):
        give_duty(saltmere.session, saltmere.convenor, saltmere.place, saltmere.convenor.seat_ref)


def test_the_only_convenor_cannot_lay_the_duty_down(saltmere: Saltmere) -> None:
    with pytest.raises(Refused, match="no other convenor"):
        end_duty(saltmere.session, saltmere.convenor, saltmere.place, saltmere.convenor.seat_ref)


def test_a_convenor_lays_the_duty_down_when_another_holds_it(saltmere: Saltmere) -> None:
    saltmere.second_convenor()
    end_duty(
        saltmere.session,
        saltmere.convenor,
        saltmere.place,
        saltmere.convenor.seat_ref,
        site=SITE,
    )
    assert names(saltmere) == ["Second"]
    assert saltmere.letters() == ["You no longer convene Saltmere"]
    assert saltmere.trail(saltmere.place.ref) == ["ended the convenor's duty"]


def test_members_neither_give_nor_end_the_duty(saltmere: Saltmere) -> None:
    member = saltmere.admin("Quay Kitchen", member=True)
    with pytest.raises(NotAllowed):
        give_duty(saltmere.session, member, saltmere.place, member.seat_ref)
    with pytest.raises(NotAllowed):
        end_duty(saltmere.session, member, saltmere.place, saltmere.convenor.seat_ref)


def test_a_seat_that_ends_takes_its_duty_along(saltmere: Saltmere) -> None:
    second = saltmere.second_convenor()
    seat = saltmere.session.get_one(Seat, second.seat_id)
    close_seat(saltmere.session, saltmere.convenor, seat)
    assert names(saltmere) == ["Harbour Trust"]


def test_the_seat_of_the_only_convenor_does_not_end(saltmere: Saltmere) -> None:
    seat = saltmere.session.get_one(Seat, saltmere.convenor.seat_id)
    with pytest.raises(Refused, match="no other convenor"):
        close_seat(saltmere.session, saltmere.convenor, seat)
