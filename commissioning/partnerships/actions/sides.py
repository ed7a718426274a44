"""For whom a person acts: nobody acts for two sides (PRODUCT.md section 2)."""

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.db import is_sqlite
from commissioning.foundation.errors import Refused
from commissioning.partnerships.models import Partnership, Side
from commissioning.partnerships.permissions import acts_for_another_side
from commissioning.people.models import Person

TWO_SIDES = (
    "You have acted for another organisation in this, or in another partnership on the same "
    "opportunity. Nobody acts for two sides, so a colleague has to do this."
)


def take_side(session: Session, actor: Actor, partnership: Partnership) -> None:
    """Write down for whom the person acts here; every act in a partnership calls this.

    Raises:
        Refused: The person acts for another partner, or for another bid on the opportunity.
    """
    session.flush()
    # A person's acts in two roles take turns, or each would not see the other's side.
    person = select(Person.id).where(Person.id == actor.person_id)
    session.execute(person.with_for_update(key_share=True))
    for_another = select(Partnership.id).where(
        Partnership.id == partnership.id, acts_for_another_side(actor)
    )
    if session.scalar(for_another) is not None:
        raise Refused(TWO_SIDES)
    insert = sqlite_insert if is_sqlite(session) else postgresql_insert
    side = {
        "person_id": actor.person_id,
        "partnership_id": partnership.id,
        "organisation_id": actor.organisation_id,
        "at": now(),
    }
    session.execute(insert(Side).values(side).on_conflict_do_nothing())
