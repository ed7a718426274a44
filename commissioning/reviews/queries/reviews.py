"""Reviews as a reader may see them, and what waits because of one."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session, joinedload, selectinload

from commissioning.agreements.models import Agreement, Version
from commissioning.agreements.permissions import VERSIONS
from commissioning.foundation.actor import Actor
from commissioning.foundation.errors import Hidden
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership
from commissioning.reviews.models import Review, ReviewAnswer, ReviewPoint
from commissioning.reviews.permissions.reviewing import REVIEWS
from commissioning.reviews.rules.reviewing import PointKind

MOST_SHOWN = 100
MOST_WAITING = 50
STANDING = ("offered", "approved", "signed", "acknowledged")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A review that waits for somebody, and the partnership it is of, by their references."""

    ref: str
    review: str
    title: str
    by: str


def reviews_of(session: Session, actor: Actor, partnership: Partnership) -> Sequence[Review]:
    """Give the reviews of a partnership that the actor may see, the newest first."""
    return session.scalars(
        select(Review)
        .where(Review.partnership_id == partnership.id, REVIEWS.rows(actor))
        .options(joinedload(Review.organisation), joinedload(Review.person))
        .order_by(Review.id.desc())
        .limit(MOST_SHOWN)
    ).all()


def review_of(session: Session, actor: Actor, ref: str, review_ref: str) -> Review:
    """Give one review of the partnership that its address names, with its points and answers.

    Raises:
        Hidden: There is none, or none that the actor may see.
    """
    answers = selectinload(Review.points).selectinload(ReviewPoint.answers)
    found = session.scalars(
        select(Review)
        .join(Review.partnership)
        .where(Review.ref == review_ref, Partnership.ref == ref, REVIEWS.rows(actor))
        .options(
            *REVIEWS.load, joinedload(Review.person), answers.joinedload(ReviewAnswer.organisation)
        )
    ).one_or_none()
    if found is None:
        raise Hidden
    return found


def points_by_kind(review: Review) -> dict[PointKind, list[ReviewPoint]]:
    """Give what a review says, strengths first, without what was taken out of it."""
    standing = [point for point in review.points if point.taken_out_at is None]
    return {kind: [each for each in standing if each.kind == kind] for kind in PointKind}


def unanswered(review: Review) -> list[ReviewPoint]:
    """Give the questions and concerns that no partner has answered yet, in their order."""
    found = points_by_kind(review)
    asking = [*found[PointKind.QUESTION], *found[PointKind.CONCERN]]
    return [point for point in asking if not point.answers]


def newest_offered(session: Session, actor: Actor, partnership_id: int) -> Version | None:
    """Give the newest standing version of which the actor may read the text; None without any."""
    return session.scalars(
        select(Version)
        .join(Version.agreement)
        .where(
            Agreement.partnership_id == partnership_id,
            Version.status.in_(STANDING),
            VERSIONS.rows(actor, "read"),
        )
        .options(joinedload(Version.agreement))
        .order_by(Version.id.desc())
        .limit(1)
    ).one_or_none()


def version_read(session: Session, actor: Actor, review: Review) -> Version | None:
    """Give the version that a review is about, where its text is the actor's to read too."""
    wanted = select(Version).where(Version.id == review.version_id, VERSIONS.rows(actor, "read"))
    return session.scalars(wanted.options(joinedload(Version.agreement))).one_or_none()


def waiting_for_answers(session: Session, actor: Actor) -> list[Waiting]:
    """Give the reviews with a question or concern that no partner has answered yet."""
    return _waiting(session, REVIEWS.rows(actor, "answer"), _has_unanswered())


def waiting_to_conclude(session: Session, actor: Actor) -> list[Waiting]:
    """Give the actor's own shared reviews in which every question and concern is answered."""
    return _waiting(session, REVIEWS.rows(actor, "conclude"), ~_has_unanswered())


def _has_unanswered() -> ColumnElement[bool]:
    answered = exists().where(ReviewAnswer.point_id == ReviewPoint.id).correlate(ReviewPoint)
    asks = exists().where(
        ReviewPoint.review_id == Review.id,
        ReviewPoint.kind.in_((PointKind.QUESTION, PointKind.CONCERN)),
        ReviewPoint.taken_out_at.is_(None),
        ~answered,
    )
    return asks.correlate(Review)


def _waiting(session: Session, *which: ColumnElement[bool]) -> list[Waiting]:
    rows = session.execute(
        select(Partnership.ref, Review.ref, Partnership.title, Organisation.name)
        .join(Partnership, Partnership.id == Review.partnership_id)
        .join(Organisation, Organisation.id == Review.organisation_id)
        .where(*which)
        .order_by(Review.id)
        .limit(MOST_WAITING)
    )
    return [Waiting(*row) for row in rows]
