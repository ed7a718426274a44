"""Accounts: opening one, its name, its password. Passwords arrive as hashes (hashing.py)."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.errors import Refused
from commissioning.foundation.outbox import post
from commissioning.foundation.trail import record
from commissioning.people.actions.codes import end_codes
from commissioning.people.actions.sign_ins import end_sign_ins
from commissioning.people.letters import no_account, password_changed, password_link
from commissioning.people.links import end_links, make_link, use_link
from commissioning.people.models import Person
from commissioning.people.queries import person_by_address, person_by_ref, person_of
from commissioning.people.rules.addresses import MISSING, address_of, fold_address

RESET = "reset"  # the purpose of a link that chooses a new password
NEW_ADDRESS = "address"  # the purpose of a link that confirms a new email address
ASKED_FOR = timedelta(hours=4)
BY_ADMINISTRATOR = timedelta(days=7)
TAKEN = "This email address already has an account. Sign in with it instead"

LinkTo = Callable[[str], str]  # from the secret of a link to its whole address


def open_account(session: Session, *, name: str, email: str, password_hash: str | None) -> Person:
    """Open an account; flushes, because whoever opens one needs its number.

    Without a hash nobody can sign in to it until a password is chosen by a link.

    Raises:
        Refused: The address cannot be one, or has an account already.
    """
    address = address_of(email)
    if address is None:
        raise Refused(MISSING, "email")
    person = Person(name=name[:120], email=address, password_hash=password_hash)
    session.add(person)
    flush_address(session)
    record(session, as_person(person), "open account", person)
    return person


def as_person(person: Person) -> Actor:
    """Give the actor for somebody who acts on their own account, in no role."""
    return Actor(person_id=person.id, person_ref=person.ref, name=person.name)


def flush_address(session: Session) -> None:
    """Store a person's address now; two people cannot have the same one.

    Raises:
        Refused: Somebody has it.
    """
    try:
        session.flush()
    except IntegrityError as error:
        raise Refused(TAKEN, "email") from error


def rename(session: Session, actor: Actor, name: str) -> None:
    """Change the name that others see."""
    person = person_of(session, actor.person_id)
    if name == person.name:
        return
    before, person.name = person.name, name
    record(session, actor, "change name", person, before={"name": before}, after={"name": name})


def set_password(session: Session, person: Person, password_hash: str, *, keep: str = "") -> None:
    """Set a password and end every sign-in but the one named, and every link and code."""
    person.password_hash = password_hash
    end_sign_ins(session, person, but=keep)
    end_links(session, RESET, person.ref)
    end_links(session, NEW_ADDRESS, person.ref)
    end_codes(session, person)
    record(session, as_person(person), "change password", person)


def change_password(
    session: Session, actor: Actor, password_hash: str, *, keep: str, address: str
) -> None:
    """Change the actor's own password, and tell them by letter. `address` is the installation's."""
    person = person_of(session, actor.person_id)
    set_password(session, person, password_hash, keep=keep)
    post(session, person.email, password_changed(person.name, f"{address}/forgotten-password"))


def ask_for_reset(session: Session, email: str, link_to: LinkTo) -> None:
    """Send a link for a new password, or a letter saying that there is no account.

    Either way one letter is written, so that nobody can tell the two apart from outside.
    """
    person = person_by_address(session, email)
    if person is None:
        address = address_of(email)
        if address is not None:
            post(session, address, no_account(address))
        return
    send_reset(session, person, link_to, ASKED_FOR, "4 hours")


def send_reset(
    session: Session, person: Person, link_to: LinkTo, lasts: timedelta, in_words: str
) -> str:
    """Send a person a link for a new password, and give the link's whole address."""
    address = link_to(make_link(session, RESET, person.ref, person.email, lasts))
    post(session, person.email, password_link(person.name, address, in_words))
    return address


def reset_password(session: Session, token: str, password_hash: str, *, address: str) -> Person:
    """Use a link up to set a new password, and give whose it is.

    Raises:
        Refused: The link cannot be used any more; the message says why.
    """
    link = use_link(session, token, RESET)
    person = person_by_ref(session, link.subject)
    if person is None or person.email != fold_address(link.email):
        raise Refused("This link was made for an address that is no longer used. Ask for a new one")
    set_password(session, person, password_hash)
    post(session, person.email, password_changed(person.name, f"{address}/forgotten-password"))
    return person
