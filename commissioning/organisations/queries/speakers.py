"""Who speaks for an organisation day to day, so that letters reach them."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import DECLARING
from commissioning.organisations.models import Seat
from commissioning.organisations.permissions import stands
from commissioning.people.models import Person

MOST_TOLD = 20  # letters about one thing; organisations here have a handful of speakers


def speakers_of(session: Session, organisation_id: int) -> list[tuple[str, str]]:
    """Give (seat reference, email address) of an organisation's officers and admins."""
    found = session.execute(
        select(Seat.ref, Person.email)
        .join(Person, Person.id == Seat.person_id)
        .where(Seat.organisation_id == organisation_id, Seat.role.in_(DECLARING), stands())
        .order_by(Seat.id)
        .limit(MOST_TOLD)
    )
    return [(row.ref, row.email) for row in found]
