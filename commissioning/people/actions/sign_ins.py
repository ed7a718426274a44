"""Signing in and out: each browser is a row that can be ended from afar."""

from datetime import timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.chance import fingerprint, new_token
from commissioning.foundation.clock import now
from commissioning.foundation.db import rows_changed
from commissioning.foundation.errors import Hidden
from commissioning.foundation.trail import record
from commissioning.people.actions.codes import end_codes
from commissioning.people.models import Person, SignIn
from commissioning.people.queries import person_of

KEPT_FOR = timedelta(days=30)  # when somebody asks to stay signed in
A_DAY = timedelta(hours=12)  # otherwise, even if the browser stays open


def start_sign_in(session: Session, person_id: int, browser: str, *, keep: bool) -> str:
    """Sign a browser in, and give the secret for its cookie; only its hash is stored."""
    token = new_token()
    row = SignIn(
        person_id=person_id,
        token_hash=fingerprint(token),
        browser=browser[:120],
        expires_at=now() + (KEPT_FOR if keep else A_DAY),
    )
    session.add(row)
    return token


def end_sign_in(session: Session, actor: Actor, ref: str) -> None:
    """Sign out one of the actor's own browsers, here or elsewhere.

    Raises:
        Hidden: There is none with this reference that is theirs.
    """
    found = rows_changed(
        session,
        update(SignIn)
        .where(SignIn.ref == ref, SignIn.person_id == actor.person_id, SignIn.ended_at.is_(None))
        .values(ended_at=now()),
    )
    if not found:
        raise Hidden


def end_sign_ins(session: Session, person: Person, *, but: str = "") -> None:
    """Sign a person out everywhere, but for the sign-in with the reference given."""
    session.execute(
        update(SignIn)
        .where(SignIn.person_id == person.id, SignIn.ended_at.is_(None), SignIn.ref != but)
        .values(ended_at=now())
    )


def sign_out_everywhere(session: Session, actor: Actor) -> None:
    """Sign the actor out on every browser, this one too, and end the codes that still stand."""
    person = person_of(session, actor.person_id)
    end_sign_ins(session, person)
    end_codes(session, person)
    record(session, actor, "sign out everywhere", person)
