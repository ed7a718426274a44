"""Letting members read an agreement in full: it counts while every partner says so."""

from sqlalchemy.orm import Session

from commissioning.agreements import letters
from commissioning.agreements.actions.keeping import held_agreement
from commissioning.agreements.actions.telling import Write, tell_partners
from commissioning.agreements.models import Agreement, OpenedFully
from commissioning.agreements.queries.opening import is_opened, word_of
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.trail import record


def agree_to_open(session: Session, actor: Actor, agreement_ref: str, site: str) -> None:
    """Give our word that members may read the full text; said twice, it is said once.

    With the last word it counts, and all partners are told.

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
    session.flush()
    record(session, actor, "agree_to_open", made, after={"agreement": agreement.ref})
    if is_opened(session, agreement):
        _tell(session, agreement, site, letters.opened_in_full)


def take_opening_back(session: Session, actor: Actor, agreement_ref: str, site: str) -> None:
    """Take our word back: the text closes to members at once, whatever the others said.

    All partners are told, if it was open.

    Raises:
        Hidden, NotAllowed: As `agree_to_open`.
    """
    agreement = held_agreement(session, actor, agreement_ref, "bind")
    word = word_of(session, actor, agreement)
    if word is None:
        return
    was_open = is_opened(session, agreement)
    word.ended_at = now()
    record(session, actor, "take_opening_back", word, after={"agreement": agreement.ref})
    if was_open:
        _tell(session, agreement, site, letters.closed_again)


def _tell(session: Session, agreement: Agreement, site: str, write: Write) -> None:
    tell_partners(session, agreement, f"{site}/agreements/{agreement.ref}", write)
