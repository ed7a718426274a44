"""The versions of a place's charter."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.errors import Hidden
from commissioning.places.models import Charter

MOST_VERSIONS = 100  # a page of history stays bounded


def newest_charter(session: Session, place_id: int) -> Charter:
    """Give the charter in force; every place has one from its beginning."""
    newest = (
        select(Charter).where(Charter.place_id == place_id).order_by(Charter.number.desc()).limit(1)
    )
    return session.scalars(newest).one()


def charter_version(session: Session, place_id: int, number: int) -> Charter:
    """Give one version of a place's charter.

    Raises:
        Hidden: There is no such version.
    """
    asked = select(Charter).where(Charter.place_id == place_id, Charter.number == number)
    found = session.scalar(asked)
    if found is None:
        raise Hidden
    return found


def versions_of(session: Session, place_id: int) -> Sequence[Charter]:
    """Give the versions of a place's charter, newest first."""
    return session.scalars(
        select(Charter)
        .where(Charter.place_id == place_id)
        .order_by(Charter.number.desc())
        .limit(MOST_VERSIONS)
    ).all()
