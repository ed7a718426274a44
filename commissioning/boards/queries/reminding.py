"""Which decisions have their day soon, and whom on the board they still wait for."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from commissioning.boards.models import Resolution
from commissioning.boards.permissions import UNDER_WAY, VOTING_ROLES
from commissioning.boards.queries.board import addresses, in_office
from commissioning.boards.queries.waiting import BoardAsks, first_asked
from commissioning.boards.rules.voting import Attendance
from commissioning.foundation.outbox import OutboxMessage
from commissioning.places.actors import actor_for

OF_A_VOTER = (BoardAsks.DECLARE, BoardAsks.VOTE)


def coming(session: Session, first: date, last: date) -> Sequence[int]:
    """Give the numbers of the decisions that go on, with their day from `first` to `last`.

    The day is that of the meeting, or the one by which answers are hoped for.
    """
    day = func.coalesce(Resolution.meeting_on, Resolution.reply_by)
    wanted = select(Resolution.id).where(
        Resolution.status.in_(UNDER_WAY), day >= first, day <= last
    )
    return session.scalars(wanted.order_by(Resolution.id)).all()


def still_asked(session: Session, resolution: Resolution) -> Iterator[tuple[str, str, BoardAsks]]:
    """Give (seat reference, email address, what is asked) of voters who have not acted.

    Each person once. Nobody whom a conflict, apologies or another side keeps out.
    """
    board = in_office(session, resolution.organisation_id)
    people = {each.key: each.person_id for each in board}
    for seat, address in addresses(session, resolution, VOTING_ROLES):
        person_id = people.get(seat)
        if person_id is None or not _is_there(resolution, person_id):
            continue
        asked = first_asked(session, actor_for(session, person_id, seat), resolution)
        if asked in OF_A_VOTER:
            yield seat, address, asked


def is_posted(session: Session, ref: str) -> bool:
    """Tell whether the letter with this reference was posted already, delivered or not."""
    found = select(OutboxMessage.id).where(OutboxMessage.ref == ref)
    return session.scalar(found) is not None


def _is_there(resolution: Resolution, person_id: int) -> bool:
    """Tell whether somebody can still take part: always, until the list of voters is frozen."""
    if resolution.frozen_at is None:
        return True
    own = (each for each in resolution.voters if each.person_id == person_id)
    return any(each.attendance != Attendance.APOLOGIES for each in own)
