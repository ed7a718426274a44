"""Ending a public body's word that its own members called in, after every board had approved."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.agreements.actions.deciding import LONGEST_WHY, SETTLED, WHY
from commissioning.agreements.actions.keeping import locked
from commissioning.agreements.actions.telling import tell_parties
from commissioning.agreements.events import VersionSettled
from commissioning.agreements.letters import versions as letters
from commissioning.agreements.lifecycle import VERSION
from commissioning.agreements.models import Decision, Version
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now, today
from commissioning.foundation.errors import Refused
from commissioning.foundation.events import emit
from commissioning.foundation.trail import record


def call_in(session: Session, actor: Actor, decision: Decision, why: str, site: str) -> Version:
    """End one party's approval, so that the version waits for that party again.

    The caller has asked the policy, and tells its own people. The others' words stand, on the same
    text. Where a newer version was offered meanwhile, that one takes the place of this one, as it
    would have then.

    Raises:
        Refused: Its days of call-in are over, somebody has signed, or no reason is given.
    """
    version = locked(session, session.get_one(Version, decision.version_id).ref)
    if not _can_be_called_in(version, decision):
        raise Refused(SETTLED)
    if not why.strip():
        raise Refused(WHY, "why")
    decision.ended_at, decision.ended_why = now(), why.strip()[:LONGEST_WHY]
    record(session, actor, "take_back", decision, after={"version": version.ref})
    VERSION.move(session, actor, version, "call_in")
    version.settled_at = None
    tell_parties(session, version, site, letters.called_in, but=decision.organisation_id)
    if newer := _offered_since(session, version):
        VERSION.move(session, actor, version, "replace")
        version.settled_at, version.settled_why = now(), f"Replaced by version {newer}."
        emit(session, VersionSettled(version.id))
    return version


def _can_be_called_in(version: Version, decision: Decision) -> bool:
    stands = decision.ended_at is None and decision.takes_effect_on is not None
    unsigned = version.status == "approved" and not version.signatures
    return stands and unsigned and today() < (decision.takes_effect_on or today())


def _offered_since(session: Session, version: Version) -> int | None:
    return session.scalar(
        select(Version.number).where(
            Version.agreement_id == version.agreement_id,
            Version.number > version.number,
            Version.status == "offered",
        )
    )
