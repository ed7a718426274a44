"""Changing when and where a board meets, until the list of voters is frozen."""

from datetime import date

from sqlalchemy.orm import Session

from commissioning.boards import letters
from commissioning.boards.actions.keeping import held_resolution
from commissioning.boards.actions.opening import AHEAD, refuse_meeting
from commissioning.boards.actions.telling import tell_board
from commissioning.boards.lifecycle import RESOLUTION
from commissioning.boards.models import Resolution
from commissioning.boards.queries.moves import MOVED
from commissioning.boards.rules.voting import Procedure
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import today
from commissioning.foundation.errors import Refused
from commissioning.foundation.trail import record

IN_WRITING = "Your board decides this in writing, and does not meet"
AS_IT_WAS = "This is the day and the place that stand already. Change one of them"


def move_meeting(
    session: Session, actor: Actor, ref: str, on: date | None, where: str, site: str
) -> Resolution:
    """Let the board meet on another day or elsewhere, and write to everybody on it.

    `on` is None while no day is set; `where` says the time and how to join, too.

    Raises:
        Hidden, NotAllowed: The actor does not hold the decision.
        IllegalMove: The list of voters is frozen, so the board has met.
        Refused: It decides in writing; the day will not do (field "meeting_on"), the place is too
            long ("meeting_where"); or nothing is different.
    """
    resolution = held_resolution(session, actor, ref, "hold")
    RESOLUTION.after(resolution.status, "freeze")
    if resolution.procedure != Procedure.MEETING:
        raise Refused(IN_WRITING)
    before = _stands(resolution)
    if on is not None and on != resolution.meeting_on and on < today():
        raise Refused(AHEAD, "meeting_on")
    refuse_meeting(resolution.version, on, where)
    resolution.meeting_on, resolution.meeting_where = on, where.strip()
    after = _stands(resolution)
    if after == before:
        raise Refused(AS_IT_WAS, "meeting_on")
    record(session, actor, MOVED, resolution, before=before, after=after)
    tell_board(session, resolution, site, lambda link: letters.moved(on, link))
    return resolution


def _stands(resolution: Resolution) -> dict[str, str]:
    on = resolution.meeting_on
    return {"on": on.isoformat() if on else "", "where": resolution.meeting_where}
