"""What commissioners mean to fund, as those who may see it read it."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from commissioning.foundation.actor import Actor
from commissioning.foundation.paging import PAGE, Page
from commissioning.opportunities.models import Intention
from commissioning.opportunities.permissions import INTENTIONS


def intentions(session: Session, actor: Actor, after: str = "") -> Page[Intention]:
    """Give one page of the intentions that stand and that the actor may see, newest first."""
    asked = INTENTIONS.visible_to(actor).where(Intention.withdrawn_at.is_(None))
    if after:
        asked = asked.where(Intention.id < _number_of(session, actor, after))
    with_parts = asked.options(joinedload(Intention.organisation), joinedload(Intention.place))
    found = session.scalars(with_parts.order_by(Intention.id.desc()).limit(PAGE + 1)).all()
    shown = found[:PAGE]
    return Page(shown, shown[-1].ref if len(found) > PAGE else None)


def withdrawn(session: Session, actor: Actor) -> Sequence[Intention]:
    """Give the newest of their own organisation's intentions that were withdrawn."""
    return session.scalars(
        INTENTIONS.visible_to(actor)
        .where(
            Intention.organisation_id == actor.organisation_id,
            Intention.withdrawn_at.is_not(None),
        )
        .order_by(Intention.id.desc())
        .limit(PAGE)
    ).all()


def _number_of(session: Session, actor: Actor, ref: str) -> int:
    """Give the number behind a cursor; one that points at nothing begins the list anew."""
    seen = select(Intention.id).where(Intention.ref == ref, INTENTIONS.rows(actor))
    return session.scalar(seen) or 2**62
