"""Gathers what the paper of a concluded review says."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import day_in_london, today
from commissioning.reviews.models import Review, ReviewPoint
from commissioning.reviews.queries.reviewers import (
    by_a_party,
    declared_interest,
    sides_taken_since,
)
from commissioning.reviews.queries.reviews import points_by_kind, version_read
from commissioning.reviews.rules.review_paper import Answered, Point, ReviewFacts
from commissioning.reviews.rules.reviewing import (
    ADVICE_OF_A_PARTY,
    Conclusion,
    PointKind,
)


def facts_of_review(session: Session, actor: Actor, review: Review) -> ReviewFacts:
    """Give the facts of the paper; the caller has found a concluded review for the actor."""
    partnership, name = review.partnership, review.organisation.name
    about = partnership.opportunity
    of_a_party = ADVICE_OF_A_PARTY.format(name=name) if by_a_party(session, review) else ""
    return ReviewFacts(
        partnership=partnership.title,
        partners=[e.organisation.name for e in partnership.partners if e.status == "partner"],
        opportunity=about.title if about else "",
        by=name,
        reviewer=review.person.name,
        about_version=_version_words(session, actor, review),
        interest=declared_interest(session, review),
        since=sides_taken_since(session, [review]).get(review.id, ""),
        of_a_party=of_a_party,
        shared_on=_day(review.shared_at),
        concluded_on=_day(review.concluded_at),
        conclusion=Conclusion(review.conclusion),
        reasons=review.reasons,
        points=[
            _point(kind, each) for kind, found in points_by_kind(review).items() for each in found
        ],
        printed_on=today(),
    )


def _version_words(session: Session, actor: Actor, review: Review) -> str:
    version = version_read(session, actor, review)
    return f"Version {version.number} of {version.agreement.title}" if version else ""


def _point(kind: PointKind, point: ReviewPoint) -> Point:
    answers = [Answered(e.organisation.name, _day(e.created_at), e.words) for e in point.answers]
    return Point(kind, point.words, answers)


def _day(moment: datetime | None) -> date:
    return day_in_london(moment) if moment else today()
