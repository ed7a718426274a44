"""The convenor's duty: given to a seat, and ended. A place is never left without a convenor."""

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Refused
from commissioning.foundation.outbox import post
from commissioning.foundation.trail import record
from commissioning.organisations.models import Organisation, Seat
from commissioning.people.models import Person
from commissioning.places import letters
from commissioning.places.actions.telling import page_of
from commissioning.places.models import Duty, Place
from commissioning.places.permissions import PLACES
from commissioning.places.queries.convenors import (
    convenors,
    could_convene,
    duties_of_organisation,
    duties_of_seat,
    duty_of,
)
from commissioning.places.queries.places import take_turns

ONLY_ONE = "{} has no other convenor. Give the duty to somebody else first"


def give_duty(
    session: Session, actor: Actor, place: Place, seat_ref: str, *, site: str = ""
) -> Duty:
    """Give the convenor's duty to a lasting seat of a verified member; the person is told.

    Raises:
        Refused: The seat cannot hold the duty, or holds it already.
    """
    take_turns(session, place)
    PLACES.require(session, actor, "convene", place)
    fit = {each.seat.ref: each for each in could_convene(session, place.id)}
    if seat_ref not in fit:
        raise Refused("Choose somebody with a lasting role in a verified member", "seat")
    return store_duty(session, actor, place, fit[seat_ref].seat, site=site)


def store_duty(session: Session, actor: Actor, place: Place, seat: Seat, *, site: str) -> Duty:
    """Give the duty to a seat and tell its person (whoever calls has asked whether it may be)."""
    duty = Duty(place_id=place.id, seat_id=seat.id, given_by=actor.seat_ref)
    session.add(duty)
    record(session, actor, "gave the convenor's duty", place, after={"seat": seat.ref})
    page = page_of(site, place, f"/convening?as={seat.ref}")
    post(session, _email(session, seat), letters.duty_given(_told(session, place, seat, page)))
    return duty


def end_duty(
    session: Session, actor: Actor, place: Place, seat_ref: str, *, site: str = ""
) -> None:
    """End somebody's duty, one's own too, and tell them.

    Raises:
        Refused: They do not hold it any more, or nobody else does.
    """
    take_turns(session, place)
    PLACES.require(session, actor, "convene", place)
    duty = duty_of(session, place.id, seat_ref)
    if duty is None:
        raise Refused("This person does not convene the place any more")
    _end(session, actor, place, duty, site=site)


def end_duties_of_seat(session: Session, actor: Actor, seat_id: int, *, site: str = "") -> None:
    """End what hangs on a seat that has ended.

    Raises:
        Refused: A place would have no convenor.
    """
    for duty in duties_of_seat(session, seat_id):
        place = session.get_one(Place, duty.place_id)
        take_turns(session, place)
        _end(session, actor, place, duty, site=site)


def end_duties_with_the_stay(
    session: Session, actor: Actor, place: Place, organisation_id: int, *, site: str = ""
) -> None:
    """End the duties that an organisation's people hold in a place it leaves.

    Raises:
        Refused: The place would have no convenor.
    """
    for duty in duties_of_organisation(session, organisation_id, place.id):
        _end(session, actor, place, duty, site=site)


def _end(session: Session, actor: Actor, place: Place, duty: Duty, *, site: str) -> None:
    duty.ended_at = now()
    session.flush()
    if not convenors(session, place.id):
        raise Refused(ONLY_ONE.format(place.name))
    seat = duty.seat
    record(session, actor, "ended the convenor's duty", place, before={"seat": seat.ref})
    told = _told(session, place, seat, page_of(site, place))
    post(session, _email(session, seat), letters.duty_ended(told))


def _told(session: Session, place: Place, seat: Seat, page: str) -> letters.Told:
    organisation = session.get_one(Organisation, seat.organisation_id)
    return letters.Told(place.name, organisation.name, page)


def _email(session: Session, seat: Seat) -> str:
    return session.get_one(Person, seat.person_id).email
