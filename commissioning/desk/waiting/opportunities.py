"""What waits for a commissioner: their own interests, others', and what they publish."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from commissioning.desk.queries.opportunities import undecided, unpublished, year_is_declared
from commissioning.desk.waiting.waits import MOST, Waits
from commissioning.foundation.actor import Actor
from commissioning.opportunities.permissions import is_commissioner
from commissioning.opportunities.queries.interests import waiting_for as interests_of_others


def interests(session: Session, actor: Actor) -> Iterator[Waits]:
    """Ask a commissioner for this year's declaration of interests."""
    if is_commissioner(actor) and not year_is_declared(session, actor):
        words = (
            "You have not made this year's declaration of interests. Until you have, you see "
            "what the public sees."
        )
        yield Waits(words, "Make it", "opportunities.interests")


def buying(session: Session, actor: Actor) -> Iterator[Waits]:
    """Name what the buyer's opportunities wait for: interests, a decision, publishing."""
    if not is_commissioner(actor):
        return
    for about in interests_of_others(session, actor)[:MOST]:
        words = f"{about.Person.name} has an interest in {about.Opportunity.title}."
        yield Waits(words, "Say how it is dealt with", "opportunities.mitigation", about[0].ref)
    for row in undecided(session, actor, MOST):
        words = f"{row.title} has closed. When you have decided, record who was chosen."
        yield Waits(words, "Look at it", "opportunities.opportunity", row.ref)
    for row in unpublished(session, actor, MOST):
        words = f"{row.title} is a draft. Nobody outside sees it until you publish it."
        yield Waits(words, "Go on with it", "opportunities.prepare", row.ref)
