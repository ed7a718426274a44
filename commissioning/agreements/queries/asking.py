"""What all partners of an agreement are asked now, and what each has said to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, joinedload, selectinload

from commissioning.agreements.models import Agreement, Ask, Dispute, Reply
from commissioning.agreements.permissions import ASKS
from commissioning.agreements.rules.asking import Kind
from commissioning.foundation.actor import Actor
from commissioning.partnerships.models import Partner

MOST_WAITING = 50


@dataclass(frozen=True, slots=True)
class Answered:
    """One of those who are partners now, and its standing reply; None where none was given."""

    organisation_id: int
    name: str
    reply: Reply | None


def open_ask(
    session: Session, agreement: Agreement, kind: Kind, dispute: Dispute | None = None
) -> Ask | None:
    """Give what all partners are asked now: to end it, or that this dispute is settled so."""
    return session.scalar(
        select(Ask)
        .where(
            Ask.agreement_id == agreement.id,
            Ask.dispute_id == (dispute.id if dispute else None),
            Ask.kind == kind,
            Ask.status == "open",
        )
        .options(
            joinedload(Ask.by_organisation),
            selectinload(Ask.replies).joinedload(Reply.organisation),
        )
    )


def agreed_ask(session: Session, dispute: Dispute) -> Ask | None:
    """Give the words by which all settled a dispute, with each one's yes; None while it is open."""
    return session.scalar(
        select(Ask)
        .where(Ask.dispute_id == dispute.id, Ask.kind == Kind.SETTLE, Ask.status == "agreed")
        .options(selectinload(Ask.replies).joinedload(Reply.organisation))
        .order_by(Ask.id.desc())
        .limit(1)
    )


def who_answered(session: Session, ask: Ask) -> list[Answered]:
    """Give each of those who are partners now, in order of rank, with what it says."""
    said = {reply.organisation_id: reply for reply in ask.replies if reply.ended_at is None}
    partners = session.scalars(
        select(Partner)
        .join(Agreement, Agreement.partnership_id == Partner.partnership_id)
        .where(Agreement.id == ask.agreement_id, Partner.status == "partner")
        .options(joinedload(Partner.organisation))
        .order_by(Partner.rank)
    )
    return [
        Answered(one.organisation_id, one.organisation.name, said.get(one.organisation_id))
        for one in partners
    ]


def asks_waiting(session: Session, actor: Actor) -> Sequence[Ask]:
    """Give what waits for the actor's organisation to say yes or not yet to, newest first."""
    said = exists().where(
        Reply.ask_id == Ask.id,
        Reply.organisation_id == actor.organisation_id,
        Reply.ended_at.is_(None),
    )
    mine = ASKS.rows(actor, "answer")
    wanted = select(Ask).where(mine, Ask.status == "open", ~said.correlate(Ask))
    return session.scalars(wanted.order_by(Ask.id.desc()).limit(MOST_WAITING)).all()
