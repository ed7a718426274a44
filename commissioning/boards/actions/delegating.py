"""A decision by one person, under the board's standing authority and within its limit."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from commissioning.agreements.actions.keeping import held_version
from commissioning.agreements.models import Version
from commissioning.agreements.queries.drafts import content_of_version
from commissioning.boards.actions.closing import SAY_WHY, finish, settle, tell_outcome
from commissioning.boards.actions.opening import refuse_undecidable, standing_rule
from commissioning.boards.actions.other_sides import note_in_other_boards
from commissioning.boards.actions.questions import confirm
from commissioning.boards.lifecycle import RESOLUTION
from commissioning.boards.models import BoardInterest, Resolution, StandingAuthority
from commissioning.boards.permissions import AUTHORITIES
from commissioning.boards.queries.conflicts import in_conflict
from commissioning.boards.queries.resolutions import whole_now
from commissioning.boards.queries.sealing import interest_facts
from commissioning.boards.rules.delegated import Authority, why_not_delegated
from commissioning.boards.rules.interests import Interest, why_not_declared
from commissioning.boards.rules.mid_sentence import mid_sentence
from commissioning.boards.rules.minute_facts import DELEGATED
from commissioning.boards.rules.most_to_lose import most_we_could_lose
from commissioning.boards.rules.outcome import Result
from commissioning.boards.rules.questions import (
    tidied,
    unanswered,
    why_too_long,
    why_unanswered,
)
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import today
from commissioning.foundation.errors import Hidden, Refused
from commissioning.foundation.in_words import pounds
from commissioning.foundation.trail import record

CONFLICT = "You have an interest in this, so you do not decide it alone. Take it to the board"
_SAID = {
    True: (Result.CARRIED, "carry_delegated"),
    False: (Result.NOT_CARRIED, "refuse_delegated"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegated:
    """What one person decides alone.

    Attributes:
        interest: What they declare, as anybody who decides does; anything but none ends it.
        novel: It is new for the organisation, or very risky, so it stays with the board.
        words: What the other parties read.
        answers: The questions a board asks itself, by key: all of them for an approval.
    """

    approve: bool
    fingerprint: str
    interest: str
    interest_words: str = ""
    novel: bool = False
    words: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)


def decide_delegated(
    session: Session,
    actor: Actor,
    authority_ref: str,
    version_ref: str,
    delegated: Delegated,
    site: str,
) -> Resolution:
    """Decide on a version for our organisation, under a standing authority that names our seat.

    Raises:
        Hidden, NotAllowed: The authority is not the actor's, or the version is not theirs to read,
            or does not wait for it.
        Refused: A conflict, declared now or on the board before (field "interest"); above the
            limit, or not in its days; new or very risky (field "novel"); a question not answered
            for a yes (field: its key), or no reasons for a no (field "words"); see
            `refuse_undecidable`.
    """
    version = held_version(session, actor, version_ref, "read")
    authority = AUTHORITIES.find(session, actor, authority_ref, "decide delegated")
    _refuse_not_waiting(version, actor)
    refuse_undecidable(session, actor, version, delegated.fingerprint)
    _refuse_in_conflict(session, actor, version)
    _refuse_unsound(delegated)
    _refuse_beyond(version, actor, authority, delegated)
    made = _opened(session, actor, version, authority, delegated)
    result, verb = _SAID[delegated.approve]
    outcome = {"result": str(result), "reasons": [_reason(authority, delegated)]}
    settle(session, actor, made, result, outcome, delegated.words)
    RESOLUTION.move(session, actor, made, verb)
    told = finish(session, actor, made, result, site)
    tell_outcome(session, told, result, site)
    return told


def _refuse_not_waiting(version: Version, actor: Actor) -> None:
    parties = {party.organisation_id for party in version.parties}
    if version.status != "offered" or actor.organisation_id not in parties:
        raise Hidden


def _refuse_in_conflict(session: Session, actor: Actor, version: Version) -> None:
    """Refuse whom a conflict keeps out of the board's own decision, whatever role they act in."""
    if in_conflict(session, actor.person_id, version.id, actor.organisation_id):
        raise Refused(CONFLICT, "interest")


def _refuse_unsound(delegated: Delegated) -> None:
    if why := why_not_declared(delegated.interest, delegated.interest_words):
        raise Refused(why[0], "interest" if why[1] == "kind" else "interest_words")
    if delegated.interest != Interest.NONE:
        raise Refused(CONFLICT, "interest")
    for what, key in why_too_long(delegated.answers):
        raise Refused(what, key)
    if not delegated.approve and not delegated.words.strip():
        raise Refused(SAY_WHY, "words")


def _refuse_beyond(
    version: Version, actor: Actor, authority: StandingAuthority, delegated: Delegated
) -> None:
    """Refuse an approval that is the board's own to give; anybody may say no within their days."""
    if not delegated.approve:
        return
    most = most_we_could_lose(content_of_version(version), actor.organisation_ref)
    given = Authority(
        given_on=authority.given_on,
        minute=authority.minute,
        limit_pence=authority.limit_pence,
        covers=authority.covers,
        until=authority.until,
        ended=authority.ended_at is not None,
    )
    for why in why_not_delegated(given, most, today(), delegated.novel):
        raise Refused(why, "novel" if delegated.novel else None)
    for what, key in why_unanswered(delegated.answers):
        raise Refused(what, key)


def _opened(
    session: Session,
    actor: Actor,
    version: Version,
    authority: StandingAuthority,
    delegated: Delegated,
) -> Resolution:
    made = Resolution(
        version_id=version.id,
        organisation_id=actor.organisation_id,
        fingerprint=version.fingerprint,
        rule=standing_rule(session, actor),
        procedure=DELEGATED,
        opened_seat=actor.seat_ref,
        authority_id=authority.id,
        questions=tidied(delegated.answers),
        questions_seat=actor.seat_ref,
    )
    session.add(made)
    after = {"version": version.ref, "fingerprint": version.fingerprint, "how": DELEGATED}
    record(session, actor, "open", made, after=after)
    _declare_none(session, actor, made)
    if not unanswered(made.questions):
        confirm(session, actor, made)
    opened = whole_now(session, made.id)
    note_in_other_boards(session, actor, opened)
    return opened


def _declare_none(session: Session, actor: Actor, made: Resolution) -> None:
    """Keep that who decides has no interest, without which nobody decides alone."""
    whose = {"person_id": actor.person_id, "by_seat": actor.seat_ref}
    none = BoardInterest(resolution_id=made.id, kind=Interest.NONE, words="", **whose)
    session.add(none)
    after = {"decision": made.ref}
    record(session, actor, "declare", none, after=after, sealed=interest_facts(none))


def _reason(authority: StandingAuthority, delegated: Delegated) -> str:
    did = "approved" if delegated.approve else "did not approve"
    limit = pounds(authority.limit_pence)
    under = mid_sentence(authority.minute)
    return f"One person {did} it under {under}, which allows up to {limit}."
