"""Cards of those who opted in to introductions, and which of them fit."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session, aliased

from commissioning.foundation.actor import DECLARING
from commissioning.foundation.clock import day_in_london, now, today
from commissioning.opportunities.models import Opportunity
from commissioning.organisations.models import Organisation, OrganisationName, Seat
from commissioning.organisations.permissions import stands
from commissioning.register.models import (
    Declaration,
    DeclarationTheme,
    Introduction,
    OptIn,
)
from commissioning.register.permissions import (
    introductions_now,
    may_be_introduced,
    owner_stands,
)
from commissioning.register.queries.standing import contest_of, is_closed, is_decided, mode_of
from commissioning.register.queries.subjects import subjects_of
from commissioning.register.rules.cards import Card
from commissioning.register.rules.introductions import OptIn as OptInFacts
from commissioning.register.rules.introductions import Status, offer_ends
from commissioning.register.rules.overlap import Subject
from commissioning.register.rules.stages import Stage

LATELY = timedelta(days=30)
MOST_COMPARED = 200  # cards that a new one is compared with; the newest come first


def open_card(session: Session, declaration_id: int) -> OptIn | None:
    """Give the card that a declaration has out, if it has one."""
    return session.scalar(
        select(OptIn)
        .where(OptIn.declaration_id == declaration_id, OptIn.ended_at.is_(None))
        .order_by(OptIn.id.desc())
        .limit(1)
    )


def facts_for_opting_in(
    session: Session, declaration: Declaration, alone: bool | None
) -> OptInFacts:
    """Gather what says whether a declaration may opt in now (rules/introductions.py)."""
    contest = contest_of(declaration)
    return OptInFacts(
        verified=is_ready(session, declaration.id, staged=False),
        stage=Stage(declaration.stage),
        mode=mode_of(declaration),
        could_answer_alone=alone,
        decided=is_decided(declaration),
        cancelled=contest.cancelled,
        closed=is_closed(declaration),
        opted_in_for_this=_times(session, declaration, _for_the_same(declaration)),
        opted_in_lately=_times(session, declaration, OptIn.created_at > now() - LATELY),
    )


def is_ready(session: Session, declaration_id: int, *, staged: bool = True) -> bool:
    """Tell whether a declaration's owner stands and, if `staged`, whether it is being prepared."""
    holds = may_be_introduced() if staged else owner_stands()
    wanted = select(Declaration.id).where(Declaration.id == declaration_id, holds)
    return session.scalar(wanted) is not None


def names_of(session: Session, organisation: Organisation) -> tuple[str, ...]:
    """Give every name an organisation has or once had."""
    old = select(OrganisationName.name).where(OrganisationName.organisation_id == organisation.id)
    return (organisation.name, *session.scalars(old))


def fitting_cards(session: Session, opt_in: OptIn) -> Sequence[OptIn]:
    """Give the newest cards that may be matched with a new one: open, here, for the same work."""
    ours = opt_in.declaration
    wanted = (
        select(OptIn)
        .join(Declaration, Declaration.id == OptIn.declaration_id)
        .where(
            OptIn.ended_at.is_(None),
            OptIn.place_id == opt_in.place_id,
            OptIn.organisation_id != opt_in.organisation_id,
            _same_work(ours),
            may_be_introduced(),
            introductions_now(),
            OptIn.organisation_id.not_in(_talked_with(opt_in)),
            OptIn.organisation_id.not_in(_shares_a_speaker(opt_in.organisation_id)),
        )
        .order_by(OptIn.id.desc())
        .limit(MOST_COMPARED)
    )
    return session.scalars(wanted).all()


def cards_of(session: Session, opt_ins: Iterable[OptIn]) -> dict[int, Card]:
    """Give each opt-in as the card that the rules compare."""
    held = list(opt_ins)
    subjects = subjects_of(session, [each.declaration_id for each in held])
    return {each.id: _card(each, subjects[each.declaration_id]) for each in held}


def waiting_offers(session: Session, ids: Sequence[int]) -> dict[int, int]:
    """Count, for each card, the offers whose last day has not passed, whatever was answered.

    An answer frees no room: else saying no again and again would show every card there is.
    """
    either = or_(Introduction.first_id == OptIn.id, Introduction.second_id == OptIn.id)
    found = session.execute(
        select(OptIn.id, Introduction.created_at, Opportunity.deadline_at)
        .join(Introduction, either)
        .outerjoin(Opportunity, Opportunity.id == OptIn.opportunity_id)
        .where(
            OptIn.id.in_(ids),
            Introduction.status == Status.OFFERED,
            Introduction.created_at > now() - LATELY,
        )
    )
    counted = dict.fromkeys(ids, 0)
    for number, offered, deadline in found:
        counted[number] += last_day(offered, deadline) >= today()
    return counted


def last_day(offered: datetime, deadline: datetime | None) -> date:
    """Give the last day of an offer made at a moment, under a deadline or none."""
    closes = day_in_london(deadline) if deadline else None
    return offer_ends(day_in_london(offered), closes)


def _times(session: Session, declaration: Declaration, which: ColumnElement[bool]) -> int:
    wanted = select(func.count()).where(OptIn.organisation_id == declaration.organisation_id, which)
    return session.scalar(wanted) or 0


def _for_the_same(declaration: Declaration) -> ColumnElement[bool]:
    if declaration.opportunity_id is not None:
        return OptIn.opportunity_id == declaration.opportunity_id
    return OptIn.declaration_id == declaration.id


def _same_work(ours: Declaration) -> ColumnElement[bool]:
    """Hold for the same opportunity or, where there is none, for a theme in common."""
    if ours.opportunity_id is not None:
        return OptIn.opportunity_id == ours.opportunity_id
    themes = [held.code for held in ours.themes]
    shares = select(DeclarationTheme.declaration_id).where(DeclarationTheme.code.in_(themes))
    return OptIn.opportunity_id.is_(None) & OptIn.declaration_id.in_(shares)


def _talked_with(opt_in: OptIn) -> Any:
    """Give the organisations that ours has talked with about the same; both know of it."""
    mine, other = aliased(OptIn), aliased(OptIn)
    same = (
        mine.opportunity_id == opt_in.opportunity_id
        if opt_in.opportunity_id is not None
        else mine.declaration_id == opt_in.declaration_id
    )
    return (
        select(other.organisation_id)
        .join(Introduction, other.id.in_((Introduction.first_id, Introduction.second_id)))
        .join(mine, mine.id.in_((Introduction.first_id, Introduction.second_id)))
        .where(
            mine.organisation_id == opt_in.organisation_id,
            other.organisation_id != opt_in.organisation_id,
            same,
            Introduction.status != Status.OFFERED,
        )
    )


def _shares_a_speaker(organisation_id: int) -> Any:
    """Give the organisations that somebody speaks for who speaks for this one too.

    The same person never acts for two sides, and would learn as one what it is told as the other.
    """
    ours, theirs = aliased(Seat), aliased(Seat)
    return (
        select(theirs.organisation_id)
        .join(ours, ours.person_id == theirs.person_id)
        .where(
            ours.organisation_id == organisation_id,
            theirs.organisation_id != organisation_id,
            *(seat.role.in_(DECLARING) for seat in (ours, theirs)),
            *(stands(seat) for seat in (ours, theirs)),
        )
    )


def _card(opt_in: OptIn, subject: Subject) -> Card:
    return Card(
        organisation=subject.organisation,
        brings=opt_in.brings,
        lacks=opt_in.lacks,
        opportunity=subject.opportunity,
        lots=subject.lots,
        areas=subject.areas,
        within=subject.within,
        themes=subject.themes,
    )
