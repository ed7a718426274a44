"""Who in an organisation opens its board's decisions: the chair and the secretary."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor, Role
from commissioning.organisations.models import Seat
from commissioning.organisations.permissions import stands
from commissioning.people.models import Person

OPENING = (Role.CHAIR, Role.SECRETARY)
MOST_NAMED = 10


def who_opens(session: Session, actor: Actor) -> Sequence[str]:
    """Name those who may open a decision of the actor's own board, each with the role."""
    rows = session.execute(
        select(Person.name, Seat.role)
        .join(Person, Person.id == Seat.person_id)
        .where(Seat.organisation_id == actor.organisation_id, Seat.role.in_(OPENING), stands())
        .order_by(Person.name, Seat.id)
        .limit(MOST_NAMED)
    )
    return [f"{row.name} ({Role(row.role).words})" for row in rows]
