"""Signing in by a code in an email: asked for, guessed at a few times at most, used once."""

import hashlib
import hmac

from sqlalchemy import ColumnElement, and_, select, update
from sqlalchemy.orm import Session

from commissioning.foundation.chance import fingerprint, new_token, some_bytes
from commissioning.foundation.clock import now
from commissioning.foundation.db import rows_changed
from commissioning.foundation.errors import Refused
from commissioning.foundation.outbox import post
from commissioning.people.letters import nobody_signs_in, sign_in_code
from commissioning.people.models import Person, SignInCode
from commissioning.people.queries import person_by_address
from commissioning.people.rules.addresses import address_of
from commissioning.people.rules.codes import LASTS, MOST_GUESSES, as_typed, as_written, code_from

OVER = "This code cannot be used any more. Ask for a new one"
WRONG = "This is not the code. Enter the eight digits of the newest letter"


def ask_for_code(session: Session, email: str, secret: str) -> str:
    """Send a code to sign in with, and give the secret that the browser which asked keeps.

    Where nobody has the address, a letter there says so; the row and the work are the same.
    `secret` is the installation's.
    """
    token, code = new_token(), code_from(int.from_bytes(some_bytes(8)))
    person = person_by_address(session, email)
    made = SignInCode(
        token_hash=fingerprint(token),
        code_hash=_hash(secret, token, code),
        person_id=person.id if person else None,
        expires_at=now() + LASTS,
    )
    session.add(made)
    if person is not None:
        post(session, person.email, sign_in_code(person.name, as_written(code)))
    elif address := address_of(email):
        post(session, address, nobody_signs_in(address))
    return token


def count_guess(session: Session, token: str) -> None:
    """Count a guess that is about to be made, so that many at once are counted too.

    Raises:
        Refused: The code is unknown, used, or has run out; or too many were typed.
    """
    counted = rows_changed(
        session,
        update(SignInCode)
        .where(_standing(token), SignInCode.guesses < MOST_GUESSES)
        .values(guesses=SignInCode.guesses + 1)
        .execution_options(synchronize_session=False),
    )
    if not counted:
        raise Refused(OVER)


def use_code(session: Session, token: str, typed: str, secret: str) -> Person:
    """Use a code up, and give whose it is. The guess was counted before.

    Raises:
        Refused: It is not the code; or it was used, or has run out, meanwhile.
    """
    theirs = and_(Person.id == SignInCode.person_id, Person.erased_at.is_(None))
    wanted = select(SignInCode, Person).outerjoin(Person, theirs).where(_standing(token))
    found = session.execute(wanted.with_for_update(of=SignInCode)).one_or_none()
    if found is None:
        raise Refused(OVER)
    held, person = found
    right = hmac.compare_digest(held.code_hash, _hash(secret, token, as_typed(typed)))
    if not right or person is None:
        raise Refused(WRONG, "code")
    held.used_at = now()
    return person


def end_codes(session: Session, person: Person) -> None:
    """End the codes of a person that still stand: they no longer sign anybody in."""
    session.execute(
        update(SignInCode)
        .where(SignInCode.person_id == person.id, SignInCode.used_at.is_(None))
        .values(used_at=now())
        .execution_options(synchronize_session=False)
    )


def _standing(token: str) -> ColumnElement[bool]:
    return (
        (SignInCode.token_hash == fingerprint(token))
        & SignInCode.used_at.is_(None)
        & (SignInCode.expires_at > now())
    )


def _hash(secret: str, token: str, code: str) -> str:
    """Give what is stored in place of a code: keyed, so that no table of all codes reads it."""
    return hmac.new(secret.encode(), f"{token}\n{code}".encode(), hashlib.sha256).hexdigest()
