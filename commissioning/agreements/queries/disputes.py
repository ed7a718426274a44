"""Disputes and reviews of an agreement, for those who read it from inside."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from commissioning.agreements.models import Agreement, Dispute, DisputeNote, ReviewHeld
from commissioning.agreements.permissions import AGREEMENTS, DISPUTES
from commissioning.agreements.queries.agreements import in_force
from commissioning.agreements.queries.drafts import content_of_version
from commissioning.agreements.rules.content import Content
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import today
from commissioning.foundation.errors import Hidden

INSIDE = "see who looked"  # the partners' own people, staff and board
MOST_SHOWN = 100


def agreement_inside(session: Session, actor: Actor, ref: str) -> Agreement:
    """Give an agreement to the partners' own people.

    Raises:
        Hidden: There is none, or the actor is of none of the partners.
    """
    found = AGREEMENTS.find(session, actor, ref)
    if not AGREEMENTS.may(session, actor, INSIDE, found):
        raise Hidden
    return found


def content_in_force(session: Session, agreement: Agreement) -> Content | None:
    """Give what binds the parties today; None where nothing does."""
    version = in_force(session, agreement.id, today())
    return None if version is None else content_of_version(version)


def disputes_of(session: Session, actor: Actor, agreement: Agreement) -> Sequence[Dispute]:
    """List an agreement's disputes that the actor may see, the newest first."""
    return session.scalars(
        select(Dispute)
        .where(Dispute.agreement_id == agreement.id, DISPUTES.rows(actor))
        .options(joinedload(Dispute.by_organisation))
        .order_by(Dispute.id.desc())
        .limit(MOST_SHOWN)
    ).all()


def dispute_of(session: Session, actor: Actor, agreement_ref: str, ref: str) -> Dispute:
    """Give one dispute under the agreement its address names, with its notes.

    Raises:
        Hidden: There is none, or the actor may not see it.
    """
    found = DISPUTES.find(session, actor, ref)
    if found.agreement.ref != agreement_ref:
        raise Hidden
    loaded = selectinload(Dispute.notes).joinedload(DisputeNote.organisation)
    wanted = select(Dispute).where(Dispute.id == found.id)
    return session.scalars(wanted.options(loaded, joinedload(Dispute.by_organisation))).one()


def reviews_held(session: Session, agreement: Agreement) -> Sequence[ReviewHeld]:
    """List the reviews that took place, the newest first."""
    return session.scalars(
        select(ReviewHeld)
        .where(ReviewHeld.agreement_id == agreement.id)
        .order_by(ReviewHeld.due_on.desc(), ReviewHeld.id)
        .limit(MOST_SHOWN)
    ).all()


def days_held(session: Session, agreement: Agreement) -> frozenset[date]:
    """Give the days for which a review took place: a day counts once, whatever was moved."""
    days = select(ReviewHeld.due_on).where(ReviewHeld.agreement_id == agreement.id)
    return frozenset(session.scalars(days))
