"""Whom a place's convenors look at: written down on the floor that asks (ARCHITECTURE.md, 6)."""

from sqlalchemy.orm import Session

from commissioning.organisations.actions.concerns import keep_concerns
from commissioning.places.queries.concerning import places_concerned


def note_concerns(session: Session, organisation_id: int) -> None:
    """Write down which places an organisation concerns now; flushes, as stays are read."""
    session.flush()
    keep_concerns(session, organisation_id, places_concerned(session, organisation_id))
