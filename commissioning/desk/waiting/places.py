"""What waits because of a place: its convenor's word, and what waits for its convenor."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from commissioning.desk.queries.places import places_convened
from commissioning.desk.waiting.waits import Waits
from commissioning.foundation.actor import Actor, Role
from commissioning.places.queries.waiting import waiting_counts


def membership(_session: Session, actor: Actor) -> Iterator[Waits]:
    """Say that an organisation is not confirmed yet, or in no place."""
    if not actor.verified and actor.places:
        yield Waits(
            f"The convenor has not confirmed {actor.organisation_name} yet. You can write and "
            "declare meanwhile; it is held for you and shown once they have.",
            "See your organisation",
            "organisations.profile",
            actor.organisation_ref,
        )
    elif not actor.places and actor.role in (Role.ADMIN, Role.OFFICER):
        yield Waits(
            f"{actor.organisation_name} is not in a place yet. Join one to work with others there.",
            "See the places",
            "places.browse",
        )


def convening(session: Session, actor: Actor) -> Iterator[Waits]:
    """Count what waits for this seat as convenor, place by place."""
    for place in places_convened(session, actor):
        total = sum(waiting_counts(session, place))
        if total:
            things = "One thing waits" if total == 1 else f"{total} things wait"
            words = f"{things} for you as convenor of {place.name}."
            yield Waits(words, "Look at them", "places.convening", place.ref)
