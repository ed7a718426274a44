"""Saying why a joint answer is needed: each party for itself."""

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.errors import Refused
from commissioning.foundation.trail import record
from commissioning.partnerships.actions.keeping import held, own_part
from commissioning.partnerships.models import Partner
from commissioning.partnerships.rules.reasons import NEEDS, why_not


def say_why_joint(
    session: Session, actor: Actor, ref: str, *, alone: bool | None, needs: str
) -> Partner:
    """Say whether we could answer alone, and what we need the others for.

    Raises:
        Hidden, NotAllowed: The actor does not speak for a party of it.
        Refused: Something is not said.
    """
    part = own_part(actor, held(session, actor, ref, "say why joint"))
    kept = needs.strip()
    if wrong := why_not(alone=alone, needs=kept):
        raise Refused(*wrong)
    if len(kept) > NEEDS:
        raise Refused(f"Use {NEEDS} letters or fewer", "needs")
    before = {"alone": part.could_answer_alone, "needs": part.needs_others_for}
    part.could_answer_alone, part.needs_others_for = alone, kept
    record(
        session, actor, "say_why_joint", part, before=before, after={"alone": alone, "needs": kept}
    )
    return part
