"""Giving and ending roles: invitations by emailed link, leaving, handing over."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from commissioning.foundation.actor import BUYING, Actor, Kind, Role
from commissioning.foundation.clock import now, today
from commissioning.foundation.errors import NotAllowed, Refused
from commissioning.foundation.events import emit
from commissioning.foundation.outbox import post
from commissioning.foundation.trail import record
from commissioning.organisations import letters
from commissioning.organisations.events import SeatEnded
from commissioning.organisations.models import Invitation, Mandate, Organisation, Seat
from commissioning.organisations.permissions import ORGANISATIONS
from commissioning.organisations.queries.seats import has_seat, open_invitations, standing_admins
from commissioning.people.models import Person

LONGEST_GUEST = timedelta(days=366)
MOST_INVITATIONS = 50  # open at once, so that nobody's mailbox is filled from here


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """Who is invited to which role; `expires_on` is the last day, which only a guest needs."""

    email: str
    role: Role
    name: str = ""
    expires_on: date | None = None


def invite(
    session: Session, actor: Actor, organisation: Organisation, invited: Invited
) -> Invitation:
    """Keep an invitation to a role; `send_invitation` posts its link.

    Raises:
        Refused: The role or its last day does not fit, or this address is invited already.
    """
    ORGANISATIONS.require(session, actor, "manage people", organisation)
    require_fitting(organisation, invited.role, invited.expires_on)
    waiting = open_invitations(session, organisation.id)
    if any((i.email, i.role) == (invited.email, invited.role) for i in waiting):
        raise Refused("This address is invited to this role already", "email")
    if len(waiting) >= MOST_INVITATIONS:
        raise Refused(f"{MOST_INVITATIONS} invitations wait for an answer. Withdraw some first")
    _refuse_holder(session, organisation, invited)
    invitation = Invitation(
        organisation_id=organisation.id,
        email=invited.email,
        name=invited.name,
        role=invited.role,
        expires_on=invited.expires_on,
        given_by=actor.seat_ref,
    )
    session.add(invitation)
    record(session, actor, "invited", invitation, after={"role": invited.role})
    return invitation


def require_fitting(organisation: Organisation, role: Role, expires_on: date | None) -> None:
    """Refuse a role that does not fit the organisation, or a guest without a last day.

    Raises:
        Refused: With the field it belongs beside.
    """
    if role is Role.COMMISSIONER and Kind(organisation.kind) not in BUYING:
        raise Refused("Only commissioners and funders have this role. Choose another", "role")
    if role is Role.GUEST and expires_on is None:
        raise Refused("Enter the guest's last day", "expires_on")
    if expires_on is not None and expires_on < today():
        raise Refused("Enter a last day that is still to come", "expires_on")
    if role is Role.GUEST and expires_on is not None and expires_on > today() + LONGEST_GUEST:
        raise Refused("Enter a last day within a year; you can invite them again", "expires_on")


def withdraw_invitation(
    session: Session, actor: Actor, organisation: Organisation, invitation: Invitation
) -> None:
    """Take an invitation back; its link then says that it was."""
    ORGANISATIONS.require(session, actor, "manage people", organisation)
    invitation.withdrawn_at = now()
    record(session, actor, "withdrew an invitation", invitation)


def accept_invitation(session: Session, invitation: Invitation, person: Person) -> Seat:
    """Give the invited person the role; the caller uses the link up in the same transaction.

    Raises:
        Refused: The invitation is no longer open, or was sent to somebody else.
    """
    refuse_closed(invitation)
    if person.email != invitation.email:
        raise Refused("This invitation was sent to another address")
    invitation.accepted_at = now()
    organisation = session.get_one(Organisation, invitation.organisation_id)
    seat = give_seat(
        session,
        _as_newcomer(person),
        organisation,
        Role(invitation.role),
        person_id=person.id,
        given_by=invitation.given_by,
        expires_on=invitation.expires_on,
    )
    record(session, _as_newcomer(person), "accepted an invitation", invitation)
    return seat


def refuse_closed(invitation: Invitation) -> None:
    """Refuse an invitation that can no longer be taken up, and say why.

    Raises:
        Refused: It was accepted or withdrawn, its last day is over, or the organisation retired.
    """
    if invitation.accepted_at is not None:
        raise Refused("This invitation was accepted already")
    if invitation.withdrawn_at is not None:
        raise Refused("This invitation was withdrawn")
    if invitation.expires_on is not None and invitation.expires_on < today():
        raise Refused("The time this invitation was for is over")
    if invitation.organisation.retired_at is not None:
        raise Refused("This organisation is retired")


def give_seat(
    session: Session,
    actor: Actor,
    organisation: Organisation,
    role: Role,
    *,
    person_id: int,
    given_by: str = "",
    expires_on: date | None = None,
) -> Seat:
    """Give a person a role (downward action: whoever calls has asked whether it may be given).

    Raises:
        Refused: The person has this very role there already.
    """
    if has_seat(session, person_id, organisation.id, role):
        raise Refused(f"You have the role of {role.words} there already")
    seat = Seat(
        person_id=person_id,
        organisation_id=organisation.id,
        role=role,
        given_by=given_by,
        expires_on=expires_on,
    )
    session.add(seat)
    record(session, actor, "was given a role", seat, after={"role": role})
    return seat


def end_seat(
    session: Session, actor: Actor, organisation: Organisation, seat: Seat, site: str
) -> None:
    """End a role; what was done in it stays. Anyone may give up a role of their own.

    Raises:
        Refused: It is the last admin, who hands over first.
    """
    if seat.id != actor.seat_id:
        ORGANISATIONS.require(session, actor, "manage people", organisation)
    elif actor.organisation_id != organisation.id:
        raise NotAllowed("Your role does not let you do this.")
    _refuse_last_admin(session, organisation, seat)
    close_seat(session, actor, seat)
    if seat.id != actor.seat_id:
        person = session.get_one(Person, seat.person_id)
        join = f"{site}/organisations/{organisation.ref}/join"
        post(session, person.email, letters.role_over(organisation.name, Role(seat.role), join))


def close_seat(session: Session, actor: Actor, seat: Seat) -> None:
    """End a seat and its mandates, and tell upper floors (downward action)."""
    seat.ended_at = now()
    session.execute(
        update(Mandate)
        .where(Mandate.seat_id == seat.id, Mandate.ended_at.is_(None))
        .values(ended_at=seat.ended_at)
    )
    record(session, actor, "ended a role", seat, after={"role": seat.role})
    emit(session, SeatEnded(seat.id))


def _refuse_last_admin(session: Session, organisation: Organisation, seat: Seat) -> None:
    """Hold the organisation meanwhile, so that two admins cannot leave at once."""
    if seat.role != Role.ADMIN:
        return
    session.execute(
        select(Organisation.id).where(Organisation.id == organisation.id).with_for_update()
    )
    others = [row for row in standing_admins(session, organisation.id) if row[0].id != seat.id]
    lasting = [other for other, _ in others if other.expires_on is None]
    if not lasting:
        raise Refused("This is the only admin. Invite another admin first, then hand over")


def _refuse_holder(session: Session, organisation: Organisation, invited: Invited) -> None:
    held = session.scalar(select(Person.id).where(Person.email == invited.email))
    if held is not None and has_seat(session, held, organisation.id, invited.role):
        raise Refused("This person has this role already", "email")


def _as_newcomer(person: Person) -> Actor:
    """Write the trail as the person, who has no role yet."""
    return Actor(person_id=person.id, person_ref=person.ref, name=person.name)
