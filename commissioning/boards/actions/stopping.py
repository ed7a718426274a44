"""Stopping a decision before it is closed: nothing was decided, and everything said stays."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from commissioning.agreements.models import Agreement, Version
from commissioning.agreements.queries.standing import why_not_agreed_now
from commissioning.boards import letters
from commissioning.boards.actions.keeping import held_resolution
from commissioning.boards.actions.telling import tell_board
from commissioning.boards.lifecycle import RESOLUTION
from commissioning.boards.models import Resolution
from commissioning.boards.permissions import UNDER_WAY
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Refused

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
    for resolution in _going_on(session, Resolution.version_id == version_id):
        _stop(session, resolution, _BECAUSE.get(version.status, ""), site)


def stop_where_none_can_agree(session: Session, partnership_id: int, site: str) -> None:
    """Stop every board's decision on a partnership's versions to which nobody can agree any more.

    Its partners are others now, it is over, or they have ended the agreement.
    """
    its = Resolution.version_id.in_(
        select(Version.id)
        .join(Agreement, Agreement.id == Version.agreement_id)
        .where(Agreement.partnership_id == partnership_id)
    )
    for resolution in _going_on(session, its):
        version = resolution.version
        named = frozenset(party.organisation.ref for party in version.parties)
        if why := why_not_agreed_now(session, version, named):
            _stop(session, resolution, why, site)


def _going_on(session: Session, which: ColumnElement[bool]) -> Sequence[Resolution]:
    """Take those that are under way; one on which somebody acts this moment is left to them.

    Whoever waited here could wait in a ring. What is left open is refused when it is closed.
    """
    wanted = select(Resolution).where(which, Resolution.status.in_(UNDER_WAY))
    taken = wanted.order_by(Resolution.id).with_for_update(key_share=True, skip_locked=True)
    return session.scalars(taken.execution_options(populate_existing=True)).all()


def _stop(session: Session, resolution: Resolution, why: str, site: str) -> None:
    RESOLUTION.move_by_itself(session, resolution, "stop", because=why)
    resolution.closed_at, resolution.closed_why = now(), why[:LONGEST_WHY]
    tell_board(session, resolution, site, letters.stopped)
