"""Letting members read an agreement in full: it counts while all whose text it is say so."""

from sqlalchemy.orm import Session

from commissioning.agreements.actions.keeping import held_agreement
from commissioning.agreements.actions.telling import Write, tell_all_sides
from commissioning.agreements.letters import versions as letters
from commissioning.agreements.models import Agreement, OpenedFully
from commissioning.agreements.queries.opening import opened_versions, openings_of, word_of
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.trail import record


def agree_to_open(session: Session, actor: Actor, agreement_ref: str, site: str) -> None:
    """Give our word that members may read the full text; said twice, it is said once.

    A version opens with the last word that is asked for it, and all who share it are told.

    Raises:
        Hidden, NotAllowed: It is not there, or the actor holds no mandate for a party to it.
    """
    agreement = held_agreement(session, actor, agreement_ref, "open")
    if word_of(session, actor, agreement) is not None:
        return
    before = opened_versions(session, agreement)
    made = OpenedFully(
        agreement_id=agreement.id,
        organisation_id=actor.organisation_id,
        by_seat=actor.seat_ref,
    )
    session.add(made)
    session.flush()
    record(session, actor, "agree_to_open", made, after={"agreement": agreement.ref})
    opened = opened_versions(session, agreement) - before
    _tell(session, agreement, opened, site, letters.opened_in_full)


def take_opening_back(session: Session, actor: Actor, agreement_ref: str, site: str) -> None:
    """Take our word back: what we are a party to closes to members at once.

    All who share what was open are told.

    Raises:
        Hidden, NotAllowed: As `agree_to_open`.
    """
    agreement = held_agreement(session, actor, agreement_ref, "open")
    word = word_of(session, actor, agreement)
    if word is None:
        return
    before = opened_versions(session, agreement)
    word.ended_at = now()
    session.flush()
    record(session, actor, "take_opening_back", word, after={"agreement": agreement.ref})
    closed = before - opened_versions(session, agreement)
    _tell(session, agreement, closed, site, letters.closed_again)


def _tell(
    session: Session, agreement: Agreement, numbers: frozenset[int], site: str, write: Write
) -> None:
    """Write to all who share what was opened or closed; to nobody where nothing was."""
    if not numbers:
        return
    shared = [each.version for each in openings_of(session, agreement)]
    versions = [each for each in shared if each.number in numbers]
    tell_all_sides(session, agreement, versions, f"{site}/agreements/{agreement.ref}", write)
