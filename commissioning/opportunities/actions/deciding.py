"""Recording the decision, after standstill, and setting a recorded one right."""

from dataclasses import replace

from sqlalchemy import delete
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now, today
from commissioning.foundation.errors import Refused
from commissioning.foundation.events import emit
from commissioning.opportunities.actions.changing import changed, take
from commissioning.opportunities.actions.content import standing_lots
from commissioning.opportunities.events import DecisionRecorded
from commissioning.opportunities.models import Award, Opportunity
from commissioning.opportunities.queries.awards import awards_of, organisations_by_ref
from commissioning.opportunities.rules.decision import (
    Chosen,
    Decision,
    decision_sentences,
    why_not_yet,
)
from commissioning.opportunities.rules.stage import Stage


def record_decision(session: Session, actor: Actor, ref: str, decision: Decision) -> Opportunity:
    """Record who was chosen. Those who were not are never named here.

    Raises:
        Refused: Answers are still taken, the standstill is not over, or nobody is named.
    """
    opportunity = take(session, actor, ref, "record decision")
    return _store(session, actor, opportunity, decision, why="")


def correct_decision(
    session: Session, actor: Actor, ref: str, decision: Decision, why: str
) -> Opportunity:
    """Set a recorded decision right; the history and the trail keep what stood, and why.

    Raises:
        Refused: As for recording it; or no reason is given.
    """
    opportunity = take(session, actor, ref, "correct decision")
    if not why:
        raise Refused("Enter why the decision has to be corrected", "why")
    return _store(session, actor, opportunity, decision, why=why)


def _store(
    session: Session, actor: Actor, opportunity: Opportunity, decision: Decision, *, why: str
) -> Opportunity:
    deadline = opportunity.deadline_at
    problem = why_not_yet(decision, deadline_at=deadline, now=now(), today=today())
    if problem is not None:
        raise Refused(problem.words, problem.field)
    before = {"awards": [award.name for award in awards_of(session, opportunity.id)],
              "note": opportunity.decision_note, "stage": opportunity.stage}  # fmt: skip
    chosen = _award(session, actor, opportunity, decision.chosen)
    opportunity.decided_at = opportunity.decided_at or now()
    opportunity.decided_by = actor.seat_ref
    opportunity.decision_note = decision.note
    opportunity.standstill_ended_on = decision.standstill_ended_on
    opportunity.stage = Stage.AWARDED
    names = {lot.ref: f"Lot {lot.number}, {lot.title}" for lot in standing_lots(opportunity)}
    own = opportunity.buyer_organisation_id == actor.organisation_id
    by = "The buyer" if own else actor.organisation_name
    told = decision_sentences(replace(decision, chosen=chosen), names, by=by, why=why)
    after = {"awards": [each.name for each in chosen], "note": decision.note, "why": why}
    verb = "corrected the decision" if why else "recorded the decision"
    changed(session, actor, opportunity, verb, told, tag="award", before=before, after=after)
    emit(session, DecisionRecorded(opportunity.id))
    return opportunity


def _award(
    session: Session, actor: Actor, opportunity: Opportunity, chosen: tuple[Chosen, ...]
) -> tuple[Chosen, ...]:
    """Store the awards in the place of those that stood; gives them with the names as stored."""
    session.execute(delete(Award).where(Award.opportunity_id == opportunity.id))
    lots = {lot.ref: lot.id for lot in standing_lots(opportunity)}
    refs = [each.organisation_ref for each in chosen if each.organisation_ref]
    here = organisations_by_ref(session, actor, refs)
    stored = []
    for each in dict.fromkeys(chosen):
        if each.lot_ref and each.lot_ref not in lots:
            raise Refused("This lot is not part of the opportunity any more. Look at it again")
        found = here.get(each.organisation_ref)
        named = replace(each, name=found.name if found else each.name)
        award = Award(opportunity_id=opportunity.id, lot_id=lots.get(each.lot_ref), name=named.name)
        award.organisation_id = found.id if found else None
        session.add(award)
        stored.append(named)
    return tuple(stored)
