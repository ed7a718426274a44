"""Invitations to a role, by a link that is used up by accepting, not by opening."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import now, today
from commissioning.foundation.errors import Refused
from commissioning.foundation.outbox import post
from commissioning.foundation.trail import record
from commissioning.organisations import letters
from commissioning.organisations.actions.seats import give_seat, require_fitting
from commissioning.organisations.models import Invitation, Organisation, Seat
from commissioning.organisations.permissions import ORGANISATIONS
from commissioning.organisations.queries.seats import has_seat, open_invitations
from commissioning.people.actions.accounts import as_person
from commissioning.people.links import end_links, make_link
from commissioning.people.models import Person

INVITATION = "invitation"  # the purpose of its link
LASTS = timedelta(days=14)
MOST_INVITATIONS = 50  # open at once, so that nobody's mailbox is filled from here

LinkTo = Callable[[str], str]  # from the secret of a link to its whole address


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
    """Keep an invitation to a role; `send_invitation` posts its link, in the same transaction.

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


def send_invitation(
    session: Session, actor: Actor, invitation: Invitation, link_to: LinkTo
) -> None:
    """Post an invitation's link, the first time or again; earlier links to it end."""
    organisation = session.get_one(Organisation, invitation.organisation_id)
    ORGANISATIONS.require(session, actor, "manage people", organisation)
    refuse_closed(invitation)
    end_links(session, INVITATION, invitation.ref)
    link = link_to(make_link(session, INVITATION, invitation.ref, invitation.email, LASTS))
    role = Role(invitation.role)
    post(session, invitation.email, letters.invitation(actor.name, organisation.name, role, link))


def withdraw_invitation(
    session: Session, actor: Actor, organisation: Organisation, invitation: Invitation
) -> None:
    """Take an invitation back; its link then says that it was."""
    ORGANISATIONS.require(session, actor, "manage people", organisation)
    invitation.withdrawn_at = now()
    end_links(session, INVITATION, invitation.ref)
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
        as_person(person),
        organisation,
        Role(invitation.role),
        person_id=person.id,
        given_by=invitation.given_by,
        expires_on=invitation.expires_on,
    )
    record(session, as_person(person), "accepted an invitation", invitation)
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


def _refuse_holder(session: Session, organisation: Organisation, invited: Invited) -> None:
    held = session.scalar(select(Person.id).where(Person.email == invited.email))
    if held is not None and has_seat(session, held, organisation.id, invited.role):
        raise Refused("This person has this role already", "email")
