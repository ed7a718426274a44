"""What a board lets one person decide alone, and ending it; the board stays responsible."""

from sqlalchemy.orm import Session

from commissioning.boards import letters
from commissioning.boards.models import StandingAuthority
from commissioning.boards.permissions import AUTHORITIES, BOARD_BEGINNINGS
from commissioning.boards.rules.delegated import (
    Authority,
    may_decide_alone,
    why_not_authority,
)
from commissioning.foundation.actor import Actor, Kind, Role
from commissioning.foundation.clock import now, today
from commissioning.foundation.errors import Hidden, Refused
from commissioning.foundation.outbox import post
from commissioning.foundation.trail import record
from commissioning.organisations.models import Organisation, Seat
from commissioning.organisations.queries.seats import seat_of
from commissioning.people.models import Person

ONESELF = "Nobody gives an authority to themselves. Somebody else writes it down"
NO_READER = (
    "Choose somebody who reads agreements in their work: an officer or admin, or at a public body "
    "its commissioner. Trustees read them inside a decision of the board"
)


def give_authority(
    session: Session, actor: Actor, seat_ref: str, authority: Authority, site: str
) -> StandingAuthority:
    """Write down what our board lets a seat decide alone, up to which sum, until when.

    Raises:
        NotAllowed: The actor is not its chair or secretary.
        Hidden: There is no such seat in the organisation.
        Refused: The seat is the actor's own, or one that does not read agreements (field
            "seat"); or see `why_not_authority`.
    """
    BOARD_BEGINNINGS.require(actor, "give authority")
    for what, field in why_not_authority(authority, today()):
        raise Refused(what, field)
    seat = _seat(session, actor, seat_ref)
    made = StandingAuthority(
        organisation_id=seat.organisation_id,
        seat_id=seat.id,
        given_on=authority.given_on,
        until=authority.until,
        limit_pence=authority.limit_pence,
        covers=authority.covers.strip(),
        minute=authority.minute.strip(),
        by_seat=actor.seat_ref,
    )
    session.add(made)
    after = {"seat": seat.ref, "limit_pence": made.limit_pence, "minute": made.minute}
    record(session, actor, "give_authority", made, after=after)
    _tell(session, actor, seat, site)
    return made


def end_authority(session: Session, actor: Actor, ref: str) -> None:
    """End what our board let a seat decide alone; what was decided under it stands.

    Raises:
        Hidden, NotAllowed: There is none that stands, or the actor is not chair or secretary.
    """
    authority = AUTHORITIES.find(session, actor, ref, "end")
    authority.ended_at = now()
    record(session, actor, "end_authority", authority)


def _tell(session: Session, actor: Actor, seat: Seat, site: str) -> None:
    address = session.get_one(Person, seat.person_id).email
    page = f"{site}/boards/{actor.organisation_ref}?as={seat.ref}"
    post(session, address, letters.authority_given(page))


def _seat(session: Session, actor: Actor, ref: str) -> Seat:
    if actor.organisation_id is None:
        raise Hidden
    seat = seat_of(session, session.get_one(Organisation, actor.organisation_id), ref)
    if seat.person_id == actor.person_id:
        raise Refused(ONESELF, "seat")
    if not may_decide_alone(Role(seat.role), Kind(seat.organisation.kind)):
        raise Refused(NO_READER, "seat")
    return seat
