"""Finding one thing by its reference, where there is no policy of its own to ask."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.errors import Refused
from commissioning.organisations.models import Organisation
from commissioning.places.models import Place


def organisation_by_ref(session: Session, ref: str) -> Organisation:
    """Give the organisation with this reference, for the administrator's commands.

    Raises:
        Refused: There is none.
    """
    found = session.scalar(select(Organisation).where(Organisation.ref == ref.strip()))
    if found is None:
        raise Refused(f"There is no organisation with the reference {ref}")
    return found


def organisation_named(session: Session, name: str) -> Organisation | None:
    """Give the oldest organisation of this very name that goes on, if there is one."""
    return session.scalar(
        select(Organisation)
        .where(Organisation.name == name, Organisation.retired_at.is_(None))
        .order_by(Organisation.id)
        .limit(1)
    )


def place_by_ref(session: Session, ref: str) -> Place:
    """Give the place with this reference, for the administrator's commands.

    Raises:
        Refused: There is none.
    """
    found = session.scalar(select(Place).where(Place.ref == ref.strip()))
    if found is None:
        raise Refused(f"There is no place with the reference {ref}. See: ./dev manage places list")
    return found
