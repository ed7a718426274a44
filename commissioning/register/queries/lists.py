"""Lists about one's own declarations, and about who looked at them."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Row, bindparam, exists, select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import today
from commissioning.foundation.paging import PAGE, Page
from commissioning.foundation.permissions import KEPT
from commissioning.opportunities.models import Opportunity
from commissioning.organisations.models import Organisation, Seat
from commissioning.organisations.permissions import stands
from commissioning.people.models import Person
from commissioning.register.models import Declaration, GuestGrant, ViewLog
from commissioning.register.permissions import DECLARATIONS, owner_stands

LOOKS = 100  # on one page


def mine(session: Session, actor: Actor, after: str = "") -> Page[Row[Any]]:
    """Give a page of the actor's own declarations, newest first, with what each may wait for."""
    own = DECLARATIONS.rows(actor, "see everything")
    wanted = (
        select(
            Declaration.id,
            Declaration.ref,
            Declaration.title,
            Declaration.summary,
            Declaration.stage,
            Declaration.decision_on,
            Declaration.outcome_at,
            Declaration.told_at,
            Declaration.afterwards,
            Opportunity.title.label("opportunity"),
            Opportunity.deadline_at,
            Opportunity.decided_at,
            Opportunity.cancelled_at,
            owner_stands().label("stands"),
        )
        .outerjoin(Declaration.opportunity)
        .where(own)
        .order_by(Declaration.id.desc())
        .limit(PAGE + 1)
    )
    if after:
        last = session.scalar(select(Declaration.id).where(Declaration.ref == after, own))
        wanted = wanted.where(Declaration.id < last) if last else wanted
    rows = session.execute(wanted).all()
    return Page(rows[:PAGE], rows[PAGE - 1].ref if len(rows) > PAGE else None)


def own_for(session: Session, actor: Actor, opportunity_id: int) -> Sequence[Any]:
    """Give (ref, title, stage) of the actor's own declarations about one opportunity."""
    return session.execute(
        select(Declaration.ref, Declaration.summary, Declaration.stage)
        .where(
            Declaration.opportunity_id == opportunity_id,
            DECLARATIONS.rows(actor, "see everything"),
        )
        .order_by(Declaration.id.desc())
        .limit(5)
    ).all()


def carried_on(session: Session, actor: Actor, declaration: Declaration) -> Sequence[Any]:
    """Give (id, ref, title, opportunity) of what it was carried on as, as the actor may see."""
    asked = _carried_on_query(actor, today())
    return session.execute(asked, {"number": declaration.id}).all()


@lru_cache(KEPT)
def _carried_on_query(actor: Actor, _day: date) -> Any:
    """Write the query once for each actor and day: writing it is dearer than running it."""
    return (
        select(
            Declaration.id,
            Declaration.ref,
            Declaration.title,
            Opportunity.title.label("opportunity"),
        )
        .outerjoin(Declaration.opportunity)
        .where(Declaration.carried_on_from_id == bindparam("number"), DECLARATIONS.rows(actor))
        .order_by(Declaration.id)
        .limit(20)
    )


def began_as(session: Session, actor: Actor, declaration: Declaration) -> Declaration | None:
    """Give the bid this began as, if the actor may see it and read its stage."""
    if declaration.carried_on_from_id is None:
        return None
    return session.scalar(
        select(Declaration).where(
            Declaration.id == declaration.carried_on_from_id,
            DECLARATIONS.rows(actor, "see stage"),
        )
    )


def guests_of(session: Session, actor: Actor, declaration_id: int) -> Sequence[Any]:
    """Give (ref, name, given) of each guest of the actor's organisation."""
    given = exists().where(
        GuestGrant.declaration_id == declaration_id, GuestGrant.seat_id == Seat.id
    )
    return session.execute(
        select(Seat.ref, Person.name, given.label("given"))
        .join(Seat.person)
        .where(
            Seat.organisation_id == actor.organisation_id,
            Seat.role == "guest",
            stands(),
        )
        .order_by(Person.name)
    ).all()


def looks(
    session: Session, declaration_id: int, *, kind: str = "declaration", page: int = 1
) -> Sequence[Any]:
    """Give a page of the looks at a thing, newest first: when, how, which organisation and role.

    One more than LOOKS are given where another page follows.
    """
    return session.execute(
        select(
            ViewLog.first_at,
            ViewLog.way,
            Organisation.name.label("organisation"),
            Seat.role,
        )
        .outerjoin(Organisation, Organisation.id == ViewLog.organisation_id)
        .outerjoin(Seat, Seat.ref == ViewLog.seat_ref)
        .where(ViewLog.thing_kind == kind, ViewLog.thing_id == declaration_id)
        .order_by(ViewLog.id.desc())
        .limit(LOOKS + 1)
        .offset(LOOKS * (page - 1))
    ).all()


def seat_words(session: Session, refs: Sequence[str]) -> dict[str, str]:
    """Name who wrote, as "Mary Lane, officer", for the versions that the owner reads."""
    found = session.execute(
        select(Seat.ref, Person.name, Seat.role).join(Seat.person).where(Seat.ref.in_(refs))
    )
    return {ref: f"{name}, {role}" for ref, name, role in found}
