"""Moving a declaration from stage to stage, and recording what came of it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Refused
from commissioning.register.actions.declaring import must_have_read
from commissioning.register.actions.keeping import held, keep_change
from commissioning.register.lifecycle import DECLARATION
from commissioning.register.models import Declaration, OptIn
from commissioning.register.queries.standing import contest_of
from commissioning.register.rules.outcomes import why_not_open_yet
from commissioning.register.rules.stages import (
    BEFORE_THE_OUTCOME,
    CLOSED,
    OUTCOMES,
    Stage,
    needs_a_reason,
    records_an_outcome,
)


def move(session: Session, actor: Actor, ref: str, verb: str, note: str = "") -> Declaration:
    """Move a declaration by `verb`; a note says in the owner's own words what came of it.

    Raises:
        IllegalMove: There is no such move from where it stands.
        Refused: The person has not yet read the page about what may be said.
    """
    declaration = held(session, actor, ref, "move")
    if verb == "declare":
        must_have_read(session, actor)
    return _move(session, actor, declaration, verb, note)


def set_right(session: Session, actor: Actor, ref: str, stage: Stage, reason: str) -> Declaration:
    """Set the stage right, where a wrong button was pressed or the world turned out otherwise.

    Raises:
        Refused: No reason was given.
    """
    if not reason.strip():
        raise Refused("Enter why the stage has to be set right", "reason")
    declaration = held(session, actor, ref, "set right")
    return _move(session, actor, declaration, f"set_right_to_{stage}", reason)


def _move(
    session: Session, actor: Actor, declaration: Declaration, verb: str, note: str
) -> Declaration:
    was = Stage(declaration.stage)
    DECLARATION.move(session, actor, declaration, verb, **({"note": note} if note else {}))
    _note_outcome(declaration, was, Stage(declaration.stage), note, verb)
    if declaration.stage in CLOSED:
        close_card(session, declaration)
    keep_change(session, actor, declaration)
    return declaration


def _note_outcome(
    declaration: Declaration, was: Stage, becomes: Stage, note: str, verb: str
) -> None:
    """Keep when the owner recorded an outcome, unless that would tell of a live bid."""
    if becomes in (*BEFORE_THE_OUTCOME, Stage.WITHDRAWN):
        declaration.outcome_at = declaration.told_at = None
        declaration.told_public = False
    elif records_an_outcome(was, becomes):
        open_now = not why_not_open_yet(contest_of(declaration), now())
        declaration.outcome_at = now() if open_now else None
    if becomes in OUTCOMES and note and not needs_a_reason(verb):
        declaration.outcome_note = note


def close_card(session: Session, declaration: Declaration) -> None:
    """End the readiness to be introduced of a bid that is over.

    Offers that wait and talks under way stay as they are: ending them would tell the other side.
    """
    held_open = select(OptIn).where(
        OptIn.declaration_id == declaration.id, OptIn.ended_at.is_(None)
    )
    for card in session.scalars(held_open).all():
        card.ended_at = now()
