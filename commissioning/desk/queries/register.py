"""What the desk asks of what an organisation is bidding for."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now, today
from commissioning.foundation.permissions import KEPT
from commissioning.opportunities.models import Opportunity
from commissioning.organisations.models import Organisation
from commissioning.register.models import Declaration, Introduction, OptIn
from commissioning.register.models import Mark as MarkRow
from commissioning.register.permissions import DECLARATIONS, INTRODUCTIONS, decided, shared_now
from commissioning.register.rules.marks import SHOWN_TO_THE_OTHER, Mark

OPEN_STAGES = ("considering", "preparing")
BEFORE_AN_OUTCOME = (*OPEN_STAGES, "submitted")


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


def marks_to_answer(session: Session, actor: Actor, most: int) -> Sequence[Any]:
    """Give (ref and title of ours, by whom) where others said how a pair stands, and we did not."""
    return session.execute(_marks_query(actor, most, today())).all()


@lru_cache(KEPT)
def _marks_query(actor: Actor, most: int, _day: date) -> Select[*tuple[Any, ...]]:
    """Write the query once for each actor and day: writing it is dearer than running it."""
    theirs, answered = aliased(Declaration), aliased(MarkRow)
    ours_says = exists().where(
        answered.declaration_id == MarkRow.other_id,
        answered.other_id == MarkRow.declaration_id,
        answered.value != Mark.NONE,
    )
    # Asked of each that marked one of ours, and not of the whole register.
    seen = select(Declaration.id).where(
        Declaration.id == theirs.id, DECLARATIONS.rows(actor), shared_now(), ~decided()
    )
    return (
        _own(actor, "mark")
        .add_columns(Organisation.name.label("by"))
        .join(MarkRow, MarkRow.other_id == Declaration.id)
        .join(theirs, theirs.id == MarkRow.declaration_id)
        .join(Organisation, Organisation.id == theirs.organisation_id)
        .where(
            MarkRow.value.in_(SHOWN_TO_THE_OTHER),
            Declaration.stage.in_(BEFORE_AN_OUTCOME),
            theirs.stage.in_(BEFORE_AN_OUTCOME),
            seen.correlate(theirs).exists(),
            ~decided(),
            ~ours_says,
        )
        .limit(most)
    )


def buyers_not_told(session: Session, actor: Actor, most: int) -> Sequence[Any]:
    """Give (ref of the introduction, title) of talks that the buyer has not heard of yet."""
    wanted = (
        select(Introduction.ref, Opportunity.title)
        .join(OptIn, or_(OptIn.id == Introduction.first_id, OptIn.id == Introduction.second_id))
        .join(Opportunity, Opportunity.id == OptIn.opportunity_id)
        .where(
            OptIn.organisation_id == actor.organisation_id,
            INTRODUCTIONS.rows(actor, "tell the buyer"),
            Introduction.buyer_told_at.is_(None),
            Opportunity.decided_at.is_(None),
            Opportunity.cancelled_at.is_(None),
        )
        .order_by(Introduction.id.desc())
    )
    return session.execute(wanted.limit(most)).all()


def _own(actor: Actor, verb: str = "edit") -> Select[str, str]:
    """Give the query for one's own declarations, for those who may do `verb` to them."""
    title = func.coalesce(Opportunity.title, func.nullif(Declaration.title, ""), "something new")
    return (
        select(Declaration.ref, title.label("title"))
        .outerjoin(Declaration.opportunity)
        .where(DECLARATIONS.rows(actor, verb))
        .order_by(Declaration.id.desc())
    )
