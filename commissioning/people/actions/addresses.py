"""A new email address is confirmed by a link sent to it; the old address is told, twice."""

from datetime import timedelta

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.errors import Refused
from commissioning.foundation.outbox import post
from commissioning.foundation.trail import record
from commissioning.people.actions.accounts import (
    NEW_ADDRESS,
    LinkTo,
    as_person,
    flush_address,
)
from commissioning.people.actions.codes import end_codes
from commissioning.people.letters import (
    address_asked_for,
    address_changed,
    address_in_use,
    confirm_address,
)
from commissioning.people.links import end_links, make_link, use_link
from commissioning.people.models import Person
from commissioning.people.queries import person_by_address, person_by_ref, person_of
from commissioning.people.rules.addresses import MISSING, address_of, veiled

LASTS = timedelta(hours=24)


def ask_for_address(
    session: Session, actor: Actor, email: str, link_to: LinkTo, *, address: str
) -> None:
    """Ask to use another email address: a link goes to it, and a notice to the old one.

    What the person is told is the same when the address belongs to another account already; only
    the owner of that address learns of it.

    Raises:
        Refused: It is no email address, or the one the account has.
    """
    person, new = person_of(session, actor.person_id), address_of(email)
    if new is None:
        raise Refused(MISSING, "email")
    if new == person.email:
        raise Refused("Your account uses this address already. Enter another one", "email")
    end_links(session, NEW_ADDRESS, person.ref)
    token = make_link(session, NEW_ADDRESS, person.ref, new, LASTS)
    if person_by_address(session, new) is None:
        post(session, new, confirm_address(person.name, link_to(token), "24 hours"))
    else:
        post(session, new, address_in_use(f"{address}/sign-in"))
    notice = address_asked_for(person.name, veiled(new), f"{address}/forgotten-password")
    post(session, person.email, notice)
    record(session, actor, "ask for a new email address", person)


def take_address(session: Session, token: str) -> Person:
    """Use a link up to give an account its new address, and give whose it is.

    Codes to sign in with that were sent to the old one end.

    Raises:
        Refused: The link cannot be used any more, or the address was taken meanwhile.
    """
    link = use_link(session, token, NEW_ADDRESS)
    person = person_by_ref(session, link.subject)
    if person is None:
        raise Refused("The account this link was made for has been closed")
    old, person.email = person.email, link.email
    flush_address(session)
    end_codes(session, person)
    post(session, old, address_changed(person.name, veiled(link.email)))
    record(session, as_person(person), "change email address", person)
    return person
