"""What the days bring under agreements in force: open disputes, and reviews whose day has come."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from commissioning.agreements.models import Agreement, Dispute, ReviewHeld, Version
from commissioning.agreements.permissions import AGREEMENTS, DISPUTES
from commissioning.agreements.queries.in_force import versions_in_force
from commissioning.agreements.rules.content import from_json
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import today

MOST_AGREEMENTS = 50


@dataclass(frozen=True, slots=True)
class DueReview:
    """A review that the version in force foresaw for a day that has come."""

    agreement: Agreement
    on: date


def open_disputes(session: Session, actor: Actor) -> Sequence[Dispute]:
    """Give the open disputes in which the actor may take part, those longest at a step first."""
    return session.scalars(
        select(Dispute)
        .where(Dispute.status == "open", DISPUTES.rows(actor, "step"))
        .options(joinedload(Dispute.agreement))
        .order_by(Dispute.step_since, Dispute.id)
        .limit(MOST_AGREEMENTS)
    ).all()


def reviews_due(session: Session, actor: Actor) -> list[DueReview]:
    """Give the reviews whose day has come and that the actor may hold, the oldest first."""
    may_hold = AGREEMENTS.rows(actor, "draft")
    newest = select(Agreement).where(may_hold).order_by(Agreement.id.desc())
    agreements = {each.id: each for each in session.scalars(newest.limit(MOST_AGREEMENTS))}
    held = _held(session, agreements)
    due = [
        DueReview(agreements[number], on)
        for number, days in _foreseen(
            session, versions_in_force(session, agreements.values())
        ).items()
        for on in days
        if on <= today() and (number, on) not in held
    ]
    return sorted(due, key=lambda each: each.on)


def _foreseen(session: Session, versions: list[int]) -> dict[int, list[date]]:
    """Give the days of reviews by the inner number of the agreement."""
    if not versions:
        return {}
    rows = session.execute(
        select(Version.agreement_id, Version.content).where(Version.id.in_(versions))
    )
    return {
        number: sorted({review.on for review in from_json(content).reviews})
        for number, content in rows
    }


def _held(session: Session, agreements: Iterable[int]) -> set[tuple[int, date]]:
    ids = list(agreements)
    if not ids:
        return set()
    wanted = select(ReviewHeld.agreement_id, ReviewHeld.due_on)
    rows = session.execute(wanted.where(ReviewHeld.agreement_id.in_(ids)))
    return {(number, on) for number, on in rows}
