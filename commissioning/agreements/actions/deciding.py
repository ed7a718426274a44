"""Each party's word on an offered version. Nothing is ever agreed by silence."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from commissioning.agreements.actions.keeping import held_version, locked, version_now
from commissioning.agreements.actions.telling import Write, tell_parties
from commissioning.agreements.events import (
    RecordingByHand,
    TakingBack,
    VersionSettled,
)
from commissioning.agreements.letters import versions as letters
from commissioning.agreements.lifecycle import VERSION
from commissioning.agreements.models import Decision, Version
from commissioning.agreements.permissions import VERSIONS
from commissioning.agreements.queries.sealed import word_facts
from commissioning.agreements.queries.standing import why_not_agreed_now
from commissioning.agreements.rules.deciding import Said, all_said, why_not_said
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now, today
from commissioning.foundation.errors import Hidden, Refused
from commissioning.foundation.events import ask, emit
from commissioning.foundation.trail import record

LONGEST_WHY = 500
OTHER_TEXT = "This is not the text that you read. Open the version again, and read it"
DECIDED = "Your organisation has had its say on this version. Take that back first"
NOT_SAID = "Your organisation has said nothing of this version that could be taken back"
SETTLED = "The last party has had its say, so nobody can take theirs back any more"
WHY = "Say in a sentence why you take it back"


@dataclass(frozen=True, slots=True)
class Decided:
    """What a board decided, as its chair or secretary records it.

    Attributes:
        fingerprint: The hash of the text that the board had before it, as the form carried it.
        minute: The minute's number or date, and where it is kept.
        words: Reasons or remarks; reasons are asked for when it said no.
    """

    said: Said
    decided_on: date
    minute: str
    words: str
    fingerprint: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """One party's word on a version, as it is written down.

    Attributes:
        takes_effect_on: The day from which it can be signed on, where it can be called in before.
    """

    organisation_id: int
    said: str
    decided_on: date
    minute: str = ""
    words: str = ""
    takes_effect_on: date | None = None


def record_board_decision(
    session: Session, actor: Actor, version_ref: str, decided: Decided, site: str
) -> Decision:
    """Record what our own board decided on an offered version.

    Raises:
        Hidden, NotAllowed: The actor is not chair or secretary of a party, or nothing waits.
        Refused: See `write_decision`; or the board read another text, or decides here.
    """
    version = held_version(session, actor, version_ref, "record decision")
    _refuse_other_text(version, decided.fingerprint)
    if decided.said == Said.ACKNOWLEDGED:
        raise Refused("Say whether the board approved it or not", "said")
    waits = ask(session, RecordingByHand(version.id, _own(actor), actor))
    approved = decided.said == Said.APPROVED
    word = Word(
        organisation_id=_own(actor),
        said=decided.said,
        decided_on=decided.decided_on,
        minute=decided.minute,
        words=decided.words,
        takes_effect_on=max(waits, default=None) if approved else None,
    )
    return write_decision(session, actor, version, word, site)


def acknowledge(
    session: Session,
    actor: Actor,
    version_ref: str,
    words: str,
    site: str,
    *,
    read: str | None = None,
) -> Decision:
    """Acknowledge a small change for our own organisation.

    `read` is the fingerprint of the text that a page showed; None where none was shown.

    Raises:
        Hidden, NotAllowed: The actor is no officer of a party, or nothing waits.
        Refused: The change is material, so boards decide; or see `write_decision`; or another
            text was read.
    """
    version = held_version(session, actor, version_ref, "acknowledge")
    _refuse_other_text(version, read)
    word = Word(
        organisation_id=_own(actor), said=Said.ACKNOWLEDGED, decided_on=today(), words=words
    )
    return write_decision(session, actor, version, word, site)


def write_decision(
    session: Session,
    actor: Actor,
    version: Version,
    word: Word,
    site: str,
    *,
    own_told: bool = False,
) -> Decision:
    """Write one party's word on a version, and what follows from it: the only door to it.

    The caller has asked the policy; with `own_told` it also tells its own people, in one letter,
    what they decided and what came of it. Two last words at once wait for each other here. A public
    body's word that can be called in counts, but nobody signs before the day it takes effect.

    Raises:
        Hidden: The organisation is no party to it.
        Refused: Nothing waits; the party has had its say; the partners have changed; the day,
            minute or reasons will not do.
    """
    version = locked(session, version.ref)
    _refuse_unasked(session, version, word.organisation_id)
    _refuse_unsound(version, word)
    decision = Decision(
        version_id=version.id,
        organisation_id=word.organisation_id,
        fingerprint=version.fingerprint,
        said=word.said,
        decided_on=word.decided_on,
        takes_effect_on=word.takes_effect_on,
        minute=word.minute.strip(),
        words=word.words.strip(),
        by_seat=actor.seat_ref,
    )
    session.add(decision)
    after = {"said": word.said, "version": version.ref, "fingerprint": version.fingerprint}
    record(session, actor, "decide", decision, after=after, sealed=word_facts(decision))
    write = _follow(session, actor, version_now(session, version.ref), decision)
    if write is not None:
        tell_parties(session, version, site, write, word.organisation_id if own_told else None)
        emit(session, VersionSettled(version.id))
    return decision


def take_back(
    session: Session,
    actor: Actor,
    version_ref: str,
    why: str,
    site: str,
    *,
    read: str | None = None,
    own_told: bool = False,
) -> None:
    """Take back our own word on a version, which can be done until the last party has decided.

    `read` is as for `acknowledge`; `own_told` as for `write_decision`.

    Raises:
        Hidden, NotAllowed: The actor is not of a role that could have said it.
        Refused: All have decided; or we said nothing; or no reason is given; or another text
            was read; or what they declared in the board's decision keeps the actor out.
    """
    version = held_version(session, actor, version_ref, "see")
    if version.status != "offered":
        raise Refused(SETTLED)
    decision = _standing(version, _own(actor))
    if decision is None:
        raise Refused(NOT_SAID)
    verb = "acknowledge" if decision.said == Said.ACKNOWLEDGED else "record decision"
    VERSIONS.require(session, actor, verb, version)
    _refuse_other_text(version, read)
    if not why.strip():
        raise Refused(WHY, "why")
    ask(session, TakingBack(decision.id, actor))
    decision.ended_at, decision.ended_why = now(), why.strip()[:LONGEST_WHY]
    record(session, actor, "take_back", decision, after={"version": version.ref})
    own = decision.organisation_id if own_told else None
    tell_parties(session, version, site, letters.taken_back, own)


def _refuse_other_text(version: Version, read: str | None) -> None:
    if read is not None and read != version.fingerprint:
        raise Refused(OTHER_TEXT)


def _own(actor: Actor) -> int:
    if actor.organisation_id is None:
        raise Hidden
    return actor.organisation_id


def _refuse_unasked(session: Session, version: Version, organisation_id: int) -> None:
    if organisation_id not in {party.organisation_id for party in version.parties}:
        raise Hidden
    if version.status != "offered":
        raise Refused("Nobody has to decide on this version any more")
    if _standing(version, organisation_id) is not None:
        raise Refused(DECIDED)
    named = frozenset(party.organisation.ref for party in version.parties)
    if why := why_not_agreed_now(session, version, named):
        raise Refused(why)


def _refuse_unsound(version: Version, word: Word) -> None:
    why = why_not_said(
        word.said,
        material=version.material,
        decided_on=word.decided_on,
        offered_on=version.offered_on,
        today=today(),
        minute=word.minute,
        words=word.words,
    )
    if why is not None:
        raise Refused(*why)


def _standing(version: Version, organisation_id: int) -> Decision | None:
    mine = (d for d in version.decisions if d.organisation_id == organisation_id)
    return next((decision for decision in mine if decision.ended_at is None), None)


def _follow(session: Session, actor: Actor, version: Version, decision: Decision) -> Write | None:
    """Move the version on, when this word refuses it or is the last that was waited for.

    Gives the letter that tells of it; None where others are still to decide.
    """
    if decision.said == Said.REFUSED:
        VERSION.move(session, actor, version, "refuse")
        write = letters.refused
    elif not _all_agree(version):
        return None
    elif version.material:
        VERSION.move(session, actor, version, "approve")
        write = letters.approved
    else:
        VERSION.move(session, actor, version, "acknowledge")
        write = letters.acknowledged
    version.settled_at = now()
    return write


def _all_agree(version: Version) -> bool:
    wanted = Said.APPROVED if version.material else Said.ACKNOWLEDGED
    said = {
        decision.organisation_id: (decision.said, decision.fingerprint)
        for decision in version.decisions
        if decision.ended_at is None
    }
    parties = [party.organisation_id for party in version.parties]
    return all_said(wanted, version.fingerprint, parties, said)
