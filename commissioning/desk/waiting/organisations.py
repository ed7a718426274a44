"""What waits because of an organisation: who asks to join, who publishes, who vouches."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from commissioning.desk.waiting.waits import MOST, Waits
from commissioning.foundation.actor import Actor, Role
from commissioning.organisations.queries.seats import has_commissioner, open_requests
from commissioning.organisations.queries.vouches import vouches_asked_of


def requests_to_join(session: Session, actor: Actor) -> Iterator[Waits]:
    """Name who asks an admin to join the organisation."""
    if actor.role is not Role.ADMIN or actor.organisation_id is None:
        return
    for request in open_requests(session, actor, actor.organisation_id)[:MOST]:
        words = f"{request.person.name} asks to join {actor.organisation_name}."
        yield Waits(words, "Answer", "organisations.people", actor.organisation_ref)


def nobody_publishes(session: Session, actor: Actor) -> Iterator[Waits]:
    """Tell a buyer's admin that nobody can publish yet."""
    if actor.role is not Role.ADMIN or not actor.buys or has_commissioner(session, actor):
        return
    yield Waits(
        f"Nobody can publish for {actor.organisation_name} yet. That needs the role of "
        "commissioner: take it yourself, or give it to a colleague.",
        "Choose who publishes",
        "organisations.people",
        actor.organisation_ref,
    )


def vouching(session: Session, actor: Actor) -> Iterator[Waits]:
    """Name the groups that ask this organisation to vouch for them."""
    if actor.role not in (Role.ADMIN, Role.OFFICER) or not actor.verified:
        return
    for group in vouches_asked_of(session, actor.organisation_id)[:MOST]:
        yield Waits(
            f"{group.name} asks whether you know them and can vouch for them.",
            "Read and answer",
            "organisations.profile",
            group.ref,
        )
