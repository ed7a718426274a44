"""Builds the Actor: a signed-in person acting as one of their seats, with what follows from it.

Every request asks for this, so it is two queries, written once.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, and_, bindparam, exists, literal, or_, select, union_all
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
    return actor_for(session, person.id, seat_ref)


def actor_for(session: Session, person_id: int, seat_ref: str | None) -> Actor:
    """Give the actor for the person with this number, or nobody when there is none."""
    rows = _seats(session, person_id)
    if not rows:
        return ANYONE
    person = rows[0]
    if person.seat_id is None:
        return Actor(person_id=person_id, person_ref=person.person_ref, name=person.person_name)
    return _acting_as(session, person_id, rows, seat_ref)


def actors_for_other_seats(session: Session, actor: Actor) -> list[Actor]:
    """Give the actors of the person's other seats, oldest first."""
    if actor.person_id is None:
        return []
    rows = [row for row in _seats(session, actor.person_id) if row.seat_id is not None]
    others = [row.seat_ref for row in rows if row.seat_ref != actor.seat_ref]
    return [_acting_as(session, actor.person_id, rows, ref) for ref in others]


def _acting_as(
    session: Session, person_id: int, rows: Sequence[Any], seat_ref: str | None
) -> Actor:
    held = next((row for row in rows if row.seat_ref == seat_ref), rows[0])
    places = _places(session, held.organisation_id, held.seat_id)
    return Actor(
        person_id=person_id,
        person_ref=held.person_ref,
        name=held.person_name,
        seat_id=held.seat_id,
        seat_ref=held.seat_ref,
        role=Role(held.role),
        organisation_id=held.organisation_id,
        organisation_ref=held.organisation_ref,
        organisation_name=held.organisation_name,
        organisation_kind=Kind(held.kind),
        verified=held.verified,
        mandated=held.mandated,
        places=frozenset(row.id for row in places if not row.convened),
        convenes=frozenset(row.id for row in places if row.convened),
        place_names=tuple(row.name for row in places if not row.convened),
        seats_count=len(rows),
    )


_TODAY: BindParameter[date] = bindparam("today")
_MANDATED = exists().where(
    Mandate.seat_id == Seat.id,
    Mandate.ended_at.is_(None),
    Mandate.given_on <= _TODAY,
    or_(Mandate.until.is_(None), Mandate.until >= _TODAY),
)
_STANDS = and_(
    Seat.person_id == Person.id,
    Seat.ended_at.is_(None),
    or_(Seat.expires_on.is_(None), Seat.expires_on >= _TODAY),
)
_SEATS = (
    select(
        Person.ref.label("person_ref"),
        Person.name.label("person_name"),
        Seat.id.label("seat_id"),
        Seat.ref.label("seat_ref"),
        Seat.role,
        Organisation.id.label("organisation_id"),
        Organisation.ref.label("organisation_ref"),
        Organisation.name.label("organisation_name"),
        Organisation.kind,
        and_(Organisation.verified_at.is_not(None), Organisation.retired_at.is_(None)).label(
            "verified"
        ),
        _MANDATED.label("mandated"),
    )
    .outerjoin(Seat, _STANDS)
    .outerjoin(Organisation, Organisation.id == Seat.organisation_id)
    .where(Person.id == bindparam("person"))
    .order_by(Seat.created_at, Seat.id)
)
_PLACES = union_all(
    select(Place.id, Place.name, literal(0).label("convened"))
    .join(Membership, Membership.place_id == Place.id)
    .where(Membership.organisation_id == bindparam("organisation"))
    .where(Membership.status == "admitted"),
    select(Duty.place_id, literal(""), literal(1)).where(
        Duty.seat_id == bindparam("seat"), Duty.name == "convenor", Duty.ended_at.is_(None)
    ),
).order_by("name")


def _seats(session: Session, person_id: int) -> Sequence[Any]:
    """Give the seats a person holds today, oldest first; one row without a seat when none."""
    return session.execute(_SEATS, {"person": person_id, "today": today()}).all()


def _places(session: Session, organisation_id: int, seat_id: int) -> Sequence[Any]:
    """Give the places an organisation is admitted to, and those that the seat convenes."""
    return session.execute(_PLACES, {"organisation": organisation_id, "seat": seat_id}).all()
