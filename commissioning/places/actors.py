"""Builds the Actor: a signed-in person acting as one of their seats, with what follows from it."""

from collections.abc import Sequence

from sqlalchemy import Row, func, or_, select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import ANYONE, Actor, Kind, Role
from commissioning.foundation.clock import today
from commissioning.organisations.models import Mandate, Organisation, Seat
from commissioning.people.models import Person
from commissioning.places.models import Duty, Membership, Place


def build_actor(session: Session, person: Person, seat_ref: str | None = None) -> Actor:
    """Give the actor for `person` acting as the seat named, or as their oldest one.

    A seat that has ended, or is another's, is not taken; somebody without any seat is an actor
    without an organisation, who may ask to join one.
    """
    seats = standing_seats(session, person.id)
    if not seats:
        return Actor(person_id=person.id, person_ref=person.ref, name=person.name)
    seat, organisation = next((row for row in seats if row[0].ref == seat_ref), seats[0])
    places = _places(session, organisation.id)
    return Actor(
        person_id=person.id,
        person_ref=person.ref,
        name=person.name,
        seat_id=seat.id,
        seat_ref=seat.ref,
        role=Role(seat.role),
        organisation_id=organisation.id,
        organisation_ref=organisation.ref,
        organisation_name=organisation.name,
        organisation_kind=Kind(organisation.kind),
        verified=organisation.verified_at is not None and organisation.retired_at is None,
        mandated=_is_mandated(session, seat.id),
        places=frozenset(place.id for place in places),
        convenes=frozenset(_convenes(session, seat.id)),
        place_names=tuple(place.name for place in places),
        seats_count=len(seats),
    )


def actor_for(session: Session, person_id: int, seat_ref: str | None) -> Actor:
    """Give the actor for the person with this number, or nobody when there is none."""
    person = session.get(Person, person_id)
    return build_actor(session, person, seat_ref) if person else ANYONE


def actors_for_other_seats(session: Session, actor: Actor) -> list[Actor]:
    """Give the actors of the person's other seats, oldest first."""
    person = session.get(Person, actor.person_id)
    if person is None:
        return []
    others = [s.ref for s, _ in standing_seats(session, person.id) if s.ref != actor.seat_ref]
    return [build_actor(session, person, ref) for ref in others]


def standing_seats(session: Session, person_id: int) -> Sequence[Row[Seat, Organisation]]:
    """Give the seats a person holds today, oldest first, each with its organisation."""
    return session.execute(
        select(Seat, Organisation)
        .join(Organisation, Organisation.id == Seat.organisation_id)
        .where(
            Seat.person_id == person_id,
            Seat.ended_at.is_(None),
            or_(Seat.expires_on.is_(None), Seat.expires_on >= today()),
        )
        .order_by(Seat.created_at, Seat.id)
    ).all()


def _places(session: Session, organisation_id: int) -> Sequence[Row[int, str]]:
    """Give the places an organisation is admitted to."""
    return session.execute(
        select(Place.id, Place.name)
        .join(Membership, Membership.place_id == Place.id)
        .where(Membership.organisation_id == organisation_id, Membership.status == "admitted")
        .order_by(Place.name)
    ).all()


def _convenes(session: Session, seat_id: int) -> Sequence[int]:
    """Give the places for which this seat holds the convenor's duty."""
    held = select(Duty.place_id).where(
        Duty.seat_id == seat_id, Duty.name == "convenor", Duty.ended_at.is_(None)
    )
    return session.scalars(held).all()


def _is_mandated(session: Session, seat_id: int) -> bool:
    """Tell whether a board's mandate for this seat is in force today."""
    held = select(func.count()).where(
        Mandate.seat_id == seat_id,
        Mandate.ended_at.is_(None),
        Mandate.given_on <= today(),
        or_(Mandate.until.is_(None), Mandate.until >= today()),
    )
    return bool(session.scalar(held))
