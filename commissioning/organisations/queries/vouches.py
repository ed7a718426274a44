"""Who was asked to vouch for an informal group, and whose word counts."""

from collections.abc import Sequence

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from commissioning.organisations.models import Organisation, Vouch

VOUCHES_NEEDED = 2  # a group without a number needs two (PRODUCT.md section 2)


def vouches(session: Session, organisation_id: int) -> Sequence[Row[Vouch, Organisation]]:
    """Give who was asked to vouch for an informal group, and what each said."""
    return session.execute(
        select(Vouch, Organisation)
        .join(Organisation, Organisation.id == Vouch.by_organisation_id)
        .where(Vouch.organisation_id == organisation_id)
        .order_by(Vouch.asked_at)
    ).all()


def vouches_asked_of(session: Session, organisation_id: int | None) -> Sequence[Organisation]:
    """Give the groups that wait for this organisation's word."""
    return session.scalars(
        select(Organisation)
        .join(Vouch, Vouch.organisation_id == Organisation.id)
        .where(
            Vouch.by_organisation_id == organisation_id,
            Vouch.given_at.is_(None),
            Vouch.declined_at.is_(None),
        )
        .order_by(Vouch.asked_at)
    ).all()


def vouches_that_count(session: Session, organisation: Organisation) -> int:
    """Count the vouches given by organisations that are verified and not retired today."""
    given = (
        select(func.count())
        .select_from(Vouch)
        .join(Organisation, Organisation.id == Vouch.by_organisation_id)
        .where(
            Vouch.organisation_id == organisation.id,
            Vouch.given_at.is_not(None),
            Organisation.verified_at.is_not(None),
            Organisation.retired_at.is_(None),
        )
    )
    return session.scalar(given) or 0


def vouch_between(session: Session, group: Organisation, by_id: int | None) -> Vouch | None:
    """Give what was asked of one organisation for one group."""
    return session.get(Vouch, (group.id, by_id)) if by_id is not None else None
