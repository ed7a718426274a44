"""Which organisation's commissioner chose the sharing mode, or recorded the decision."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.opportunities.models import Opportunity
from commissioning.organisations.models import Organisation, Seat


def for_the_buyer(session: Session, opportunity: Opportunity, *seats: str) -> list[str]:
    """Give, for each of these seats, its organisation's name; "" where that is the buyer itself."""
    wanted = [ref for ref in seats if ref]
    if not wanted:
        return ["" for _ in seats]
    rows = session.execute(
        select(Seat.ref, Organisation.id, Organisation.name)
        .join(Organisation, Organisation.id == Seat.organisation_id)
        .where(Seat.ref.in_(wanted))
    )
    buyer = opportunity.buyer_organisation_id
    names = {ref: name for ref, number, name in rows if number != buyer}
    return [names.get(ref, "") for ref in seats]
