"""Decisions that wait for one person: their interest or vote, or, for who holds them, closing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, exists, false, or_, select
from sqlalchemy.orm import Session, joinedload

from commissioning.agreements.models import Version
from commissioning.boards.models import BoardInterest, Resolution, Vote, Voter
from commissioning.boards.permissions import RESOLUTIONS
from commissioning.boards.rules.interests import Interest
from commissioning.boards.rules.voting import Attendance
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import today
from commissioning.partnerships.permissions import speaks

MOST_WAITING = 50


class BoardAsks(StrEnum):
    """What a decision asks of one person; the first that holds is shown."""

    DECLARE = "declare"
    VOTE = "vote"
    CLOSE = "close"
    BEGIN = "begin"
    QUESTIONS = "questions"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One decision that waits for the reader."""

    asks: BoardAsks
    resolution: Resolution


def waiting(session: Session, actor: Actor) -> list[Waiting]:
    """Give the decisions that wait for this seat, the oldest first, each once."""
    asked = _asked(actor)
    columns = [holds.label(f"asks_{name}") for name, holds in asked.items()]
    rows = session.execute(
        select(Resolution, *columns)
        .where(RESOLUTIONS.rows(actor), or_(*asked.values()))
        .options(
            joinedload(Resolution.version).joinedload(Version.agreement),
            joinedload(Resolution.organisation),
        )
        .order_by(Resolution.id)
        .limit(MOST_WAITING)
    )
    return [Waiting(_first(asked, said), resolution) for resolution, *said in rows]


def first_asked(session: Session, actor: Actor, resolution: Resolution) -> BoardAsks | None:
    """Give what one decision asks of this seat first; None where it asks nothing."""
    asked = _asked(actor)
    wanted = select(*asked.values()).where(
        Resolution.id == resolution.id, RESOLUTIONS.rows(actor), or_(*asked.values())
    )
    row = session.execute(wanted).first()
    return None if row is None else _first(asked, row)


def _asked(actor: Actor) -> dict[BoardAsks, ColumnElement[bool]]:
    """Give the condition of each thing that can be asked of this seat, what comes first first."""
    unwritten = and_(RESOLUTIONS.rows(actor, "draft questions"), Resolution.questions_seat == "")
    return {
        BoardAsks.DECLARE: and_(RESOLUTIONS.rows(actor, "declare"), ~_has_declared(actor)),
        BoardAsks.VOTE: and_(RESOLUTIONS.rows(actor, "vote"), ~_has_voted(actor)),
        BoardAsks.CLOSE: and_(RESOLUTIONS.rows(actor, "close"), _could_be_closed()),
        BoardAsks.BEGIN: and_(RESOLUTIONS.rows(actor, "hold"), _could_begin()),
        BoardAsks.QUESTIONS: unwritten if speaks(actor) else false(),
    }


def _first(asked: Mapping[BoardAsks, ColumnElement[bool]], said: Sequence[bool]) -> BoardAsks:
    return next(name for name, holds in zip(asked, said, strict=True) if holds)


def _there_is(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(*conditions).correlate(Resolution)


def _has_declared(actor: Actor) -> ColumnElement[bool]:
    return _there_is(
        BoardInterest.resolution_id == Resolution.id,
        BoardInterest.person_id == actor.person_id,
        BoardInterest.replaced_at.is_(None),
    )


def _has_voted(actor: Actor) -> ColumnElement[bool]:
    return _there_is(
        Voter.resolution_id == Resolution.id,
        Voter.person_id == actor.person_id,
        Vote.voter_id == Voter.id,
    )


def _could_begin() -> ColumnElement[bool]:
    """Hold where the list can be frozen: at once in writing, otherwise from the meeting's day."""
    now_or_soon = or_(Resolution.meeting_on.is_(None), Resolution.meeting_on <= today())
    return and_(Resolution.status == "open", now_or_soon)


def _could_be_closed() -> ColumnElement[bool]:
    """Hold where all who can vote have, or the day is past on which answers were hoped for."""
    late = Resolution.reply_by < today()
    return and_(Resolution.status == "voting", or_(late, ~_somebody_is_silent()))


def _somebody_is_silent() -> ColumnElement[bool]:
    voted = exists().where(Vote.voter_id == Voter.id).correlate(Voter)
    kept_out = exists().where(
        BoardInterest.resolution_id == Voter.resolution_id,
        or_(BoardInterest.person_id == Voter.person_id, BoardInterest.member_id == Voter.member_id),
        BoardInterest.replaced_at.is_(None),
        BoardInterest.kind != Interest.NONE,
        Voter.released.is_(False),
    )
    return _there_is(
        Voter.resolution_id == Resolution.id,
        Voter.attendance != Attendance.APOLOGIES,
        ~voted,
        ~kept_out.correlate(Voter),
    )
