"""Which versions wait for the reader's organisation: to decide, acknowledge, sign, or draft on."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from commissioning.agreements.models import Agreement, Decision, Signature, Version, VersionParty
from commissioning.agreements.permissions import VERSIONS
from commissioning.foundation.actor import Actor

MOST_WAITING = 50


class Asks(StrEnum):
    """What a version asks of the reader."""

    DRAFT = "draft"
    DECIDE = "decide"
    ACKNOWLEDGE = "acknowledge"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One version that waits for the reader's organisation."""

    asks: Asks
    version: Version


def waiting(session: Session, actor: Actor) -> list[Waiting]:
    """Give what waits for the actor's organisation: to decide, acknowledge, sign, or draft on."""
    decided = _done(Decision, actor, Decision.ended_at.is_(None))
    signed = _done(Signature, actor)
    found = session.scalars(
        select(Version)
        .where(
            or_(
                VERSIONS.rows(actor, "write"),
                and_(VERSIONS.rows(actor, "record decision"), Version.material, ~decided),
                and_(VERSIONS.rows(actor, "acknowledge"), ~Version.material, ~decided),
                and_(VERSIONS.rows(actor, "sign"), ~signed),
            )
        )
        .options(joinedload(Version.agreement).joinedload(Agreement.partnership))
        .order_by(Version.id.desc())
        .limit(MOST_WAITING)
    )
    return [Waiting(_asks(version), version) for version in found]


def before_boards(session: Session, actor: Actor, most: int) -> list[tuple[Version, list[str]]]:
    """Give our offered versions that wait for boards, each with the parties still to decide."""
    found = session.scalars(
        select(Version)
        .where(
            VERSIONS.rows(actor, "follow"),
            Version.status == "offered",
            Version.material,
            Version.parties.any(VersionParty.organisation_id == actor.organisation_id),
        )
        .options(
            joinedload(Version.agreement),
            selectinload(Version.parties).joinedload(VersionParty.organisation),
            selectinload(Version.decisions),
        )
        .order_by(Version.id.desc())
        .limit(most)
    )
    return [(each, _undecided(each)) for each in found]


def _undecided(version: Version) -> list[str]:
    said = {each.organisation_id for each in version.decisions if each.ended_at is None}
    return [party.name for party in version.parties if party.organisation_id not in said]


def _done(
    kind: type[Decision] | type[Signature], actor: Actor, *more: ColumnElement[bool]
) -> ColumnElement[bool]:
    return (
        exists()
        .where(kind.version_id == Version.id, kind.organisation_id == actor.organisation_id, *more)
        .correlate(Version)
    )


def _asks(version: Version) -> Asks:
    if version.status == "draft":
        return Asks.DRAFT
    if version.status == "approved":
        return Asks.SIGN
    return Asks.DECIDE if version.material else Asks.ACKNOWLEDGE
