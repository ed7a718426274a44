"""What the partners answer to a point of a review."""

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.trail import record
from commissioning.partnerships.actions.sides import take_side
from commissioning.reviews import letters
from commissioning.reviews.actions.keeping import held_point, hold_partnership, said
from commissioning.reviews.actions.telling import page_of_review, tell
from commissioning.reviews.models import ReviewAnswer
from commissioning.reviews.queries.readers import reviewer

SAY_IT = "Enter your answer"


def answer_point(
    session: Session, actor: Actor, point_ref: str, words: str, site: str
) -> ReviewAnswer:
    """Answer a strength, a question or a concern for one's organisation; the reviewer is told.

    Raises:
        Hidden, NotAllowed: The actor speaks for no partner, or is the reviewer.
        Refused: Nothing is said, or the person acts for another side.
    """
    review, point = held_point(session, actor, point_ref, "answer")
    hold_partnership(session, review.partnership_id)
    take_side(session, actor, review.partnership)
    made = ReviewAnswer(
        point_id=point.id,
        organisation_id=actor.organisation_id,
        words=said(words, SAY_IT),
        by_seat=actor.seat_ref,
    )
    session.add(made)
    record(session, actor, "answer", made, after={"review": review.ref, "point": point.ref})
    tell(session, reviewer(session, review), letters.answered, page_of_review(review, site))
    return made
