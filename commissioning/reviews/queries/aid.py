"""Minimal financial assistance: what organisations entered, and the grants the register knows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import LONDON
from commissioning.opportunities.models import Award, Opportunity
from commissioning.opportunities.permissions import OPPORTUNITIES
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partner, Partnership
from commissioning.partnerships.permissions import PARTNERSHIPS
from commissioning.reviews.models import Aid
from commissioning.reviews.permissions.routing import AID
from commissioning.reviews.rules.subsidy import Given, Headroom, headroom

MOST_SHOWN = 300


@dataclass(frozen=True, slots=True)
class Asker:
    """An organisation that asks for a grant, and what is left for it under the limit."""

    organisation: Organisation
    headroom: Headroom


def aid_of(session: Session, actor: Actor, organisation_id: int) -> Sequence[Aid]:
    """List the standing sums of an organisation that the actor may see, the newest first."""
    return session.scalars(
        select(Aid)
        .where(Aid.organisation_id == organisation_id, Aid.ended_at.is_(None), AID.rows(actor))
        .order_by(Aid.given_on.desc(), Aid.id.desc())
        .limit(MOST_SHOWN)
    ).all()


def aid_taken_out(session: Session, actor: Actor, organisation_id: int) -> Sequence[Aid]:
    """List what was entered and taken out again, the newest first; none of it counts."""
    return session.scalars(
        select(Aid)
        .where(Aid.organisation_id == organisation_id, Aid.ended_at.is_not(None), AID.rows(actor))
        .order_by(Aid.ended_at.desc(), Aid.id.desc())
        .limit(MOST_SHOWN)
    ).all()


def grants_known(
    session: Session, actor: Actor, organisation_id: int, since: date
) -> Sequence[Row[Opportunity, Award]]:
    """List grants that the register's decisions award to an organisation since a day.

    The sum of each award is not recorded here, and whether it was minimal financial assistance is
    not either: the organisation says.
    """
    begins = datetime.combine(since, time.min, LONDON)
    return session.execute(
        select(Opportunity, Award)
        .join(Award, Award.opportunity_id == Opportunity.id)
        .where(
            Award.organisation_id == organisation_id,
            Opportunity.kind == "grant",
            Opportunity.decided_at >= begins,
            OPPORTUNITIES.rows(actor),
        )
        .order_by(Opportunity.decided_at.desc())
        .limit(MOST_SHOWN)
    ).all()


def askers(
    session: Session, actor: Actor, opportunity: Opportunity, grant_pence: int, on_day: date
) -> list[Asker]:
    """Give those who ask the actor's organisation for a grant together, each with what is left."""
    found = session.scalars(
        select(Organisation)
        .join(Partner, Partner.organisation_id == Organisation.id)
        .join(Partnership, Partnership.id == Partner.partnership_id)
        .where(
            Partnership.opportunity_id == opportunity.id,
            Partner.status == "partner",
            PARTNERSHIPS.rows(actor, "see from outside"),
        )
        .order_by(Organisation.name, Organisation.id)
        .distinct()
        .limit(MOST_SHOWN)
    ).all()
    had = _aid_by_organisation(session, actor, [each.id for each in found])
    return [Asker(one, headroom(grant_pence, had.get(one.id, []), on_day)) for one in found]


def _aid_by_organisation(
    session: Session, actor: Actor, ids: Sequence[int]
) -> dict[int, list[Given]]:
    rows = session.scalars(
        select(Aid).where(Aid.organisation_id.in_(ids), Aid.ended_at.is_(None), AID.rows(actor))
    )
    had: dict[int, list[Given]] = {}
    for aid in rows:
        had.setdefault(aid.organisation_id, []).append(Given(aid.pence, aid.given_on, aid.giver))
    return had
