"""After a bid that was not successful: what could happen anyway, and carrying it on."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.errors import Refused
from commissioning.foundation.trail import record
from commissioning.register.actions.keeping import held, keep_first
from commissioning.register.models import (
    Declaration,
    DeclarationArea,
    DeclarationTheme,
    GuestGrant,
)
from commissioning.register.rules.kind_path import CARRIED_FIELDS, QUESTIONS, is_offered
from commissioning.register.rules.stages import Stage


def write_afterwards(
    session: Session, actor: Actor, ref: str, answers: Mapping[str, str]
) -> Declaration:
    """Keep what the owner wrote, by the names of the kind path's questions; empty is an answer.

    The trail notes that something was written, and not what: only the owner reads it.
    """
    declaration = held(session, actor, ref, "carry on")
    _must_be_offered(declaration)
    asked = {question.name for question in QUESTIONS}
    declaration.afterwards = {
        name: text for name, text in answers.items() if name in asked and text
    }
    record(session, actor, "write_afterwards", declaration)
    return declaration


def carry_on(session: Session, actor: Actor, ref: str) -> Declaration:
    """Start a new draft from a bid that is over, taking along only what one would do again.

    Raises:
        Refused: The bid is not one that the kind path is for.
    """
    before = held(session, actor, ref, "carry on")
    _must_be_offered(before)
    after = Declaration(
        organisation=before.organisation,
        place=before.place,
        created_by=actor.seat_ref,
        carried_on_from_id=before.id,
        open_to_partners=True,
        contact=before.contact,
        areas=[DeclarationArea(code=row.code) for row in before.areas],
        themes=[DeclarationTheme(code=row.code) for row in before.themes],
    )
    for name in (name for name in CARRIED_FIELDS if name not in ("areas", "themes")):
        setattr(after, name, getattr(before, name))
    after.title = before.title or (before.opportunity.title[:200] if before.opportunity else "")
    session.add(after)
    session.flush()  # the grant needs its number
    if actor.role is Role.GUEST:
        session.add(GuestGrant(declaration_id=after.id, seat_id=actor.seat_id))
    keep_first(session, actor, after, "carry_on")
    return after


def _must_be_offered(declaration: Declaration) -> None:
    if not is_offered(Stage(declaration.stage)):
        raise Refused("This page opens after a bid that was not, or not wholly, successful.")
