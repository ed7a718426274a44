"""Links sent by email. Reading one uses nothing up, since mail scanners open links; acting does.

token = make_link(session, "invitation", invitation.ref, email, lasts=timedelta(days=14))
link = read_link(session, token, "invitation")        # on GET: None when it cannot be used
why = why_not(session, token, "invitation")           # words for the page when it is None
link = use_link(session, token, "invitation")         # on POST: raises Refused with the words
"""

from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from commissioning.foundation.chance import fingerprint, new_token
from commissioning.foundation.clock import now
from commissioning.foundation.db import rows_changed
from commissioning.foundation.errors import Refused
from commissioning.foundation.filters import day
from commissioning.people.models import Link
from commissioning.people.rules.addresses import fold_address

UNKNOWN = (
    "We do not know this link. Check that the whole of it was copied from the email, to its end."
)
USED = "This link was used on {}, and works only once. Nothing more was changed."
RUN_OUT = "This link ran out on {}. Ask for a new one."
REPLACED = "This link was ended on {}. If a newer email came, use the link in that one."


def make_link(session: Session, purpose: str, subject: str, email: str, lasts: timedelta) -> str:
    """Make a link and give the secret that goes into its address; only its hash is stored.

    `purpose` ("reset", "invitation") is the only thing it can be used for; `subject` is the
    reference of what it is about.
    """
    token = new_token()
    link = Link(
        token_hash=fingerprint(token),
        purpose=purpose,
        subject=subject,
        email=fold_address(email),
        expires_at=now() + lasts,
    )
    session.add(link)
    return token


def read_link(session: Session, token: str, purpose: str) -> Link | None:
    """Give the link with this secret if it can still be used; this uses nothing up."""
    link = _find(session, token, purpose)
    return link if link is not None and not _complaint(link) else None


def why_not(session: Session, token: str, purpose: str) -> str:
    """Say why a link cannot be used; nothing when it can."""
    link = _find(session, token, purpose)
    return UNKNOWN if link is None else _complaint(link)


def use_link(session: Session, token: str, purpose: str) -> Link:
    """Use a link up, and end every other link for the same purpose and subject.

    Raises:
        Refused: It is unknown, used, ended or has run out; the message says which.
    """
    link = _find(session, token, purpose)
    if link is None:
        raise Refused(UNKNOWN)
    moment = now()
    taken = rows_changed(
        session,
        update(Link)
        .where(Link.id == link.id, _STANDS, Link.expires_at > moment)
        .values(used_at=moment)
        .execution_options(synchronize_session=False),
    )
    session.refresh(link)
    if not taken:
        raise Refused(_complaint(link))
    end_links(session, link.purpose, link.subject)
    return link


def end_links(session: Session, purpose: str, subject: str) -> None:
    """End the links for this purpose and subject that still stand."""
    session.execute(
        update(Link)
        .where(Link.purpose == purpose, Link.subject == subject, _STANDS)
        .values(ended_at=now())
    )


_STANDS = Link.used_at.is_(None) & Link.ended_at.is_(None)


def _find(session: Session, token: str, purpose: str) -> Link | None:
    wanted = select(Link).where(Link.token_hash == fingerprint(token), Link.purpose == purpose)
    return session.scalar(wanted)


def _complaint(link: Link) -> str:
    if link.used_at is not None:
        return USED.format(day(link.used_at))
    if link.ended_at is not None:
        return REPLACED.format(day(link.ended_at))
    return RUN_OUT.format(day(link.expires_at)) if link.expires_at <= now() else ""
