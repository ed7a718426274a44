"""Opening an account without an invitation: the address is proved by a link before it counts."""

from datetime import timedelta

from sqlalchemy.orm import Session

from commissioning.foundation.errors import Refused
from commissioning.foundation.outbox import post
from commissioning.people.actions.accounts import LinkTo, open_account
from commissioning.people.letters import address_in_use, new_account
from commissioning.people.links import make_link, use_link
from commissioning.people.models import Newcomer, Person
from commissioning.people.queries import newcomer_by_ref, person_by_address
from commissioning.people.rules.addresses import MISSING, address_of

NEW_ACCOUNT = "new account"  # the purpose of a link that opens an account
LASTS = timedelta(hours=24)
GONE = "This link was made for an account that is no longer waited for. Ask for a new one"


def ask_for_account(
    session: Session, *, name: str, email: str, back: str, link_to: LinkTo, address: str
) -> None:
    """Send a link that opens an account, or a letter saying that there is one already.

    The same is written either way but for the letter's words, so that nobody can tell the two
    apart from outside. `back` is the page the newcomer was on their way to; `address` is the
    installation's.

    Raises:
        Refused: It is no email address.
    """
    new = address_of(email)
    if new is None:
        raise Refused(MISSING, "email")
    newcomer = Newcomer(name=name[:120], back=back)
    session.add(newcomer)
    session.flush()  # the link is named after it
    token = make_link(session, NEW_ACCOUNT, newcomer.ref, new, LASTS)
    if person_by_address(session, new) is None:
        post(session, new, new_account(link_to(token), "24 hours"))
    else:
        post(session, new, address_in_use(f"{address}/sign-in"))


def open_asked_account(session: Session, token: str, password_hash: str) -> Person:
    """Use a link up to open the account it was asked for, and give whose it is.

    Raises:
        Refused: The link cannot be used any more, or its address got an account meanwhile.
    """
    link = use_link(session, token, NEW_ACCOUNT)
    newcomer = newcomer_by_ref(session, link.subject)
    if newcomer is None:
        raise Refused(GONE)
    session.delete(newcomer)
    return open_account(session, name=newcomer.name, email=link.email, password_hash=password_hash)
