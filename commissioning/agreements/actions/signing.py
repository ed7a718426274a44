"""Saying who signed an approved version for our party, when, and where the signed copy is."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from commissioning.agreements.actions.keeping import held_version, version_now
from commissioning.agreements.actions.telling import tell_parties
from commissioning.agreements.letters import versions as letters
from commissioning.agreements.lifecycle import VERSION
from commissioning.agreements.models import Signature, Version
from commissioning.agreements.queries.sealed import signature_facts
from commissioning.agreements.queries.standing import why_not_agreed_now
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now, today
from commissioning.foundation.errors import Refused
from commissioning.foundation.in_words import a_day
from commissioning.foundation.trail import record

LONGEST_NAME, LONGEST_KEPT = 200, 300
SIGNED_ALREADY = "Your organisation has signed this version already"
CALL_IN = (
    "A public body's decision can be called in by its own members, and takes effect on {day}. "
    "Sign on that day or later"
)
BEFORE_APPROVED = "Enter a day on or after {day}, when the last of the boards had approved it"
NEWER_BINDS = "A newer version has been settled since, so this one is not signed any more"


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signed for a party, on which day, and where the signed copy is kept."""

    signed_by: str
    signed_on: date
    kept_where: str


def sign(session: Session, actor: Actor, version_ref: str, signed: Signed, site: str) -> Version:
    """Record our own party's signature; with the last one the version is signed.

    Raises:
        Hidden, NotAllowed: The actor may not bind a party of an approved version.
        Refused: We have signed; the partners have changed; a newer version binds; the boards
            had not all approved it that day, or it can still be called in; or a field.
    """
    version = held_version(session, actor, version_ref, "sign")
    _refuse_unsound(version, signed)
    _refuse_unapproved(version, signed.signed_on)
    _refuse_called_in(version, signed.signed_on)
    _refuse_late(session, actor, version)
    signature = Signature(
        version_id=version.id,
        organisation_id=actor.organisation_id,
        signed_by=signed.signed_by.strip(),
        signed_on=signed.signed_on,
        kept_where=signed.kept_where.strip(),
        by_seat=actor.seat_ref,
    )
    session.add(signature)
    sealed = signature_facts(signature)
    record(session, actor, "sign", signature, after={"version": version.ref}, sealed=sealed)
    version = version_now(session, version_ref)
    if _all_signed(version):
        VERSION.move(session, actor, version, "sign")
        version.settled_at = now()
        tell_parties(session, version, site, letters.signed)
    return version


def _refuse_unsound(version: Version, signed: Signed) -> None:
    offered_on = version.offered_on
    by, kept = signed.signed_by.strip(), signed.kept_where.strip()
    checks = (
        (0 < len(by) <= LONGEST_NAME, "Enter who signed", "signed_by"),
        (signed.signed_on <= today(), "Enter a day that is not after today", "signed_on"),
        (signed.signed_on >= offered_on, "Enter a day on or after it was offered", "signed_on"),
        (0 < len(kept) <= LONGEST_KEPT, "Enter where the signed copy is kept", "kept_where"),
    )
    for holds, words, field in checks:
        if not holds:
            raise Refused(words, field)


def _refuse_unapproved(version: Version, signed_on: date) -> None:
    """Refuse a day before the last board had approved: it would be in force too early."""
    days = [each.decided_on for each in version.decisions if each.ended_at is None]
    last = max(days, default=None)
    if last is not None and signed_on < last:
        raise Refused(BEFORE_APPROVED.format(day=a_day(last)), "signed_on")


def _refuse_called_in(version: Version, signed_on: date) -> None:
    """Refuse a day on which a public body's decision could still be called in by its members."""
    last = version.signed_from
    if last is not None and signed_on < last:
        raise Refused(CALL_IN.format(day=a_day(last)), "signed_on")


def _refuse_late(session: Session, actor: Actor, version: Version) -> None:
    if any(each.organisation_id == actor.organisation_id for each in version.signatures):
        raise Refused(SIGNED_ALREADY)
    newer = exists().where(
        Version.agreement_id == version.agreement_id,
        Version.number > version.number,
        Version.status.in_(("signed", "acknowledged")),
    )
    if session.scalar(select(newer)):
        raise Refused(NEWER_BINDS)
    named = frozenset(party.organisation.ref for party in version.parties)
    if why := why_not_agreed_now(session, version, named):
        raise Refused(why)


def _all_signed(version: Version) -> bool:
    parties = {party.organisation_id for party in version.parties}
    return {each.organisation_id for each in version.signatures} == parties
