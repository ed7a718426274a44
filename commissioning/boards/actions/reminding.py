"""Reminding those on a board for whom a decision still waits, as its day comes near."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.boards import letters
from commissioning.boards.actions.telling import link_to
from commissioning.boards.models import Resolution
from commissioning.boards.permissions import UNDER_WAY
from commissioning.boards.queries.reminding import is_posted, still_asked
from commissioning.boards.queries.resolutions import whole_now
from commissioning.boards.queries.waiting import BoardAsks
from commissioning.boards.rules.reminders import reference
from commissioning.boards.rules.voting import Procedure
from commissioning.foundation.clock import today
from commissioning.foundation.outbox import post


def remind(session: Session, number: int, site: str) -> int:
    """Post a letter to each voter who has not acted on a decision, once a day; tell how many.

    A decision that was closed meanwhile reminds nobody.
    """
    take = select(Resolution.id).where(Resolution.id == number, Resolution.status.in_(UNDER_WAY))
    if session.scalar(take.with_for_update(key_share=True)) is None:
        return 0
    resolution = whole_now(session, number)
    return sum(
        _remind_one(session, resolution, site, *asked)
        for asked in list(still_asked(session, resolution))
    )


def _remind_one(
    session: Session, resolution: Resolution, site: str, seat: str, address: str, asked: BoardAsks
) -> bool:
    """Post the letter of today to one seat; tell whether it was still to be posted."""
    ref = reference(resolution.ref, seat, today())
    if is_posted(session, ref):
        return False
    letter = letters.reminder(
        resolution.meeting_on or resolution.reply_by,
        link_to(resolution, site, seat),
        meets=resolution.procedure == Procedure.MEETING,
        declared=asked is BoardAsks.VOTE,
    )
    post(session, address, letter).ref = ref
    return True
