"""What partners say of a commissioner's way of working, as a reader may see it."""

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import BUYING, Actor
from commissioning.opportunities.models import Opportunity
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership
from commissioning.reviews.models import Review, WorkingView
from commissioning.reviews.permissions.reviewing import READ_BY_PARTNERS, WORKING_VIEWS

MOST_SHOWN = 200


def commissioners_met(
    session: Session, actor: Actor, partnership: Partnership
) -> Sequence[Organisation]:
    """Give those whose way of working a partner can speak of: the buyer, and who reviewed it.

    The caller has found `partnership` for an actor who may "say how working" there; a review that
    was not shared with the partners tells them nothing here.
    """
    buyer = select(Opportunity.buyer_organisation_id).where(
        Opportunity.id == partnership.opportunity_id,
        Opportunity.buyer_organisation_id.is_not(None),
    )
    reviewers = select(Review.organisation_id).where(
        Review.partnership_id == partnership.id, Review.status.in_(READ_BY_PARTNERS)
    )
    return session.scalars(
        select(Organisation)
        .where(
            or_(Organisation.id.in_(buyer), Organisation.id.in_(reviewers)),
            Organisation.kind.in_(BUYING),
            Organisation.id != actor.organisation_id,
        )
        .order_by(Organisation.name, Organisation.id)
    ).all()


def views_of(session: Session, actor: Actor, partnership: Partnership) -> Sequence[WorkingView]:
    """Give what was said in a partnership that the actor may see, replaced words among them.

    By commissioner, then by partner, the newest first.
    """
    return session.scalars(
        select(WorkingView)
        .where(WorkingView.partnership_id == partnership.id, WORKING_VIEWS.rows(actor))
        .options(*WORKING_VIEWS.load)
        .order_by(WorkingView.about_id, WorkingView.organisation_id, WorkingView.id.desc())
        .limit(MOST_SHOWN)
    ).all()


def to_answer(session: Session, actor: Actor, partnership: Partnership) -> frozenset[int]:
    """Give the inner numbers of the views that the actor may answer, and nobody has answered."""
    return frozenset(
        session.scalars(
            select(WorkingView.id).where(
                WorkingView.partnership_id == partnership.id,
                WorkingView.answered_at.is_(None),
                WORKING_VIEWS.rows(actor, "answer"),
            )
        )
    )


def standing_view(
    session: Session, actor: Actor, partnership: Partnership, about_id: int
) -> WorkingView | None:
    """Give what the actor's own organisation says now of a commissioner's way of working."""
    return session.scalars(
        select(WorkingView).where(
            WorkingView.partnership_id == partnership.id,
            WorkingView.organisation_id == actor.organisation_id,
            WorkingView.about_id == about_id,
            WorkingView.replaced_at.is_(None),
        )
    ).one_or_none()
