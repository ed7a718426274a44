"""What every act on a review begins with: one at a time, and the policy."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.errors import Hidden, Refused
from commissioning.partnerships.models import Partnership
from commissioning.reviews.models import Review, ReviewPoint
from commissioning.reviews.permissions.reviewing import REVIEWS

LONGEST = 4_000


def held_review(session: Session, actor: Actor, ref: str, verb: str) -> Review:
    """Give the review to which `actor` may do `verb`, kept from other writers until we end.

    Raises:
        Hidden: There is none, or none the actor may see.
        NotAllowed: The actor may see it, but not do this.
    """
    take = select(Review).where(Review.ref == ref).with_for_update(key_share=True)
    found = session.scalar(take.execution_options(populate_existing=True))
    if found is None:
        raise Hidden
    REVIEWS.require(session, actor, verb, found)
    return found


def held_point(session: Session, actor: Actor, ref: str, verb: str) -> tuple[Review, ReviewPoint]:
    """Give a standing point, and its review held as `held_review` does.

    Raises:
        Hidden, NotAllowed: As `held_review`; a point that was taken out is not there.
    """
    wanted = select(Review.ref).join(ReviewPoint, ReviewPoint.review_id == Review.id)
    review_ref = session.scalar(wanted.where(ReviewPoint.ref == ref))
    if review_ref is None:
        raise Hidden
    review = held_review(session, actor, review_ref, verb)
    standing = select(ReviewPoint).where(ReviewPoint.ref == ref, ReviewPoint.taken_out_at.is_(None))
    point = session.scalar(standing.execution_options(populate_existing=True))
    if point is None:
        raise Hidden
    return review, point


def hold_partnership(session: Session, number: int) -> None:
    """Hold a partnership before a side is taken in it, as every act in a partnership does.

    Taken the other way round, one person's two acts at once would each wait for the other.
    """
    take = select(Partnership.id).where(Partnership.id == number)
    session.execute(take.with_for_update(key_share=True))


def said(words: str, otherwise: str, field: str = "words", longest: int = LONGEST) -> str:
    """Give what was typed without the space around it.

    Raises:
        Refused: Nothing is said (then `otherwise`), or more than `longest` letters.
    """
    kept = words.strip()
    if not kept:
        raise Refused(otherwise, field)
    if len(kept) > longest:
        raise Refused(f"Use {longest:,} letters or fewer", field)
    return kept
