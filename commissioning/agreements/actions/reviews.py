"""Reviews: that one took place, and what was learnt, is somebody's act; a date alone is neither."""

from datetime import date

from sqlalchemy.orm import Session

from commissioning.agreements.actions.keeping import held_agreement
from commissioning.agreements.models import ReviewHeld
from commissioning.agreements.queries.disputes import content_in_force, days_held
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import today
from commissioning.foundation.errors import Hidden, Refused
from commissioning.foundation.trail import record

LONGEST = 4_000
HELD_ALREADY = "What was learnt that day is on the record already"
STILL_AHEAD = "Enter the day on which it took place: today, or a day before"
SAY_WHAT = "Say what you learnt, or that nothing needs to change"


def hold_review(
    session: Session, actor: Actor, agreement_ref: str, due_on: date, held_on: date, learnt: str
) -> ReviewHeld:
    """Write down that the review foreseen for `due_on` took place, and what was learnt.

    Raises:
        Hidden: No version in force foresees a review on that day, or the actor may not see it.
        NotAllowed: The actor does not speak for a partner.
        Refused: It was written down before, its day is ahead, or nothing is said.
    """
    agreement = held_agreement(session, actor, agreement_ref, "draft")
    content = content_in_force(session, agreement)
    if content is None or due_on not in {review.on for review in content.reviews}:
        raise Hidden
    if due_on in days_held(session, agreement):
        raise Refused(HELD_ALREADY)
    _refuse_unsaid(held_on, learnt)
    held = ReviewHeld(
        agreement_id=agreement.id,
        due_on=due_on,
        held_on=held_on,
        learnt=learnt.strip()[:LONGEST],
        by_seat=actor.seat_ref,
    )
    session.add(held)
    session.flush()
    record(session, actor, "review", agreement, after={"review": held.ref})
    return held


def _refuse_unsaid(held_on: date, learnt: str) -> None:
    if held_on > today():
        raise Refused(STILL_AHEAD, "held_on")
    if not learnt.strip():
        raise Refused(SAY_WHAT, "learnt")
