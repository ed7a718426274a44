"""Who declared, on their board, what keeps them out of deciding on a version by another way."""

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from commissioning.boards.models import BoardInterest, Resolution
from commissioning.boards.rules.interests import Interest


def in_conflict(
    session: Session, person_id: int | None, version_id: int, organisation_id: int | None
) -> bool:
    """Tell whether a person's conflict stands in anything their board was asked on a version.

    Also where that was stopped, or came to nothing: the interest goes on.
    """
    declared = exists().where(
        Resolution.version_id == version_id,
        Resolution.organisation_id == organisation_id,
        BoardInterest.resolution_id == Resolution.id,
        BoardInterest.person_id == person_id,
        BoardInterest.replaced_at.is_(None),
        BoardInterest.kind != Interest.NONE,
    )
    return bool(session.scalar(select(declared)))
