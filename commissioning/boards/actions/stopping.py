"""Stopping a decision before it is closed: nothing was decided, and everything said stays."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.agreements.models import Version
from commissioning.boards import letters
from commissioning.boards.actions.keeping import held_resolution
from commissioning.boards.actions.telling import tell_board
from commissioning.boards.lifecycle import RESOLUTION
from commissioning.boards.models import Resolution
from commissioning.boards.permissions import UNDER_WAY
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Refused
from commissioning.foundation.trail import record
from commissioning.register.actions.introductions import BY_ITSELF

LONGEST_WHY = 500
WHY = "Say in a sentence why, for the record"
_BECAUSE = {
    "approved": "All boards have approved this version already.",
    "acknowledged": "All parties have acknowledged this version already.",
    "refused": "Another party's board has said no to this version.",
    "withdrawn": "The version was withdrawn, or a newer one was offered.",
}


def stop(session: Session, actor: Actor, ref: str, why: str, site: str) -> Resolution:
    """Stop our board's decision before it is closed; another can be opened.

    Raises:
        Hidden, NotAllowed: The actor does not hold the decision, or it is closed.
        Refused: No reason is given.
    """
    resolution = held_resolution(session, actor, ref, "hold")
    if not why.strip():
        raise Refused(WHY, "why")
    if len(why.strip()) > LONGEST_WHY:
        raise Refused(f"Use {LONGEST_WHY} letters or fewer", "why")
    RESOLUTION.move(session, actor, resolution, "stop")
    resolution.closed_at, resolution.closed_seat = now(), actor.seat_ref
    resolution.closed_why = why.strip()
    tell_board(session, resolution, site, letters.stopped)
    return resolution


def stop_all(session: Session, version_id: int, site: str) -> None:
    """Stop every board's decision on a version that nobody decides on any more."""
    version = session.get_one(Version, version_id)
    going_on = select(Resolution).where(
        Resolution.version_id == version_id, Resolution.status.in_(UNDER_WAY)
    )
    for resolution in session.scalars(going_on.order_by(Resolution.id)).all():
        before = resolution.status
        resolution.status, _ = RESOLUTION.after(before, "stop")
        resolution.closed_at = now()
        resolution.closed_why = _BECAUSE.get(version.status, "")
        after = {"status": resolution.status, "because": version.status}
        record(session, BY_ITSELF, "stop", resolution, before={"status": before}, after=after)
        tell_board(session, resolution, site, letters.stopped)
