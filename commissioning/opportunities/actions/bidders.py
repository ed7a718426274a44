"""Who has a declaration on an opportunity: register/ knows, and writes it down here."""

from sqlalchemy.orm import Session

from commissioning.opportunities.models import Bidder


def note_bidder(session: Session, opportunity_id: int, organisation_id: int) -> None:
    """Note that an organisation has a declaration on an opportunity; once is enough."""
    held = session.get(Bidder, (opportunity_id, organisation_id))
    if held is None:
        session.add(Bidder(opportunity_id=opportunity_id, organisation_id=organisation_id))
        session.flush()
