"""What waits because of what we are bidding for: introductions, outcomes, drafts."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from commissioning.desk.queries.register import (
    buyers_not_told,
    deadlines_passed,
    drafts,
    last_decisions,
    marks_to_answer,
)
from commissioning.desk.waiting.waits import MOST, Waits
from commissioning.foundation.actor import Actor
from commissioning.register.queries.introductions import waiting_for_answer


def introductions(session: Session, actor: Actor) -> Iterator[Waits]:
    """Name the introductions that wait for this seat's answer."""
    for offer in waiting_for_answer(session, actor)[:MOST]:
        words = "There may be somebody to talk to about something you are bidding for."
        yield Waits(words, "Read their card", "register.introduction", offer.ref)


def buyers_to_tell(session: Session, actor: Actor) -> Iterator[Waits]:
    """Name the talks whose note to the buyer nobody has said to be sent."""
    for row in buyers_not_told(session, actor, MOST):
        words = f"You are in talks about {row.title}, and the buyer has not been told of it yet."
        yield Waits(words, "Print the note, and send it", "register.introduction", row.ref)


def marks(session: Session, actor: Actor) -> Iterator[Waits]:
    """Name those who said where they and we stand, while we have said nothing."""
    for row in marks_to_answer(session, actor, MOST):
        words = f"{row.by} has said where the two of you stand on {row.title}."
        yield Waits(words, "Read it, and say it too", "register.declaration", row.ref)


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
