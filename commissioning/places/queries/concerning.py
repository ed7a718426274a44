"""Which places an organisation concerns, read from its stays and from what was found about it."""

from collections.abc import Iterator

from sqlalchemy import Select, select, union
from sqlalchemy.orm import Session

from commissioning.organisations.models import Concern, Organisation
from commissioning.places.lifecycle import CONCERNING
from commissioning.places.models import Membership, Verification


def places_concerned(session: Session, organisation_id: int) -> set[int]:
    """Give the inner numbers of the places it is in, asks to join, was in, or was verified by."""
    stays, findings = _concerned()
    return set(
        session.scalars(
            union(
                stays.where(Membership.organisation_id == organisation_id),
                findings.where(Verification.organisation_id == organisation_id),
            )
        )
    )


def written_wrongly(session: Session) -> Iterator[str]:
    """Name each organisation that concerns other places than those written down."""
    stays, findings = _concerned()
    both = (
        stays.add_columns(Membership.organisation_id),
        findings.add_columns(Verification.organisation_id),
    )
    ought = {(place, number) for place, number in session.execute(union(*both))}
    written = session.execute(select(Concern.place_id, Concern.organisation_id))
    wrong = ought ^ {(place, number) for place, number in written}
    ids = {number for _, number in wrong}
    refs = session.scalars(select(Organisation.ref).where(Organisation.id.in_(ids)))
    yield from (f"organisation {ref}: it concerns other places than are noted" for ref in refs)


def _concerned() -> tuple[Select[int], Select[int]]:
    return (
        select(Membership.place_id).where(Membership.status.in_(CONCERNING)),
        select(Verification.place_id),
    )
