"""What the desk asks across capabilities, always within the policy of the thing asked for."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now, today
from commissioning.opportunities.models import Opportunity, YearInterests
from commissioning.opportunities.permissions import OPPORTUNITIES
from commissioning.opportunities.rules.interests import interests_year
from commissioning.places.models import Place
from commissioning.register.models import Declaration
from commissioning.register.permissions import DECLARATIONS

OPEN_STAGES = ("considering", "preparing")
BEFORE_AN_OUTCOME = (*OPEN_STAGES, "submitted")


def places_convened(session: Session, actor: Actor) -> Sequence[Place]:
    """Give the places this seat convenes."""
    if not actor.convenes:
        return ()
    wanted = select(Place).where(Place.id.in_(actor.convenes)).order_by(Place.name)
    return session.scalars(wanted).all()


def drafts(session: Session, actor: Actor, most: int) -> Sequence[Any]:
    """Give (ref, title) of the drafts that this seat may go on with."""
    return session.execute(_own(actor).where(Declaration.stage == "draft").limit(most)).all()


def deadlines_passed(session: Session, actor: Actor, most: int) -> Sequence[Any]:
    """Give (ref, title) of own bids not said to be sent in, whose opportunity has closed."""
    closed = _own(actor).where(
        Declaration.stage.in_(OPEN_STAGES),
        Opportunity.deadline_at < now(),
        Opportunity.decided_at.is_(None),
        Opportunity.cancelled_at.is_(None),
    )
    return session.execute(closed.limit(most)).all()


def last_decisions(session: Session, actor: Actor, most: int) -> Sequence[Any]:
    """Give (ref, title) of own bids without an outcome, on whose opportunity it was decided."""
    decided = _own(actor).where(
        Declaration.stage.in_(BEFORE_AN_OUTCOME),
        Opportunity.decided_at.is_not(None),
        Opportunity.cancelled_at.is_(None),
    )
    return session.execute(decided.limit(most)).all()


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


def _own(actor: Actor) -> Select[str, str]:
    """Give the query for one's own declarations, for those who may go on with them."""
    title = func.coalesce(Opportunity.title, func.nullif(Declaration.title, ""), "something new")
    return (
        select(Declaration.ref, title.label("title"))
        .outerjoin(Declaration.opportunity)
        .where(DECLARATIONS.rows(actor, "edit"))
        .order_by(Declaration.id.desc())
    )
