"""Mandates: the board's word that somebody may bind the organisation, and up to how much."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from commissioning.foundation.actor import DECLARING, Actor, Role
from commissioning.foundation.clock import now, today
from commissioning.foundation.errors import Refused
from commissioning.foundation.trail import record
from commissioning.organisations.models import Mandate, Organisation, Seat
from commissioning.organisations.permissions import ORGANISATIONS
from commissioning.organisations.queries.seats import mandate_of

BINDING = DECLARING | {Role.COMMISSIONER}  # a commissioner speaks for a public body


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardsWord:
    """What a board decided: on which day, until when, up to how much (pence), which minute."""

    given_on: date
    minute: str
    until: date | None = None
    limit_pence: int | None = None


def record_mandate(
    session: Session, actor: Actor, organisation: Organisation, seat: Seat, word: BoardsWord
) -> Mandate:
    """Record a board's mandate for a seat; one that stood before ends.

    Raises:
        Refused: The role does not bind anyone, or the dates do not fit.
    """
    ORGANISATIONS.require(session, actor, "record mandates", organisation)
    if Role(seat.role) not in BINDING:
        raise Refused("Only an admin, an officer or a commissioner can be given a mandate")
    if word.given_on > today():
        raise Refused("Enter the day the board decided; it cannot be in the future", "given_on")
    if word.until is not None and word.until < word.given_on:
        raise Refused("Enter a last day after the day the board decided", "until")
    _end_standing(session, actor, seat)
    mandate = Mandate(
        seat_id=seat.id,
        given_on=word.given_on,
        until=word.until,
        limit_pence=word.limit_pence,
        minute=word.minute,
        recorded_by=actor.seat_ref,
    )
    session.add(mandate)
    said = {"limit_pence": word.limit_pence, "minute": word.minute}
    record(session, actor, "recorded a mandate", mandate, after=said)
    return mandate


def end_mandate(session: Session, actor: Actor, organisation: Organisation, seat: Seat) -> None:
    """End the mandate a seat holds.

    Raises:
        Refused: It holds none.
    """
    ORGANISATIONS.require(session, actor, "record mandates", organisation)
    if not _end_standing(session, actor, seat):
        raise Refused("There is no mandate to end any more")


def _end_standing(session: Session, actor: Actor, seat: Seat) -> bool:
    held = mandate_of(session, seat.id)
    if held is None:
        return False
    held.ended_at = now()
    record(session, actor, "ended a mandate", held)
    return True
