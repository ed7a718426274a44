"""Those on a board who have no account: written down by name, and never deleted."""

from datetime import date

from sqlalchemy.orm import Session

from commissioning.boards.actions.telling import tell_in_office
from commissioning.boards.letters import members_changed
from commissioning.boards.models import BoardMember
from commissioning.boards.permissions import BOARD_BEGINNINGS, MEMBERS
from commissioning.boards.queries.board import InOffice, in_office
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import today
from commissioning.foundation.errors import Refused
from commissioning.foundation.trail import record

LONGEST_NAME = 120
SAME_NAME = (
    "Somebody of this name is on your board already. Those with an account vote themselves. If "
    "this is another person, add what tells them apart"
)


def add_member(
    session: Session, actor: Actor, name: str, chair: bool, since: date, site: str
) -> BoardMember:
    """Write down somebody on the actor's own board who has no account, and tell the board.

    Raises:
        NotAllowed: The actor is not its admin, chair or secretary.
        Refused: The name or the day will not do; or somebody of that name is on the board.
    """
    BOARD_BEGINNINGS.require(actor, "keep members")
    if not 0 < len(name.strip()) <= LONGEST_NAME:
        raise Refused(f"Enter a name of {LONGEST_NAME} letters or fewer", "name")
    if told_apart(name) in {told_apart(each.name) for each in _in_office(session, actor)}:
        raise Refused(SAME_NAME, "name")
    if since > today():
        raise Refused("Enter a day that is not after today", "since")
    made = BoardMember(
        organisation_id=actor.organisation_id,
        name=name.strip(),
        chair=chair,
        since=since,
        by_seat=actor.seat_ref,
    )
    session.add(made)
    record(session, actor, "add_member", made, after={"since": since.isoformat()})
    tell_in_office(session, actor, site, members_changed)
    return made


def told_apart(name: str) -> str:
    """Give a name as it is compared with others: capitals and spaces make no difference."""
    return " ".join(name.casefold().split())


def _in_office(session: Session, actor: Actor) -> list[InOffice]:
    return in_office(session, actor.organisation_id) if actor.organisation_id else []


def end_member(session: Session, actor: Actor, ref: str, ended_on: date, site: str) -> None:
    """Write down that somebody without an account has left the board, and tell the board.

    Raises:
        Hidden, NotAllowed: There is no such member, or the actor may not.
        Refused: The day is ahead, or before they came.
    """
    member = MEMBERS.find(session, actor, ref, "end")
    if not member.since <= ended_on <= today():
        raise Refused("Enter a day from when they came until today", "ended_on")
    member.ended_on = ended_on
    record(session, actor, "end_member", member, after={"ended_on": ended_on.isoformat()})
    tell_in_office(session, actor, site, members_changed)
