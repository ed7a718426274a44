"""What the next version of an agreement can start from."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.agreements.models import Agreement, Version
from commissioning.agreements.queries.agreements import in_force
from commissioning.foundation.clock import today


def starting_points(session: Session, agreement: Agreement) -> tuple[Version, ...]:
    """Give the version in force, and the newest that was offered, each if there is one.

    With neither, the draft that was put aside last. Callers have asked who may draft.
    """
    newest = (
        select(Version).where(Version.agreement_id == agreement.id).order_by(Version.number.desc())
    )
    offered = session.scalar(newest.where(Version.fingerprint.is_not(None)).limit(1))
    if offered is None:
        return tuple(session.scalars(newest.limit(1)))
    current = in_force(session, agreement.id, today())
    return tuple(dict.fromkeys(each for each in (current, offered) if each is not None))
