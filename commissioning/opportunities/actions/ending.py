"""Cancelling an opportunity, and running it again: neither leaves a decision behind."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Refused
from commissioning.opportunities.actions.changing import changed, take
from commissioning.opportunities.actions.publishing import PAST
from commissioning.opportunities.models import Award, Opportunity
from commissioning.opportunities.queries.awards import awards_of
from commissioning.opportunities.rules.changes import Change
from commissioning.opportunities.rules.stage import Stage


def cancel(session: Session, actor: Actor, ref: str, reason: str) -> Opportunity:
    """Cancel an opportunity, for a reason that is shown. A decision recorded before is gone."""
    opportunity = take(session, actor, ref, "cancel")
    before = _undo_decision(session, opportunity) | {"stage": opportunity.stage}
    opportunity.stage = Stage.CANCELLED
    opportunity.cancelled_at, opportunity.cancelled_reason = now(), reason
    told = [Change("stage", "The buyer cancelled it"), Change("reason", f"The reason: {reason}")]
    changed(session, actor, opportunity, "cancelled", told, tag="tenderCancellation",
            before=before, after={"reason": reason})  # fmt: skip
    return opportunity


def run_again(
    session: Session, actor: Actor, ref: str, deadline_at: datetime | None, why: str
) -> Opportunity:
    """Open a cancelled or decided opportunity again: the competition is live, nothing is decided.

    Raises:
        Refused: The closing date lies in the past.
    """
    opportunity = take(session, actor, ref, "run again")
    if deadline_at is not None and deadline_at <= now():
        raise Refused(PAST, "deadline_at")
    before = _undo_decision(session, opportunity) | {"stage": opportunity.stage}
    talks = opportunity.kind == "conversation"
    opportunity.stage = Stage.ENGAGEMENT if talks else Stage.OPEN
    opportunity.deadline_at = deadline_at
    opportunity.cancelled_at, opportunity.cancelled_reason = None, ""
    told = [Change("stage", "It is run again"), Change("reason", f"The reason: {why}")]
    changed(session, actor, opportunity, "ran again", told, tag="tenderUpdate",
            before=before, after={"why": why, "deadline_at": deadline_at})  # fmt: skip
    return opportunity


def _undo_decision(session: Session, opportunity: Opportunity) -> dict[str, object]:
    """Take the decision and its awards back; gives what stood, for the trail."""
    stood: dict[str, object] = {
        "decided_at": opportunity.decided_at,
        "note": opportunity.decision_note,
        "awards": [award.name for award in awards_of(session, opportunity.id)],
    }
    session.execute(delete(Award).where(Award.opportunity_id == opportunity.id))
    opportunity.decided_at, opportunity.decided_by = None, ""
    opportunity.decision_note, opportunity.standstill_ended_on = "", None
    return stood
