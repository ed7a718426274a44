"""What every change to an opportunity brings with it: history, the trail, the index, who reacts."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.chance import new_ref
from commissioning.foundation.clock import now
from commissioning.foundation.events import emit
from commissioning.foundation.trail import record
from commissioning.opportunities.actions.content import state_of
from commissioning.opportunities.catalogue import reindex
from commissioning.opportunities.events import OpportunityChanged
from commissioning.opportunities.models import REGISTER, Opportunity, Release
from commissioning.opportunities.permissions import OPPORTUNITIES
from commissioning.opportunities.rules.changes import Change
from commissioning.opportunities.rules.own_changes import written_down


def take(session: Session, actor: Actor, ref: str, verb: str) -> Opportunity:
    """Give the opportunity to do `verb` to, and make others who change it wait until we are done.

    Raises:
        Hidden: There is none that the actor may see.
        NotAllowed: The actor may not do this.
    """
    session.execute(select(Opportunity.id).where(Opportunity.ref == ref).with_for_update())
    return OPPORTUNITIES.find(session, actor, ref, verb)


def changed(
    session: Session,
    actor: Actor,
    opportunity: Opportunity,
    verb: str,
    changes: Sequence[Change] = (),
    *,
    tag: str = "",
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    """Write down a change: in the trail, in the history once published, and in the index."""
    record(session, actor, verb, opportunity, before=before, after=after)
    if opportunity.published_at is not None:
        session.add(_release(opportunity, changes, tag))
    reindex(session, [opportunity.id])
    emit(session, OpportunityChanged(opportunity.id))


def _release(opportunity: Opportunity, changes: Sequence[Change], tag: str) -> Release:
    return Release(
        opportunity_id=opportunity.id,
        source=REGISTER,
        ocid=opportunity.ocid,
        release_id=new_ref(),
        released_at=now(),
        tags=tag,
        changes=[asdict(change) for change in changes],
        raw=written_down(state_of(opportunity)),
    )
