"""What the desk asks of places."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.places.models import Place


def places_convened(session: Session, actor: Actor) -> Sequence[Place]:
    """Give the places this seat convenes."""
    if not actor.convenes:
        return ()
    wanted = select(Place).where(Place.id.in_(actor.convenes)).order_by(Place.name)
    return session.scalars(wanted).all()
