"""Who flask-login takes to be signed in: a sign-in that is kept, and can be ended, in our table."""

from flask_login import UserMixin
from sqlalchemy import select

from commissioning.foundation.chance import fingerprint
from commissioning.foundation.clock import now
from commissioning.foundation.web import reading
from commissioning.people.models import Person, SignIn


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
