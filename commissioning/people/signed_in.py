"""Who flask-login takes to be signed in: a sign-in that is kept, and can be ended, in our table."""

from flask import request
from flask import session as cookie
from flask_login import UserMixin, current_user, login_user
from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.chance import fingerprint
from commissioning.foundation.clock import now
from commissioning.foundation.web import reading
from commissioning.people.actions.sign_ins import start_sign_in
from commissioning.people.models import Person, SignIn
from commissioning.people.rules.browsers import browser_in_words


class SignedIn(UserMixin):
    """A browser signed in as a person; `token` is the secret that its cookie holds."""

    def __init__(self, token: str, person_id: int, sign_in_ref: str) -> None:
        self.token = token
        self.person_id = person_id
        self.sign_in_ref = sign_in_ref

    def get_id(self) -> str:
        """Give what the cookie holds."""
        return self.token


def load_signed_in(token: str) -> SignedIn | None:
    """Give who the cookie's token signs in, or nobody once that sign-in has ended."""
    found = (
        reading()
        .execute(
            select(SignIn.ref, SignIn.person_id)
            .join(Person)
            .where(
                SignIn.token_hash == fingerprint(token),
                SignIn.ended_at.is_(None),
                SignIn.expires_at > now(),
                Person.erased_at.is_(None),
            )
        )
        .one_or_none()
    )
    return SignedIn(token, found.person_id, found.ref) if found else None


def sign_in_browser(session: Session, person_id: int, *, keep: bool = False) -> None:
    """Sign in the browser that sent this request, as the last step of a transaction.

    Everything its cookie held before is dropped, so that nobody carries on in another's session.
    With `keep` the cookie stays for 30 days, otherwise until the browser is closed.
    """
    browser = browser_in_words(request.user_agent.string)
    token = start_sign_in(session, person_id, browser, keep=keep)
    cookie.clear()
    cookie.permanent = keep
    login_user(SignedIn(token, person_id, ""))


def this_sign_in() -> str:
    """Give the reference of the sign-in that this request comes with; "" when signed out."""
    return current_user.sign_in_ref if current_user.is_authenticated else ""
