"""Who convenes a place, and who could."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import DECLARING, Role
from commissioning.organisations.models import Organisation, Seat
from commissioning.organisations.permissions import stands
from commissioning.people.models import Person
from commissioning.places.models import Duty, Membership

FIT = DECLARING | {Role.CHAIR, Role.SECRETARY, Role.TRUSTEE, Role.COMMISSIONER}  # no guests
MOST_OFFERED = 500


@dataclass(frozen=True, slots=True)
class Convenor:
    """Somebody who holds the duty today, or could: their seat, themselves, their organisation."""

    seat: Seat
    person: Person
    organisation: Organisation

    @property
    def words(self) -> str:
        """Name them as pages do: "Jo Reed, admin at Harbour Trust"."""
        role = Role(self.seat.role).words
        return f"{self.person.name}, {role} at {self.organisation.name}"


def convenors(session: Session, place_id: int) -> list[Convenor]:
    """Give everybody who convenes the place today, the longest in the duty first."""
    rows = session.execute(
        select(Seat, Person, Organisation)
        .join(Duty, Duty.seat_id == Seat.id)
        .join(Person, Person.id == Seat.person_id)
        .join(Organisation, Organisation.id == Seat.organisation_id)
        .where(Duty.place_id == place_id, Duty.ended_at.is_(None), stands())
        .order_by(Duty.given_at, Duty.id)
    )
    return [Convenor(*row) for row in rows]


def could_convene(session: Session, place_id: int) -> list[Convenor]:
    """Give the lasting seats of verified members whose people do not convene the place yet."""
    already = (
        select(Seat.person_id)
        .join(Duty, Duty.seat_id == Seat.id)
        .where(Duty.place_id == place_id, Duty.ended_at.is_(None), stands())
    )
    rows = session.execute(
        select(Seat, Person, Organisation)
        .join(Person, Person.id == Seat.person_id)
        .join(Organisation, Organisation.id == Seat.organisation_id)
        .join(Membership, Membership.organisation_id == Organisation.id)
        .where(
            Membership.place_id == place_id,
            Membership.status == "admitted",
            Organisation.verified_at.is_not(None),
            Organisation.retired_at.is_(None),
            Seat.role.in_(FIT),
            Seat.ended_at.is_(None),
            Seat.expires_on.is_(None),
            Seat.person_id.not_in(already),
        )
        .order_by(Organisation.name, Person.name, Seat.id)
        .limit(MOST_OFFERED)
    )
    return [Convenor(*row) for row in rows]


def duties_of_seat(session: Session, seat_id: int) -> Sequence[Duty]:
    """Give the duties that a seat holds now, ended seats too."""
    held = select(Duty).where(Duty.seat_id == seat_id, Duty.ended_at.is_(None))
    return session.scalars(held).all()


def duties_of_organisation(session: Session, organisation_id: int, place_id: int) -> Sequence[Duty]:
    """Give the duties in a place that are held by seats of one organisation."""
    held = (
        select(Duty)
        .join(Seat, Seat.id == Duty.seat_id)
        .where(
            Seat.organisation_id == organisation_id,
            Duty.place_id == place_id,
            Duty.ended_at.is_(None),
        )
    )
    return session.scalars(held).all()


def duty_of(session: Session, place_id: int, seat_ref: str) -> Duty | None:
    """Give the duty that the seat with this reference holds in the place, if it does."""
    held = (
        select(Duty)
        .join(Seat, Seat.id == Duty.seat_id)
        .where(Seat.ref == seat_ref, Duty.place_id == place_id, Duty.ended_at.is_(None))
    )
    return session.scalar(held)


def names_by_seat(session: Session, refs: Sequence[str]) -> dict[str, str]:
    """Give, for each seat, its person and organisation in words; past seats too."""
    rows = session.execute(
        select(Seat.ref, Person.name, Organisation.name)
        .join(Person, Person.id == Seat.person_id)
        .join(Organisation, Organisation.id == Seat.organisation_id)
        .where(Seat.ref.in_(refs))
    )
    return {ref: f"{person}, {organisation}" for ref, person, organisation in rows}
