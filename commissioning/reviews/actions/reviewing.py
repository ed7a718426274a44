"""A commissioner's review: begun, written point by point, shared with the partners, concluded."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Hidden, Refused
from commissioning.foundation.trail import record
from commissioning.partnerships.models import Partnership
from commissioning.reviews import letters
from commissioning.reviews.actions.keeping import held_point, held_review, said
from commissioning.reviews.actions.telling import tell_partners
from commissioning.reviews.lifecycle import REVIEW
from commissioning.reviews.models import Review, ReviewPoint
from commissioning.reviews.permissions.reviewing import REVIEWED
from commissioning.reviews.queries.reviews import newest_offered
from commissioning.reviews.rules.reviewing import Conclusion, PointKind, why_not_shared

MOST_POINTS = 60
SAY_IT = "Enter what you would like to say"
SAY_WHY = "Say why, so that the partners can learn from it"
OPEN_ALREADY = "Your organisation has begun a review of this already. Go on with that one"
FULL = f"A review has room for {MOST_POINTS} points. Say the most important ones"
READ_ALREADY = "The partners have read it, so it stays. Add another point if you see it otherwise"


def begin_review(session: Session, actor: Actor, partnership_ref: str) -> Review:
    """Begin a review of a partnership, and of the newest version of its agreement that is offered.

    Raises:
        Hidden: There is none for the actor: not clear, or a competition to protect.
        NotAllowed: The actor has acted for a party, or it has ended.
        Refused: The actor's organisation has one under way.
    """
    take = select(Partnership).where(Partnership.ref == partnership_ref)
    found = session.scalar(take.with_for_update(key_share=True))
    if found is None:
        raise Hidden
    REVIEWED.require(session, actor, "begin", found)
    if _under_way(session, actor, found):
        raise Refused(OPEN_ALREADY)
    version = newest_offered(session, actor, found.id)
    made = Review(
        partnership=found,
        version_id=version.id if version else None,
        organisation_id=actor.organisation_id,
        person_id=actor.person_id,
        by_seat=actor.seat_ref,
    )
    session.add(made)
    about = {"partnership": found.ref, "version": version.ref if version else ""}
    record(session, actor, "begin", made, after=about)
    return made


def add_point(
    session: Session, actor: Actor, ref: str, kind: PointKind, words: str, site: str
) -> ReviewPoint:
    """Write down a strength, a question or a concern; once shared, the partners are told.

    Raises:
        Hidden, NotAllowed: The review is not the actor's to write.
        Refused: Nothing is said, or there are very many points already.
    """
    review = held_review(session, actor, ref, "write")
    made = ReviewPoint(
        review_id=review.id, kind=kind, words=said(words, SAY_IT), by_seat=actor.seat_ref
    )
    if len(_kinds(session, review)) >= MOST_POINTS:
        raise Refused(FULL)
    session.add(made)
    record(session, actor, "add", made, after={"review": review.ref, "kind": kind})
    if review.status == "shared":
        tell_partners(session, actor, review, letters.point_added, site)
    return made


def change_point(session: Session, actor: Actor, point_ref: str, words: str) -> None:
    """Put a point of a draft into other words.

    Raises:
        Hidden, NotAllowed: It is not the actor's to write.
        Refused: The partners have read it, or nothing is said.
    """
    point = _of_a_draft(session, actor, point_ref)
    point.words = said(words, SAY_IT)
    record(session, actor, "change", point)


def take_out_point(session: Session, actor: Actor, point_ref: str) -> None:
    """Take a point out of a draft.

    Raises:
        Hidden, NotAllowed: It is not the actor's to write.
        Refused: The partners have read it.
    """
    point = _of_a_draft(session, actor, point_ref)
    point.taken_out_at = now()
    record(session, actor, "take_out", point)


def share_review(session: Session, actor: Actor, ref: str, site: str) -> None:
    """Share a draft with the partners, who read and answer it from now on.

    Raises:
        Hidden, NotAllowed: It is not the actor's to share.
        Refused: It names no strength yet.
    """
    review = held_review(session, actor, ref, "write")
    if why_not := why_not_shared(_kinds(session, review)):
        raise Refused(why_not)
    REVIEW.move(session, actor, review, "share")
    review.shared_at = now()
    tell_partners(session, actor, review, letters.shared, site)


def conclude_review(
    session: Session, actor: Actor, ref: str, conclusion: Conclusion, reasons: str, site: str
) -> None:
    """Say what the review comes to, with reasons; it stays as it is from then on.

    Raises:
        Hidden, NotAllowed: It is not the actor's to conclude.
        IllegalMove: It was not shared.
        Refused: No reasons are given.
    """
    review = held_review(session, actor, ref, "write")
    why = said(reasons, SAY_WHY, "reasons")
    REVIEW.move(session, actor, review, "conclude", conclusion=conclusion)
    review.conclusion, review.reasons, review.concluded_at = conclusion, why, now()
    tell_partners(session, actor, review, letters.concluded, site)


def put_aside(session: Session, actor: Actor, ref: str) -> None:
    """Put a draft aside, which nobody but the reviewer's colleagues ever saw.

    Raises:
        Hidden, NotAllowed: It is not the actor's.
        IllegalMove: It was shared.
    """
    REVIEW.move(session, actor, held_review(session, actor, ref, "write"), "put_aside")


def take_over(session: Session, actor: Actor, ref: str) -> None:
    """Go on with a colleague's review, as its reviewer from now on.

    Raises:
        Hidden, NotAllowed: It is no colleague's, or it is concluded.
    """
    review = held_review(session, actor, ref, "take over")
    REVIEW.move(session, actor, review, "take_over", was_with=review.by_seat)
    review.person_id, review.by_seat = _person(actor), actor.seat_ref


def _person(actor: Actor) -> int:
    if actor.person_id is None:
        raise Hidden
    return actor.person_id


def _of_a_draft(session: Session, actor: Actor, point_ref: str) -> ReviewPoint:
    review, point = held_point(session, actor, point_ref, "write")
    if review.status != "draft":
        raise Refused(READ_ALREADY)
    return point


def _kinds(session: Session, review: Review) -> list[str]:
    wanted = select(ReviewPoint.kind).where(
        ReviewPoint.review_id == review.id, ReviewPoint.taken_out_at.is_(None)
    )
    return list(session.scalars(wanted))


def _under_way(session: Session, actor: Actor, partnership: Partnership) -> bool:
    number = session.scalar(
        select(func.count()).where(
            Review.partnership_id == partnership.id,
            Review.organisation_id == actor.organisation_id,
            Review.status.in_(("draft", "shared")),
        )
    )
    return bool(number)
