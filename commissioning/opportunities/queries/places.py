"""The places a commissioner publishes into."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.errors import Refused
from commissioning.places.models import Place


def places_of_theirs(session: Session, actor: Actor) -> Sequence[Place]:
    """Give the places the actor's organisation belongs to, by name."""
    return session.scalars(
        select(Place).where(Place.id.in_(actor.places)).order_by(Place.name)
    ).all()


def place_of_theirs(session: Session, actor: Actor, ref: str) -> Place:
    """Give the place with this reference, or the only one they have when none is named.

    Raises:
        Refused: It is none of theirs, or they have several and named none.
    """
    held = places_of_theirs(session, actor)
    found = next((place for place in held if place.ref == ref), None)
    if found is None and not ref and len(held) == 1:
        found = held[0]
    if found is None:
        raise Refused("Choose the place it is for", "place")
    return found
