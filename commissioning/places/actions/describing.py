"""What anyone reads about a place."""

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.trail import record
from commissioning.places.models import Place
from commissioning.places.permissions import PLACES


def describe_place(session: Session, actor: Actor, place: Place, about: str) -> None:
    """Say what a place is, in the convenor's words."""
    PLACES.require(session, actor, "convene", place)
    before, place.about = place.about, about
    record(
        session, actor, "described the place", place, before={"about": before},
        after={"about": about},
    )  # fmt: skip
