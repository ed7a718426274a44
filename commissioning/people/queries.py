"""Every SELECT about people, but for links (links.py)."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.clock import now
from commissioning.foundation.outbox import OutboxMessage
from commissioning.foundation.paging import PAGE, Page
from commissioning.people.models import Newcomer, Person, SignIn
from commissioning.people.rules.addresses import fold_address

MOST_SIGN_INS = 50


def person_by_address(session: Session, address: str) -> Person | None:
    """Give whoever has an account with this email address."""
    wanted = select(Person).where(Person.email == fold_address(address), Person.erased_at.is_(None))
    return session.scalar(wanted)


def person_by_ref(session: Session, ref: str) -> Person | None:
    """Give the person with this reference, unless they have left the register."""
    return session.scalar(select(Person).where(Person.ref == ref, Person.erased_at.is_(None)))


def person_of(session: Session, person_id: int | None) -> Person:
    """Give the person with this number, who is known to be there."""
    return session.get_one(Person, person_id)


def newcomer_by_ref(session: Session, ref: str) -> Newcomer | None:
    """Give who asked for the account that a link with this subject opens."""
    return session.scalar(select(Newcomer).where(Newcomer.ref == ref))


def standing_sign_ins(session: Session, person_id: int | None) -> Sequence[SignIn]:
    """Give the browsers a person is signed in on, newest first."""
    wanted = (
        select(SignIn)
        .where(SignIn.person_id == person_id, SignIn.ended_at.is_(None), SignIn.expires_at > now())
        .order_by(SignIn.id.desc())
        .limit(MOST_SIGN_INS)
    )
    return session.scalars(wanted).all()


def newest_letters(session: Session, after: str | None = None) -> Page[OutboxMessage]:
    """Give a page of the outbox, newest first, from after the letter with this reference."""
    wanted = select(OutboxMessage).order_by(OutboxMessage.id.desc()).limit(PAGE + 1)
    last = session.scalar(select(OutboxMessage.id).where(OutboxMessage.ref == (after or "")))
    if last is not None:
        wanted = wanted.where(OutboxMessage.id < last)
    found = session.scalars(wanted).all()
    more = found[PAGE - 1].ref if len(found) > PAGE else None
    return Page(found[:PAGE], more)
