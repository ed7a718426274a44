"""Letting a guest of our own organisation write in the drafts of one agreement, until we end it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.agreements.actions.keeping import held_agreement
from commissioning.agreements.models import Agreement, GuestDrafter
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Hidden
from commissioning.foundation.trail import record
from commissioning.organisations.models import Seat
from commissioning.organisations.permissions import stands


def let_guest_write(session: Session, actor: Actor, agreement_ref: str, seat_ref: str) -> None:
    """Let a guest read and write this agreement's drafts, and nothing else of it.

    Raises:
        Hidden: The agreement is not there, or the seat is no standing guest's of our own.
        NotAllowed: The actor may not draft.
    """
    agreement = held_agreement(session, actor, agreement_ref, "draft")
    seat = session.scalar(
        select(Seat).where(
            Seat.ref == seat_ref,
            Seat.organisation_id == actor.organisation_id,
            Seat.role == Role.GUEST,
            stands(),
        )
    )
    if seat is None:
        raise Hidden
    if _grant(session, actor, agreement, seat_ref) is None:
        made = GuestDrafter(
            agreement_id=agreement.id,
            seat_id=seat.id,
            organisation_id=actor.organisation_id,
            by_seat=actor.seat_ref,
        )
        session.add(made)
        record(session, actor, "let_write", made, after={"seat": seat_ref})


def end_guest_writing(session: Session, actor: Actor, agreement_ref: str, seat_ref: str) -> None:
    """End what we let a guest do; what it wrote stays in the draft, and its name beside it.

    Raises:
        Hidden, NotAllowed: As `let_guest_write`.
    """
    agreement = held_agreement(session, actor, agreement_ref, "draft")
    given = _grant(session, actor, agreement, seat_ref)
    if given is not None:
        given.ended_at = now()
        record(session, actor, "end_write", given, after={"seat": seat_ref})


def _grant(
    session: Session, actor: Actor, agreement: Agreement, seat_ref: str
) -> GuestDrafter | None:
    return session.scalar(
        select(GuestDrafter)
        .join(Seat, Seat.id == GuestDrafter.seat_id)
        .where(
            GuestDrafter.agreement_id == agreement.id,
            GuestDrafter.organisation_id == actor.organisation_id,
            GuestDrafter.ended_at.is_(None),
            Seat.ref == seat_ref,
        )
    )
