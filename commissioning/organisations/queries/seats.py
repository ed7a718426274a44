"""Who has which role in an organisation, who was invited, who asks, who may bind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Row, Select, func, or_, select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import today
from commissioning.foundation.errors import Hidden
from commissioning.organisations.models import (
    Invitation,
    JoinRequest,
    Mandate,
    Organisation,
    Seat,
)
from commissioning.organisations.permissions import REQUESTS, stands
from commissioning.people.models import Person

MOST_PEOPLE = 500  # no organisation here has more; a page stays bounded


@dataclass(frozen=True, slots=True)
class Holder:
    """One standing seat, the person in it, and the mandate it holds, with who recorded it."""

    seat: Seat
    person: Person
    mandate: Mandate | None
    recorded_by: str


def holders(session: Session, organisation_id: int) -> list[Holder]:
    """Give everybody with a role in the organisation today, with their mandates."""
    mandates = _mandates(session, organisation_id)
    names = names_of_seats(session, [m.recorded_by for m in mandates.values()])
    rows = session.execute(
        select(Seat, Person)
        .join(Person, Person.id == Seat.person_id)
        .where(Seat.organisation_id == organisation_id, stands())
        .order_by(Person.name, Seat.id)
        .limit(MOST_PEOPLE)
    )
    return [
        Holder(seat, person, held, names.get(held.recorded_by, "") if held else "")
        for seat, person in rows
        for held in [mandates.get(seat.id)]
    ]


def standing_admins(session: Session, organisation_id: int) -> Sequence[Row[Seat, Person]]:
    """Give the admins an organisation has today, each seat with its person."""
    return session.execute(
        select(Seat, Person)
        .join(Person, Person.id == Seat.person_id)
        .where(Seat.organisation_id == organisation_id, Seat.role == Role.ADMIN, stands())
        .order_by(Seat.id)
    ).all()


def seat_of(session: Session, organisation: Organisation, ref: str) -> Seat:
    """Give a standing seat of the organisation.

    Raises:
        Hidden: There is none with this reference.
    """
    found = session.scalar(
        select(Seat).where(Seat.ref == ref, Seat.organisation_id == organisation.id, stands())
    )
    if found is None:
        raise Hidden
    return found


def has_seat(session: Session, person_id: int | None, organisation_id: int, role: str) -> bool:
    """Tell whether the person holds this very role there today."""
    held = select(func.count()).where(
        Seat.person_id == person_id,
        Seat.organisation_id == organisation_id,
        Seat.role == role,
        stands(),
    )
    return bool(session.scalar(held))


def has_commissioner(session: Session, actor: Actor) -> bool:
    """Tell whether anybody holds the commissioner's role in the actor's organisation today."""
    held = select(Seat.id).where(
        Seat.organisation_id == actor.organisation_id, Seat.role == Role.COMMISSIONER, stands()
    )
    return session.scalar(held.limit(1)) is not None


def names_of_seats(session: Session, refs: Sequence[str]) -> dict[str, str]:
    """Give the names of the people behind these seats, those that have ended too."""
    rows = session.execute(
        select(Seat.ref, Person.name)
        .join(Person, Person.id == Seat.person_id)
        .where(Seat.ref.in_(list(refs)))
    )
    return {row.ref: row.name for row in rows}


def open_invitations(session: Session, organisation_id: int) -> Sequence[Invitation]:
    """Give the invitations that nobody has taken up yet."""
    return session.scalars(
        select(Invitation)
        .where(
            Invitation.organisation_id == organisation_id,
            Invitation.accepted_at.is_(None),
            Invitation.withdrawn_at.is_(None),
        )
        .order_by(Invitation.id.desc())
        .limit(MOST_PEOPLE)
    ).all()


def invitation_of(session: Session, organisation: Organisation, ref: str) -> Invitation:
    """Give an open invitation of the organisation.

    Raises:
        Hidden: There is none with this reference.
    """
    found = session.scalar(
        select(Invitation).where(
            Invitation.ref == ref,
            Invitation.organisation_id == organisation.id,
            Invitation.accepted_at.is_(None),
            Invitation.withdrawn_at.is_(None),
        )
    )
    if found is None:
        raise Hidden
    return found


def invitation_by_ref(session: Session, ref: str) -> Invitation | None:
    """Give the invitation that an emailed link is about."""
    return session.scalar(select(Invitation).where(Invitation.ref == ref))


def open_requests(session: Session, actor: Actor, organisation_id: int) -> Sequence[JoinRequest]:
    """Give the requests about an organisation that wait, within what `actor` may see."""
    return session.scalars(
        REQUESTS.visible_to(actor)
        .where(JoinRequest.organisation_id == organisation_id, JoinRequest.status == "open")
        .order_by(JoinRequest.id)
        .limit(MOST_PEOPLE)
    ).all()


def requests_of_person(session: Session, person_id: int | None) -> Sequence[JoinRequest]:
    """Give what a person has asked and still waits for."""
    return session.scalars(
        select(JoinRequest)
        .where(JoinRequest.person_id == person_id, JoinRequest.status == "open")
        .order_by(JoinRequest.id)
    ).all()


def mandate_of(session: Session, seat_id: int) -> Mandate | None:
    """Give the mandate a seat holds, one that begins later too."""
    return session.scalar(_standing_mandates().where(Mandate.seat_id == seat_id))


def _mandates(session: Session, organisation_id: int) -> dict[int, Mandate]:
    rows = session.scalars(
        _standing_mandates()
        .join(Seat, Seat.id == Mandate.seat_id)
        .where(Seat.organisation_id == organisation_id)
    )
    return {mandate.seat_id: mandate for mandate in rows}


def _standing_mandates() -> Select[Mandate]:
    return select(Mandate).where(
        Mandate.ended_at.is_(None), or_(Mandate.until.is_(None), Mandate.until >= today())
    )
