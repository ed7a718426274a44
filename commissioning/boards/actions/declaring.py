"""Declaring interests in a decision, before its papers; what was said before is kept.

Anybody may declare more than before. Nobody takes an interest of their own back: the chair or the
secretary enters that it is none, or a lesser one, with the reason.
"""

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.agreements.permissions import BOARD
from commissioning.boards import letters
from commissioning.boards.actions.keeping import held_resolution, voter_named
from commissioning.boards.actions.telling import tell
from commissioning.boards.models import BoardInterest, BoardMember, Resolution
from commissioning.boards.permissions import RESOLUTIONS
from commissioning.boards.queries.board import addresses, in_office
from commissioning.boards.queries.sealing import interest_facts
from commissioning.boards.rules.interests import Interest, is_lighter, why_not_declared
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Hidden, Refused
from commissioning.foundation.trail import record

NOT_ONESELF = (
    "You declared an interest, and nobody takes that back themselves. Ask your chair or secretary "
    "to enter it, with the reason"
)
NOT_LESS = "Choose less than what they declared. They declare more themselves"
KNOWN = "The register knows that they act for another party, so this stays"
SAY_WHY = "Say in a sentence why it is not as they declared. It goes into the minute"


def declare_interest(
    session: Session, actor: Actor, ref: str, kind: str, words: str
) -> BoardInterest:
    """Declare our own interest in what our board is asked to decide.

    Raises:
        Hidden, NotAllowed: The actor is not of this board, or the decision is closed.
        Refused: It is no declaration, an interest is not described, or it takes back what they
            declared (field "kind").
    """
    resolution = held_resolution(session, actor, ref, "declare", side=False)
    mine = BoardInterest(person_id=actor.person_id)
    if _takes_back(_standing(resolution, mine), kind):
        raise Refused(NOT_ONESELF, "kind")
    return _declared(session, actor, resolution, mine, kind, words)


def declare_for_member(
    session: Session, actor: Actor, ref: str, key: str, kind: str, words: str
) -> BoardInterest:
    """Write down what somebody on the board who has no account has declared.

    Raises:
        Hidden, NotAllowed: There is no such member, or the actor does not hold the decision.
        Refused: It is no declaration, or an interest is not described; or nothing says why what
            they declared before is taken back (field "words").
    """
    resolution = held_resolution(session, actor, ref, "hold")
    wanted = select(BoardMember.id).where(
        BoardMember.ref == key,
        BoardMember.organisation_id == resolution.organisation_id,
        BoardMember.ended_on.is_(None),
    )
    number = session.scalar(wanted)
    if number is None:
        raise Hidden
    theirs = BoardInterest(member_id=number)
    if _takes_back(_standing(resolution, theirs), kind):
        RESOLUTIONS.require(session, actor, "close", resolution)
        _refuse_unsaid(words)
    return _declared(session, actor, resolution, theirs, kind, words)


def correct_interest(
    session: Session, actor: Actor, ref: str, key: str, kind: str, why: str, site: str
) -> BoardInterest:
    """Write down that what somebody with an account declared is none after all, or less.

    Raises:
        Hidden, NotAllowed: Nobody on this board goes by this key, or the actor may not close it.
        Refused: It is the actor's own, is not less than what stands, was noted by the register
            itself, or no reason is given (field "words").
    """
    resolution = held_resolution(session, actor, ref, "close")
    theirs = BoardInterest(person_id=_person_named(session, resolution, key))
    if theirs.person_id == actor.person_id:
        raise Refused(NOT_ONESELF)
    standing = _standing(resolution, theirs)
    if not _takes_back(standing, kind):
        raise Refused(NOT_LESS, "kind")
    if standing is not None and not standing.by_seat:
        raise Refused(KNOWN)
    _refuse_unsaid(why)
    made = _declared(session, actor, resolution, theirs, kind, why)
    found = addresses(session, resolution, BOARD)
    tell(session, resolution, site, letters.corrected, (each for each in found if each[0] == key))
    return made


def _person_named(session: Session, resolution: Resolution, key: str) -> int:
    """Give the person with an account whom this names, on the list or, without one, in office."""
    if resolution.frozen_at is not None:
        person_id = voter_named(resolution, key).person_id
    else:
        board = in_office(session, resolution.organisation_id)
        person_id = next((each.person_id for each in board if each.key == key), None)
    if person_id is None:
        raise Hidden
    return person_id


def _takes_back(standing: BoardInterest | None, kind: str) -> bool:
    if standing is None or kind not in set(Interest):
        return False
    return is_lighter(Interest(standing.kind), Interest(kind))


def _standing(resolution: Resolution, interest: BoardInterest) -> BoardInterest | None:
    """Give what the same person has declared, as it stands."""
    whose = (interest.person_id, interest.member_id)
    standing = (each for each in resolution.interests if each.replaced_at is None)
    return next((e for e in standing if (e.person_id, e.member_id) == whose), None)


def _refuse_unsaid(why: str) -> None:
    if not why.strip():
        raise Refused(SAY_WHY, "words")


def _declared(
    session: Session,
    actor: Actor,
    resolution: Resolution,
    interest: BoardInterest,
    kind: str,
    words: str,
) -> BoardInterest:
    if why := why_not_declared(kind, words):
        raise Refused(*why)
    whose = (interest.person_id, interest.member_id)
    if before := _standing(resolution, interest):
        before.replaced_at = now()
    _end_release(resolution, whose)
    session.flush()
    interest.resolution_id = resolution.id
    interest.kind, interest.words, interest.by_seat = kind, words.strip(), actor.seat_ref
    session.add(interest)
    # What was declared stays out of the trail, whose readers are more than the board.
    after = {"decision": resolution.ref}
    record(session, actor, "declare", interest, after=after, sealed=interest_facts(interest))
    session.refresh(resolution, ["interests"])
    return interest


def _end_release(resolution: Resolution, whose: tuple[int | None, int | None]) -> None:
    """Let the others decide anew about somebody who declares another interest than before."""
    for voter in resolution.voters:
        if (voter.person_id, voter.member_id) == whose:
            voter.released = False
