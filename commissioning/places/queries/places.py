"""Places themselves, and an organisation's stays in them."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.organisations.models import Organisation
from commissioning.places.lifecycle import STANDING
from commissioning.places.models import Membership, Place

MOST_PLACES = 200


def places_by_name(session: Session) -> Sequence[Place]:
    """Give every place in the order of their names."""
    return session.scalars(select(Place).order_by(Place.name).limit(MOST_PLACES)).all()


def any_place(session: Session) -> bool:
    """Tell whether this installation has a place yet; without one there are only first steps."""
    return session.scalar(select(Place.id).limit(1)) is not None


def place_named(session: Session, name: str) -> Place | None:
    """Give the place with this name, if there is one."""
    return session.scalar(select(Place).where(Place.name == name))


def take_turns(session: Session, place: Place) -> None:
    """Wait until nobody else changes this place; the next writer then sees what was done.

    On SQLite writers take turns anyway.
    """
    session.scalars(select(Place.id).where(Place.id == place.id).with_for_update()).one()


def stay_of(session: Session, place_id: int, organisation_id: int | None) -> Membership | None:
    """Give the organisation's stay in the place that stands: asked for, or admitted."""
    return session.scalar(
        select(Membership).where(
            Membership.place_id == place_id,
            Membership.organisation_id == organisation_id,
            Membership.status.in_(STANDING),
        )
    )


def stays_of(session: Session, organisation_id: int) -> Sequence[Membership]:
    """Give every stay of the organisation that stands, in any place."""
    return session.scalars(
        select(Membership).where(
            Membership.organisation_id == organisation_id, Membership.status.in_(STANDING)
        )
    ).all()


def past_stays(session: Session, place_id: int, organisation_id: int) -> Sequence[Membership]:
    """Give the organisation's earlier stays and requests in the place, newest first."""
    return session.scalars(
        select(Membership)
        .where(
            Membership.place_id == place_id,
            Membership.organisation_id == organisation_id,
            Membership.status.not_in(STANDING),
        )
        .order_by(Membership.id.desc())
        .limit(20)
    ).all()


def member_ids(session: Session, place_id: int) -> Sequence[int]:
    """Give the inner numbers of a place's members."""
    return session.scalars(
        select(Membership.organisation_id)
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .where(
            Membership.place_id == place_id,
            Membership.status == "admitted",
            Organisation.retired_at.is_(None),
        )
    ).all()
