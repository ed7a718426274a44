"""Letting members read an agreement in full: it counts while every partner says so."""

from sqlalchemy.orm import Session

from commissioning.agreements.actions.keeping import held_agreement
from commissioning.agreements.models import OpenedFully
from commissioning.agreements.queries.opening import word_of
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.trail import record


def agree_to_open(session: Session, actor: Actor, agreement_ref: str) -> None:
    """Give our word that members may read the full text; said twice, it is said once.

    Raises:
        Hidden, NotAllowed: It is not there, or the actor holds no mandate for a partner.
    """
    agreement = held_agreement(session, actor, agreement_ref, "bind")
    if word_of(session, actor, agreement) is not None:
        return
    made = OpenedFully(
        agreement_id=agreement.id,
        organisation_id=actor.organisation_id,
        by_seat=actor.seat_ref,
    )
    session.add(made)
    record(session, actor, "agree_to_open", made, after={"agreement": agreement.ref})


def take_opening_back(session: Session, actor: Actor, agreement_ref: str) -> None:
    """Take our word back: the text closes to members at once, whatever the others said.

    Raises:
        Hidden, NotAllowed: As `agree_to_open`.
    """
    agreement = held_agreement(session, actor, agreement_ref, "bind")
    word = word_of(session, actor, agreement)
    if word is not None:
        word.ended_at = now()
        record(session, actor, "take_opening_back", word, after={"agreement": agreement.ref})
