"""Who entered what those without an account said: the record names them beside it."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.boards.models import Resolution
from commissioning.organisations.models import Seat
from commissioning.people.models import Person


def who_entered(session: Session, resolution: Resolution) -> Mapping[str, str]:
    """Name who entered votes of people without an account, by the reference of their seat."""
    members = {each.id for each in resolution.voters if each.member_id is not None}
    seats = {vote.by_seat for vote in resolution.votes if vote.voter_id in members}
    if not seats:
        return {}
    named = select(Seat.ref, Person.name).join(Person, Person.id == Seat.person_id)
    return {row.ref: row.name for row in session.execute(named.where(Seat.ref.in_(seats)))}
