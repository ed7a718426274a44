"""What waits for a place's convenors: oldest first, and never more than a page can hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from commissioning.foundation.actor import Actor
from commissioning.foundation.fulltext import BOUND
from commissioning.organisations.models import JoinRequest, Organisation, Vouch
from commissioning.organisations.permissions import CONVENORS_KINDS, concerns
from commissioning.places.models import Membership, Place, Verification
from commissioning.places.permissions import has_a_role_in_it, stands_apart

SHOWN = 25  # of each kind; the next ones come up as these are answered


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a convenor is asked to do, and how many wait of each kind.

    Attributes:
        vouches: By the inner number of the organisation, how many gave their word for it.
        own: Inner numbers of those organisations in which the convenor has a role.
        aside: Those of them that another convenor decides about.
    """

    joining: Sequence[Membership]
    verifying: Sequence[Organisation]
    requests: Sequence[JoinRequest]
    counts: tuple[int, int, int]
    vouches: Mapping[int, int]
    own: frozenset[int]
    aside: frozenset[int]

    @property
    def total(self) -> int:
        """Give how many things wait altogether."""
        return sum(self.counts)


def what_waits(session: Session, actor: Actor, place: Place) -> Waiting:
    """Give what waits for the convenors of one place."""
    joining = session.scalars(_joining(place).limit(SHOWN)).all()
    verifying = session.scalars(_verifying(place).limit(SHOWN)).all()
    requests = session.scalars(_requests(place).limit(SHOWN)).all()
    ids = {o.id for o in verifying} | {r.organisation_id for r in requests}
    ids |= {m.organisation_id for m in joining}
    own = session.execute(
        select(Organisation.id, stands_apart(actor)).where(
            Organisation.id.in_(ids), has_a_role_in_it(actor)
        )
    ).all()
    return Waiting(
        joining,
        verifying,
        requests,
        waiting_counts(session, place),
        _vouches(session, {o.id for o in verifying if o.informal}),
        frozenset(number for number, _ in own),
        frozenset(number for number, apart in own if not apart),
    )


def waiting_counts(session: Session, place: Place) -> tuple[int, int, int]:
    """Count what waits in a place, up to a thousand: to join, to verify, claims and recoveries."""
    asked = (_joining(place), _verifying(place), _requests(place))
    counts = [
        select(func.count()).select_from(_bare(q).subquery()).scalar_subquery() for q in asked
    ]
    joining, verifying, requests = session.execute(select(*counts)).one()
    return joining, verifying, requests


def findings(session: Session, organisation_id: int) -> Sequence[Verification]:
    """Give what convenors found about an organisation, newest first."""
    return session.scalars(
        select(Verification)
        .where(Verification.organisation_id == organisation_id)
        .order_by(Verification.id.desc())
        .limit(SHOWN)
    ).all()


def requests_about(session: Session, organisation_id: int) -> Sequence[JoinRequest]:
    """Give the open claims and recoveries about one organisation."""
    return session.scalars(
        _open_requests()
        .where(JoinRequest.organisation_id == organisation_id)
        .options(joinedload(JoinRequest.person))
        .limit(SHOWN)
    ).all()


def _joining(place: Place) -> Select[Membership]:
    return (
        select(Membership)
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .where(
            Membership.place_id == place.id,
            Membership.status == "asked",
            Organisation.retired_at.is_(None),
        )
        .options(joinedload(Membership.organisation))
        .order_by(Membership.id)
    )


def _verifying(place: Place) -> Select[Organisation]:
    return (
        select(Organisation)
        .where(
            Organisation.verified_at.is_(None),
            Organisation.retired_at.is_(None),
            Organisation.merged_into_id.is_(None),
            _concerns(place),
        )
        .options(selectinload(Organisation.identifiers))
        .order_by(Organisation.id)
    )


def _requests(place: Place) -> Select[JoinRequest]:
    concerned = exists().where(Organisation.id == JoinRequest.organisation_id, _concerns(place))
    return (
        _open_requests()
        .where(concerned)
        .options(joinedload(JoinRequest.person), joinedload(JoinRequest.organisation))
    )


def _open_requests() -> Select[JoinRequest]:
    return (
        select(JoinRequest)
        .where(JoinRequest.status == "open", JoinRequest.kind.in_(CONVENORS_KINDS))
        .order_by(JoinRequest.id)
    )


def _concerns(place: Place) -> ColumnElement[bool]:
    return concerns(frozenset({place.id}))


def _bare(query: Select[Any]) -> Select[Any]:
    """Take off what a count does not need, and stop where nobody counts any more."""
    return query.order_by(None).limit(BOUND)


def _vouches(session: Session, ids: set[int]) -> dict[int, int]:
    rows = session.execute(
        select(Vouch.organisation_id, func.count())
        .where(Vouch.organisation_id.in_(ids), Vouch.given_at.is_not(None))
        .group_by(Vouch.organisation_id)
    )
    return {key: number for key, number in rows}  # noqa: C416  # a Row is no pair to mypy
