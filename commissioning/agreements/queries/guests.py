"""Guests who may write in the drafts of an agreement, and those of one's own who could."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from commissioning.agreements.models import Agreement, GuestDrafter
from commissioning.foundation.actor import Actor, Role
from commissioning.organisations.models import Organisation, Seat
from commissioning.organisations.permissions import stands
from commissioning.people.models import Person

MOST_GUESTS = 100


@dataclass(frozen=True, slots=True)
class Guest:
    """A guest of one's own organisation, by the reference of its seat."""

    ref: str
    name: str
    given: bool


def own_guests(session: Session, actor: Actor, agreement: Agreement) -> list[Guest]:
    """Give the guests of the actor's organisation, and which of them may write here."""
    given = exists().where(
        GuestDrafter.seat_id == Seat.id,
        GuestDrafter.agreement_id == agreement.id,
        GuestDrafter.ended_at.is_(None),
    )
    rows = session.execute(
        select(Seat.ref, Person.name, given.correlate(Seat))
        .join(Person, Person.id == Seat.person_id)
        .where(Seat.organisation_id == actor.organisation_id, Seat.role == Role.GUEST, stands())
        .order_by(Person.name, Seat.id)
        .limit(MOST_GUESTS)
    )
    return [Guest(ref, name, bool(may)) for ref, name, may in rows]


def guests_writing(session: Session, agreement: Agreement) -> Sequence[tuple[str, str]]:
    """Give (name, organisation) of each guest who may write in the draft; for all who write."""
    rows = session.execute(
        select(Person.name, Organisation.name)
        .join(Seat, Seat.person_id == Person.id)
        .join(GuestDrafter, GuestDrafter.seat_id == Seat.id)
        .join(Organisation, Organisation.id == GuestDrafter.organisation_id)
        .where(GuestDrafter.agreement_id == agreement.id, GuestDrafter.ended_at.is_(None), stands())
        .order_by(GuestDrafter.id)
        .limit(MOST_GUESTS)
    )
    return [(name, organisation) for name, organisation in rows]
