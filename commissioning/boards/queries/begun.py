"""How far an actor's own board has come with a version: begun to decide on it, or decided."""

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from commissioning.agreements.models import Decision, Version
from commissioning.agreements.queries.standing import why_not_agreed_now
from commissioning.boards.models import Resolution
from commissioning.boards.permissions import UNDER_WAY
from commissioning.foundation.actor import Actor


def has_decided(session: Session, actor: Actor, version: Version) -> bool:
    """Tell whether the board's word on the version stands, however it was recorded."""
    standing = exists().where(
        Decision.version_id == version.id,
        Decision.organisation_id == actor.organisation_id,
        Decision.ended_at.is_(None),
    )
    return bool(session.scalar(select(standing)))


def has_begun(session: Session, actor: Actor, version: Version) -> bool:
    """Tell whether the board has a decision on the version open here."""
    going_on = exists().where(
        Resolution.version_id == version.id,
        Resolution.organisation_id == actor.organisation_id,
        Resolution.status.in_(UNDER_WAY),
    )
    return bool(session.scalar(select(going_on)))


def waits_for(session: Session, actor: Actor, version: Version) -> bool:
    """Tell whether a version waits for the board: it can be agreed to, and nothing is begun."""
    if version.status != "offered" or not version.material:
        return False
    if has_decided(session, actor, version) or has_begun(session, actor, version):
        return False
    named = frozenset(party.organisation.ref for party in version.parties)
    return not why_not_agreed_now(session, version, named)
