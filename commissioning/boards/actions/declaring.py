"""Declaring interests in a decision, before its papers; what was said before is kept."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.boards.actions.keeping import held_resolution
from commissioning.boards.models import BoardInterest, BoardMember, Resolution
from commissioning.boards.rules.interests import why_not_declared
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Hidden, Refused
from commissioning.foundation.trail import record


def declare_interest(
    session: Session, actor: Actor, ref: str, kind: str, words: str
) -> BoardInterest:
    """Declare our own interest in what our board is asked to decide.

    Raises:
        Hidden, NotAllowed: The actor is not of this board, or the decision is closed.
        Refused: It is no declaration, or an interest is not described.
    """
    resolution = held_resolution(session, actor, ref, "declare", side=False)
    mine = BoardInterest(person_id=actor.person_id)
    return _declared(session, actor, resolution, mine, kind, words)


def declare_for_member(
    session: Session, actor: Actor, ref: str, key: str, kind: str, words: str
) -> BoardInterest:
    """Write down what somebody on the board who has no account has declared.

    Raises:
        Hidden, NotAllowed: There is no such member, or the actor does not hold the decision.
        Refused: As `declare_interest`.
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
    return _declared(session, actor, resolution, theirs, kind, words)


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
    for before in resolution.interests:
        if before.replaced_at is None and (before.person_id, before.member_id) == whose:
            before.replaced_at = now()
    _end_release(resolution, whose)
    session.flush()
    interest.resolution_id = resolution.id
    interest.kind, interest.words, interest.by_seat = kind, words.strip(), actor.seat_ref
    session.add(interest)
    # What was declared stays out of the trail, whose readers are more than the board.
    record(session, actor, "declare", interest, after={"decision": resolution.ref})
    session.refresh(resolution, ["interests"])
    return interest


def _end_release(resolution: Resolution, whose: tuple[int | None, int | None]) -> None:
    """Let the others decide anew about somebody who declares another interest than before."""
    for voter in resolution.voters:
        if (voter.person_id, voter.member_id) == whose:
            voter.released = False
