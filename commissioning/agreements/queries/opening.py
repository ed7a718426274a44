"""Which partners have said that members may read an agreement in full."""

from collections.abc import Sequence

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from commissioning.agreements.models import Agreement, OpenedFully
from commissioning.agreements.permissions import opened_fully
from commissioning.foundation.actor import Actor
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partner


def word_of(session: Session, actor: Actor, agreement: Agreement) -> OpenedFully | None:
    """Give the standing word of the actor's own organisation, if it gave it."""
    return session.scalar(
        select(OpenedFully).where(
            OpenedFully.agreement_id == agreement.id,
            OpenedFully.organisation_id == actor.organisation_id,
            OpenedFully.ended_at.is_(None),
        )
    )


def who_opened(session: Session, agreement: Agreement) -> Sequence[tuple[str, bool]]:
    """Give each of those who are partners now, in order of rank, and whether it said so."""
    given = and_(
        OpenedFully.agreement_id == agreement.id,
        OpenedFully.organisation_id == Partner.organisation_id,
        OpenedFully.ended_at.is_(None),
    )
    rows = session.execute(
        select(Organisation.name, OpenedFully.id.is_not(None))
        .join(Partner, Partner.organisation_id == Organisation.id)
        .outerjoin(OpenedFully, given)
        .where(Partner.partnership_id == agreement.partnership_id, Partner.status == "partner")
        .order_by(Partner.rank)
    )
    return [(name, bool(said)) for name, said in rows]


def is_opened(session: Session, agreement: Agreement) -> bool:
    """Tell whether all partners have said so, as the policy itself decides it."""
    return bool(session.scalar(select(opened_fully()).where(Agreement.id == agreement.id)))
