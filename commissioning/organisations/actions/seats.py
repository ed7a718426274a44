"""Giving and ending roles, and what holds for all of them."""

from datetime import date, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from commissioning.foundation.actor import BUYING, Actor, Kind, Role
from commissioning.foundation.clock import now, today
from commissioning.foundation.errors import NotAllowed, Refused
from commissioning.foundation.events import emit
from commissioning.foundation.outbox import post
from commissioning.foundation.trail import record
from commissioning.organisations import letters
from commissioning.organisations.events import SeatEnded
from commissioning.organisations.models import Mandate, Organisation, Seat
from commissioning.organisations.permissions import ORGANISATIONS
from commissioning.organisations.queries.seats import has_seat, standing_admins
from commissioning.people.models import Person

LONGEST_GUEST = timedelta(days=366)


def require_fitting(organisation: Organisation, role: Role, expires_on: date | None) -> None:
    """Refuse a role that does not fit the organisation, or a guest without a last day.

    Raises:
        Refused: With the field it belongs beside.
    """
    if role is Role.COMMISSIONER and Kind(organisation.kind) not in BUYING:
        raise Refused("Only commissioners and funders have this role. Choose another", "role")
    if role is Role.GUEST and expires_on is None:
        raise Refused("Enter the guest's last day", "expires_on")
    if expires_on is not None and expires_on < today():
        raise Refused("Enter a last day that is still to come", "expires_on")
    if role is Role.GUEST and expires_on is not None and expires_on > today() + LONGEST_GUEST:
        raise Refused("Enter a last day within a year; you can invite them again", "expires_on")


def give_seat(
    session: Session,
    actor: Actor,
    organisation: Organisation,
    role: Role,
    *,
    person_id: int,
    given_by: str = "",
    expires_on: date | None = None,
) -> Seat:
    """Give a person a role (downward action: whoever calls has asked whether it may be given).

    Raises:
        Refused: The person has this very role there already.
    """
    if has_seat(session, person_id, organisation.id, role):
        raise Refused(f"You have the role of {role.words} there already")
    seat = Seat(
        person_id=person_id,
        organisation_id=organisation.id,
        role=role,
        given_by=given_by,
        expires_on=expires_on,
    )
    session.add(seat)
    record(session, actor, "was given a role", seat, after={"role": role})
    return seat


def become_commissioner(session: Session, actor: Actor, organisation: Organisation) -> Seat:
    """Give the admin of a council or funder its commissioner's role too, which publishes."""
    ORGANISATIONS.require(session, actor, "be its commissioner", organisation)
    return give_seat(
        session,
        actor,
        organisation,
        Role.COMMISSIONER,
        person_id=actor.person_id or 0,
        given_by=actor.seat_ref,
    )


def end_seat(
    session: Session, actor: Actor, organisation: Organisation, seat: Seat, site: str
) -> None:
    """End a role; what was done in it stays. Anyone may give up a role of their own.

    Raises:
        Refused: It is the last admin, who hands over first.
    """
    if seat.id != actor.seat_id:
        ORGANISATIONS.require(session, actor, "manage people", organisation)
    elif actor.organisation_id != organisation.id:
        raise NotAllowed("Your role does not let you do this.")
    _refuse_last_admin(session, organisation, seat)
    close_seat(session, actor, seat)
    if seat.id != actor.seat_id:
        person = session.get_one(Person, seat.person_id)
        join = f"{site}/organisations/{organisation.ref}/join"
        post(session, person.email, letters.role_over(organisation.name, Role(seat.role), join))


def close_seat(session: Session, actor: Actor, seat: Seat) -> None:
    """End a seat and its mandates, and tell upper floors (downward action)."""
    seat.ended_at = now()
    session.execute(
        update(Mandate)
        .where(Mandate.seat_id == seat.id, Mandate.ended_at.is_(None))
        .values(ended_at=seat.ended_at)
    )
    record(session, actor, "ended a role", seat, after={"role": seat.role})
    emit(session, SeatEnded(seat.id))


def _refuse_last_admin(session: Session, organisation: Organisation, seat: Seat) -> None:
    """Hold the organisation meanwhile, so that two admins cannot leave at once."""
    if seat.role != Role.ADMIN:
        return
    session.execute(
        select(Organisation.id).where(Organisation.id == organisation.id).with_for_update()
    )
    others = [row for row in standing_admins(session, organisation.id) if row[0].id != seat.id]
    lasting = [other for other, _ in others if other.expires_on is None]
    if not lasting:
        raise Refused("This is the only admin. Invite another admin first, then hand over")
