"""The questions a board asks itself: drafted by staff, amended and confirmed by the board."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from commissioning.boards.actions.keeping import held_resolution
from commissioning.boards.models import Resolution
from commissioning.boards.rules.questions import tidied, why_too_long, why_unanswered
from commissioning.boards.rules.seals import stamp_of
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Refused
from commissioning.foundation.trail import record

CHANGED = "Somebody wrote in these answers meanwhile. Open the page again, and read theirs first"


def draft_questions(
    session: Session, actor: Actor, ref: str, answers: Mapping[str, str], seen: str
) -> Resolution:
    """Write draft answers; `seen` is the stamp of the answers that the form was opened with.

    Raises:
        Hidden, NotAllowed: The actor may not write here, or the board has confirmed them.
        Refused: Somebody wrote meanwhile, or an answer is too long (field: the question's key).
    """
    resolution = held_resolution(session, actor, ref, "draft questions")
    for what, key in why_too_long(answers):
        raise Refused(what, key)
    _write(actor, resolution, answers, seen)
    record(session, actor, "draft_questions", resolution)
    return resolution


def confirm_questions(
    session: Session, actor: Actor, ref: str, answers: Mapping[str, str], seen: str
) -> Resolution:
    """Record the answers as the board confirmed them; they do not change afterwards.

    Raises:
        Hidden, NotAllowed: The actor does not hold the decision, or they are confirmed already.
        Refused: As `draft_questions`, or something is not answered.
    """
    resolution = held_resolution(session, actor, ref, "confirm questions")
    for what, key in why_unanswered(answers):
        raise Refused(what, key)
    _write(actor, resolution, answers, seen)
    confirm(session, actor, resolution)
    return resolution


def confirm(session: Session, actor: Actor, resolution: Resolution) -> None:
    """Write down that the answers, all of them given, stand as they are."""
    resolution.confirmed_at, resolution.confirmed_seat = now(), actor.seat_ref
    record(session, actor, "confirm_questions", resolution)


def _write(actor: Actor, resolution: Resolution, answers: Mapping[str, str], seen: str) -> None:
    if seen != stamp_of(resolution.questions):
        raise Refused(CHANGED)
    resolution.questions, resolution.questions_seat = tidied(answers), actor.seat_ref
