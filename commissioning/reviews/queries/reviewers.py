"""Who reviews: what they declared, whether their organisation is a party, and whom they act for."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Row, Select, exists, select, union
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.filters import in_london
from commissioning.opportunities.models import Interest
from commissioning.opportunities.permissions import INTERESTS
from commissioning.organisations.models import Organisation, Seat
from commissioning.partnerships.models import Partner, Partnership, Side
from commissioning.people.models import Person
from commissioning.reviews.models import Review, ReviewPoint
from commissioning.reviews.permissions.reviewing import has_acted, is_a_party
from commissioning.reviews.rules.reviewing import acted_since, shared_interest

MOST_SHOWN = 100


def by_a_party(session: Session, review: Review) -> bool:
    """Tell whether the reviewer's organisation is itself a party to the partnership."""
    wanted = select(Review.id).where(Review.id == review.id, is_a_party())
    return session.scalar(wanted) is not None


def acted_for_a_party(session: Session, actor: Actor, partnership: Partnership) -> bool:
    """Tell whether the actor has acted for a party of it, or for another bid there."""
    acted = has_acted(actor.person_id)
    wanted = select(Partnership.id).where(Partnership.id == partnership.id, acted)
    return session.scalar(wanted) is not None


def officers_interests(
    session: Session, actor: Actor, opportunity_id: int | None
) -> Sequence[Row[Interest, Person, Organisation]]:
    """Give the interests declared in an opportunity that a commissioner may see."""
    return session.execute(
        select(Interest, Person, Organisation)
        .join(Person, Person.id == Interest.person_id)
        .join(Seat, Seat.ref == Interest.seat_ref)
        .join(Organisation, Organisation.id == Seat.organisation_id)
        .where(
            Interest.opportunity_id == opportunity_id,
            Interest.replaced_at.is_(None),
            INTERESTS.rows(actor),
        )
        .order_by(Interest.id)
        .limit(MOST_SHOWN)
    ).all()


def declared_interest(session: Session, review: Review) -> str:
    """Say, to those who read a review, what its reviewer declared; "" where it was nothing."""
    held = session.scalars(
        select(Interest)
        .where(
            Interest.person_id == review.person_id,
            Interest.opportunity_id == review.partnership.opportunity_id,
            Interest.replaced_at.is_(None),
        )
        .order_by(Interest.id.desc())
        .limit(1)
    ).one_or_none()
    return shared_interest(held.kind, held.mitigated_by) if held else ""


def sides_taken_since(session: Session, reviews: Sequence[Review]) -> Mapping[int, str]:
    """Say of each review, by its number, whether somebody who wrote in it has acted for a party.

    Nobody reviews after acting for a party, so whatever is found came later. Whoever may read the
    review may read this. Of another bid nothing is said: that there is one may be hidden from them.
    """
    numbers = [review.id for review in reviews]
    if not numbers:
        return {}
    found: dict[int, list[str]] = {}
    for number, words in _acts_here(session, numbers):
        found.setdefault(number, []).append(words)
    return {number: " ".join(dict.fromkeys(said)) for number, said in found.items()}


def _acts_here(session: Session, numbers: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Name the parties for which those who wrote act in the very partnership, and since when."""
    wrote = _who_wrote(numbers).subquery()
    rows = session.execute(
        select(Review.id, Review.person_id == Side.person_id, Organisation.name, Side.at)
        .join(wrote, wrote.c.review == Review.id)
        .join(
            Side,
            (Side.person_id == wrote.c.person) & (Side.partnership_id == Review.partnership_id),
        )
        .join(Organisation, Organisation.id == Side.organisation_id)
        .where(
            exists().where(
                Partner.partnership_id == Review.partnership_id,
                Partner.organisation_id == Side.organisation_id,
                Partner.status == "partner",
            )
        )
        .order_by(Review.id, Side.at)
    )
    for number, is_reviewer, name, at in rows:
        yield number, acted_since(name, in_london(at), is_reviewer=is_reviewer)


def _who_wrote(numbers: Sequence[int]) -> Select[int, int]:
    """Give (review, person) of the reviewers, and of whoever wrote a point before them."""
    reviewers = select(Review.id.label("review"), Review.person_id.label("person")).where(
        Review.id.in_(numbers)
    )
    writers = (
        select(ReviewPoint.review_id, Seat.person_id)
        .join(Seat, Seat.ref == ReviewPoint.by_seat)
        .where(ReviewPoint.review_id.in_(numbers), ReviewPoint.taken_out_at.is_(None))
    )
    both = union(reviewers, writers).subquery()
    return select(both.c.review, both.c.person)
