"""What the desk asks of boards."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.boards.models import Resolution
from commissioning.boards.permissions import RESOLUTIONS, UNDER_WAY
from commissioning.foundation.actor import Actor

MOST_UNDER_WAY = 100


def versions_being_decided(session: Session, actor: Actor) -> set[int]:
    """Give the inner numbers of the versions on which our own board is deciding already."""
    wanted = select(Resolution.version_id).where(
        RESOLUTIONS.rows(actor), Resolution.status.in_(UNDER_WAY)
    )
    return set(session.scalars(wanted.limit(MOST_UNDER_WAY)))
