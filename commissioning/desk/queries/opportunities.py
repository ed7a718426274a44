"""What the desk asks of opportunities, and of a commissioner's interests."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now, today
from commissioning.opportunities.models import Opportunity, YearInterests
from commissioning.opportunities.permissions import OPPORTUNITIES
from commissioning.opportunities.rules.interests import interests_year


def unpublished(session: Session, actor: Actor, most: int) -> Sequence[Any]:
    """Give (ref, title) of the drafts of opportunities that this seat may publish."""
    return session.execute(_to_do(actor, "publish").limit(most)).all()


def undecided(session: Session, actor: Actor, most: int) -> Sequence[Any]:
    """Give (ref, title) of the buyer's own opportunities that closed and wait for a decision."""
    closed = _to_do(actor, "record decision").where(
        Opportunity.buyer_organisation_id == actor.organisation_id,
        Opportunity.deadline_at < now(),
    )
    return session.execute(closed.limit(most)).all()


def year_is_declared(session: Session, actor: Actor) -> bool:
    """Tell whether this person has made this year's declaration of interests."""
    made = select(YearInterests.id).where(
        YearInterests.person_id == actor.person_id,
        YearInterests.year == interests_year(today()),
    )
    return session.scalar(made.limit(1)) is not None


def _to_do(actor: Actor, verb: str) -> Select[str, str]:
    return (
        select(Opportunity.ref, Opportunity.title)
        .where(OPPORTUNITIES.rows(actor, verb))
        .order_by(Opportunity.id.desc())
    )
