"""Lists of partnerships, each within what the actor may see, and what waits for an answer."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, select
from sqlalchemy.orm import Session, aliased, joinedload

from commissioning.foundation.actor import Actor
from commissioning.foundation.paging import PAGE, Page
from commissioning.partnerships.models import (
    Answer,
    Partner,
    Partnership,
    Proposal,
)
from commissioning.partnerships.permissions import PARTNERSHIPS, named_to
from commissioning.partnerships.rules.rounds import CONFIRMED

MOST_WAITING = 50
TAKING_PART = ("invited", "partner", "left")


@dataclass(frozen=True)
class Waiting:
    """A proposal that our organisation has still to answer; `ref` is the partnership's."""

    ref: str
    proposal: str
    kind: str
    title: str
    purpose: str
    by: str
    reply_by: date


def partnerships_of(session: Session, actor: Actor, after: str = "") -> Page[Partnership]:
    """Give a page of the actor's own organisation's partnerships, newest first."""
    return _page(session, actor, _with(actor.organisation_id, *TAKING_PART), after)


def of_organisation(
    session: Session, actor: Actor, organisation_id: int, after: str = ""
) -> Page[Partnership]:
    """Give a page of the partnerships of an organisation that the actor sees it in."""
    told_of = exists().where(
        Partner.partnership_id == Partnership.id,
        Partner.organisation_id == organisation_id,
        named_to(actor),
    )
    return _page(session, actor, told_of.correlate(Partnership), after)


def of_opportunity(
    session: Session, actor: Actor, opportunity_id: int, after: str = ""
) -> Page[Partnership]:
    """Give a page of the partnerships about an opportunity that the actor may see."""
    return _page(session, actor, Partnership.opportunity_id == opportunity_id, after)


def of_place(session: Session, actor: Actor, place_id: int, after: str = "") -> Page[Partnership]:
    """Give a page of the partnerships formed in a place that the actor may see, newest first."""
    formed_here = and_(Partnership.place_id == place_id, Partnership.formed_at.is_not(None))
    return _page(session, actor, formed_here, after)


def waiting(session: Session, actor: Actor) -> list[Waiting]:
    """Give the proposals that the actor's organisation has still to answer, the soonest first."""
    confirmed = exists().where(
        Answer.proposal_id == Proposal.id,
        Answer.organisation_id == actor.organisation_id,
        Answer.said == CONFIRMED,
    )
    found = session.scalars(
        select(Proposal)
        .join(Proposal.partnership)
        .where(
            Proposal.status == "open",
            PARTNERSHIPS.rows(actor, "answer"),
            ~confirmed,
        )
        .options(joinedload(Proposal.partnership), joinedload(Proposal.by_organisation))
        .order_by(Proposal.reply_by, Proposal.id)
        .limit(MOST_WAITING)
    )
    return [_waiting(one) for one in found]


def _waiting(one: Proposal) -> Waiting:
    return Waiting(
        ref=one.partnership.ref,
        proposal=one.ref,
        kind=one.kind,
        title=one.content["title"],
        purpose=one.content["purpose"],
        by=one.by_organisation.name,
        reply_by=one.reply_by,
    )


def _with(organisation_id: int | None, *statuses: str) -> ColumnElement[bool]:
    part = aliased(Partner)
    return exists().where(
        part.partnership_id == Partnership.id,
        part.organisation_id == organisation_id,
        part.status.in_(statuses),
    )


def _page(
    session: Session, actor: Actor, which: ColumnElement[bool], after: str = ""
) -> Page[Partnership]:
    """Give a page, newest first. A cursor that is hidden or unknown leads to the first one."""
    seen = PARTNERSHIPS.rows(actor)
    wanted = (
        select(Partnership)
        .where(which, seen)
        .options(*PARTNERSHIPS.load)
        .order_by(Partnership.id.desc())
        .limit(PAGE + 1)
    )
    if after:
        last = session.scalar(select(Partnership.id).where(Partnership.ref == after, seen))
        wanted = wanted.where(Partnership.id < last) if last else wanted
    rows = session.scalars(wanted).unique().all()
    return Page(rows[:PAGE], rows[PAGE - 1].ref if len(rows) > PAGE else None)
