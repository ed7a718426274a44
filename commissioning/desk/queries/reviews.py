"""What the desk asks of ways of working, and of lawful routes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import today
from commissioning.opportunities.models import Opportunity
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership
from commissioning.reviews.models import RouteNotice, RouteRecord, WorkingView
from commissioning.reviews.permissions.reviewing import WORKING_VIEWS
from commissioning.reviews.permissions.routing import ROUTES
from commissioning.reviews.rules.nations import Nation
from commissioning.reviews.rules.notices import kind_of
from commissioning.reviews.rules.running import clocks_from

AHEAD = timedelta(days=7)
LOOKED_BACK = timedelta(days=400)  # clocks that run for years are no news of this week
MOST_NOTICES = 100


@dataclass(frozen=True, slots=True)
class Ending:
    """A clock that ends soon, or whose notice is past its day: of what, which, and its last day."""

    ref: str
    title: str
    words: str
    last_day: date
    is_past: bool


def views_to_answer(session: Session, actor: Actor, most: int) -> Sequence[Any]:
    """Give (partnership, view, title, by) of words on our way of working without an answer."""
    wanted = (
        select(
            Partnership.ref,
            WorkingView.ref.label("view"),
            Partnership.title,
            Organisation.name.label("by"),
        )
        .join(Partnership, Partnership.id == WorkingView.partnership_id)
        .join(Organisation, Organisation.id == WorkingView.organisation_id)
        .where(WORKING_VIEWS.rows(actor, "answer"), WorkingView.answered_at.is_(None))
        .order_by(WorkingView.id)
    )
    return session.execute(wanted.limit(most)).all()


def clocks_ending(session: Session, actor: Actor) -> list[Ending]:
    """Give the clocks of our own routes that end within a week, and those past their day.

    One that counts to a notice is over once that is out, and goes on past its day until then.
    """
    rows = session.execute(
        select(Opportunity.ref, Opportunity.title, RouteRecord.nation, RouteNotice)
        .join(RouteRecord, RouteRecord.id == RouteNotice.record_id)
        .join(Opportunity, Opportunity.id == RouteRecord.opportunity_id)
        .where(
            ROUTES.rows(actor, "write"),
            RouteNotice.replaced_at.is_(None),
            RouteNotice.published_on >= today() - LOOKED_BACK,
        )
        .order_by(RouteNotice.id.desc())
        .limit(MOST_NOTICES)
    ).all()
    entered: dict[int, dict[str, date]] = {}
    for *_, notice in rows:
        entered.setdefault(notice.record_id, {})[notice.kind] = notice.published_on
    found = [one for row in rows for one in _endings(*row, entered[row[-1].record_id])]
    return sorted(found, key=lambda each: (each.last_day, each.title))


def _endings(
    ref: str, title: str, nation: str, notice: RouteNotice, entered: Mapping[str, date]
) -> Iterator[Ending]:
    kind = kind_of(notice.kind)
    if kind is None or not nation:
        return
    for clock in clocks_from(kind, notice.published_on, Nation(nation), entered):
        last, past = clock.last_day, clock.is_past_due(today())
        if last is None or clock.is_met(today()):
            continue
        if past or today() <= last <= today() + AHEAD:
            yield Ending(ref, title, clock.rule.words, last, past)
