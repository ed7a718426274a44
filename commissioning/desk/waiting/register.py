"""What waits because of what we are bidding for: introductions, outcomes, drafts."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from commissioning.desk.queries import deadlines_passed, drafts, last_decisions
from commissioning.desk.waiting.waits import MOST, Waits
from commissioning.foundation.actor import Actor
from commissioning.register.queries.introductions import waiting_for_answer


def introductions(session: Session, actor: Actor) -> Iterator[Waits]:
    """Name the introductions that wait for this seat's answer."""
    for offer in waiting_for_answer(session, actor)[:MOST]:
        words = "There may be somebody to talk to about something you are bidding for."
        yield Waits(words, "Read their card", "register.introduction", offer.ref)


def outcomes(session: Session, actor: Actor) -> Iterator[Waits]:
    """Ask what came of a bid once the decision is recorded."""
    for row in last_decisions(session, actor, MOST):
        words = (
            f"The decision on {row.title} is recorded. Would you like to say what came of yours?"
        )
        yield Waits(words, "Say what came of it", "register.declaration", row.ref)


def bids_to_send(session: Session, actor: Actor) -> Iterator[Waits]:
    """Ask whether a bid was sent in, when its opportunity has closed."""
    for row in deadlines_passed(session, actor, MOST):
        words = f"{row.title} has closed. Did you send your bid in?"
        yield Waits(words, "Say where it stands", "register.declaration", row.ref)


def own_drafts(session: Session, actor: Actor) -> Iterator[Waits]:
    """Name the drafts that this seat may go on with."""
    for row in drafts(session, actor, MOST):
        yield Waits(f"Your draft about {row.title}.", "Go on with it", "register.edit", row.ref)
