"""Who is told what becomes of a version: those who speak for its parties, and their boards."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Role
from commissioning.organisations.models import Seat
from commissioning.organisations.queries.seats import stands
from commissioning.partnerships.lifecycle import SPEAKERS
from commissioning.people.models import Person

MOST_TOLD = 1_000  # letters about one version: 200 parties have a handful each
MINUTING = frozenset({Role.CHAIR, Role.SECRETARY})


def readers_of(session: Session, organisation_ids: Collection[int]) -> list[tuple[str, str]]:
    """Give (seat reference, email address) of those to tell at these organisations."""
    found = session.execute(
        select(Seat.ref, Person.email)
        .join(Person, Person.id == Seat.person_id)
        .where(
            Seat.organisation_id.in_(organisation_ids),
            Seat.role.in_(SPEAKERS | MINUTING),
            stands(),
        )
        .order_by(Seat.id)
        .limit(MOST_TOLD)
    )
    return [(row.ref, row.email) for row in found]
