"""Choosing who may see a declaration: openness, commissioners, after the decision, guests."""

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Hidden, Refused
from commissioning.organisations.models import Seat
from commissioning.organisations.permissions import stands
from commissioning.register.actions.keeping import held, keep_edit
from commissioning.register.models import Declaration, Disclosure, GuestGrant
from commissioning.register.queries.standing import (
    consent_in_force,
    contest_of,
    is_decided,
    mode_of,
)
from commissioning.register.rules.disclosures import Ground, may_begin
from commissioning.register.rules.openness import Openness, kept_as
from commissioning.register.rules.outcomes import why_not_open_yet
from commissioning.register.rules.stages import CLOSED, Stage

SEALED = (
    "This is sealed until the decision, so no new consent can begin. What you agreed to before "
    "still stands."
)
NO_DECISION = "You can tell others once the decision is recorded, or once you record your own."


def choose_openness(session: Session, actor: Actor, ref: str, openness: Openness) -> Declaration:
    """Set the most open way in which this may ever be shared while bids are being made."""
    declaration = held(session, actor, ref, "share")
    declaration.consented_mode, declaration.public = kept_as(openness)
    keep_edit(session, actor, declaration, "choose_openness", openness=openness)
    return declaration


def consent_to_commissioners(session: Session, actor: Actor, ref: str) -> None:
    """Let the place's commissioners who are clear for the opportunity see this declaration.

    Raises:
        Refused: It is sealed, or there is no opportunity that a commissioner could be clear for.
    """
    declaration = held(session, actor, ref, "share")
    if declaration.opportunity is None:
        raise Refused("There is no opportunity here that a commissioner could be clear for.")
    if not may_begin(mode_of(declaration), is_decided(declaration)):
        raise Refused(SEALED)
    if consent_in_force(session, declaration.id) is None:
        session.add(
            Disclosure(
                declaration_id=declaration.id, ground=Ground.CONSENTED, granted_by=actor.seat_ref
            )
        )
        keep_edit(session, actor, declaration, "consent_to_commissioners")


def take_consent_back(session: Session, actor: Actor, ref: str) -> None:
    """End the consent to commissioners; what they read before stays read."""
    declaration = held(session, actor, ref, "share")
    consent = consent_in_force(session, declaration.id)
    if consent is not None:
        consent.to_at = now()
        keep_edit(session, actor, declaration, "take_consent_back")


def tell(session: Session, actor: Actor, ref: str, to: Openness) -> Declaration:
    """Say, after the decision, who may see this declaration now: members, anyone, or nobody.

    Raises:
        Refused: No decision is recorded, and others may still be bidding.
    """
    declaration = held(session, actor, ref, "share")
    if to is not Openness.NOBODY:
        _open_outcome(declaration)
    declaration.told_at = None if to is Openness.NOBODY else now()
    declaration.told_public = to is Openness.PUBLIC
    keep_edit(session, actor, declaration, "tell", to=to)
    return declaration


def give_to_guest(session: Session, actor: Actor, ref: str, seat_ref: str) -> None:
    """Give a guest of the same organisation this declaration to read and to draft in.

    Raises:
        Hidden: There is no such guest here.
    """
    declaration = held(session, actor, ref, "share")
    seat = _guest(session, actor, seat_ref, stands())
    if session.get(GuestGrant, (declaration.id, seat.id)) is None:
        session.add(GuestGrant(declaration_id=declaration.id, seat_id=seat.id))
        keep_edit(session, actor, declaration, "give_to_guest", seat=seat.ref)


def take_from_guest(session: Session, actor: Actor, ref: str, seat_ref: str) -> None:
    """Take a declaration back from a guest."""
    declaration = held(session, actor, ref, "share")
    seat = _guest(session, actor, seat_ref)
    given = session.get(GuestGrant, (declaration.id, seat.id))
    if given is not None:
        session.delete(given)
        keep_edit(session, actor, declaration, "take_from_guest", seat=seat.ref)


def _open_outcome(declaration: Declaration) -> None:
    """Let an outcome that was kept private count now, if nothing live would be told by it."""
    if is_decided(declaration):
        return
    private = why_not_open_yet(contest_of(declaration), now())
    outcome = declaration.stage in CLOSED and declaration.stage != Stage.WITHDRAWN
    if private or not outcome:
        raise Refused(private or NO_DECISION)
    declaration.outcome_at = now()


def _guest(session: Session, actor: Actor, seat_ref: str, *which: ColumnElement[bool]) -> Seat:
    seat = session.scalar(
        select(Seat).where(
            Seat.ref == seat_ref,
            Seat.organisation_id == actor.organisation_id,
            Seat.role == Role.GUEST,
            *which,
        )
    )
    if seat is None:
        raise Hidden
    return seat
