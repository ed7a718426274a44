"""Tables of people: accounts, where they are signed in, links and codes they were sent, tries."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commissioning.foundation.clock import now
from commissioning.foundation.db import Base, BigId, Thing
from commissioning.people.rules.ways_back import LONGEST


class Person(Thing):
    """Somebody with an account. One person has one account and any number of seats.

    Attributes:
        email: Folded to lower case; unique.
        plain_page_at: When the person confirmed the page about what may be said while a
            competition is live; nobody declares before that (PRODUCT.md section 3).
        erased_at: When name and address were blanked; what they did stays under their reference.
    """

    __tablename__ = "person"

    email: Mapped[str] = mapped_column(String(320), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    password_hash: Mapped[str | None] = mapped_column(String(200))
    plain_page_at: Mapped[datetime | None]
    erased_at: Mapped[datetime | None]


class SignIn(Thing):
    """One browser that is signed in, until it signs out or is signed out from afar."""

    __tablename__ = "sign_in"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    browser: Mapped[str] = mapped_column(String(120), default="")
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship()


class Link(Thing):
    """A link sent by email. Opening uses nothing up (mail scanners open links); acting does.

    Attributes:
        purpose: What it is for ("reset", "invitation", …); a link serves one purpose only.
        subject: The reference of what it is about (a person, an invitation).
        ended_at: When it was taken back, or another for the same thing was used instead.
    """

    __tablename__ = "link"

    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    purpose: Mapped[str] = mapped_column(String(30))
    subject: Mapped[str] = mapped_column(String(20), index=True)
    email: Mapped[str] = mapped_column(String(320))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class SignInCode(Thing):
    """A code sent by email, with which the browser that asked for it signs in once.

    Attributes:
        token_hash: Of the secret that the browser keeps; the code is worth nothing without it.
        person_id: None where nobody has the address. Such a row is made so that the work, and
            every answer, are the same.
        guesses: How often a code was typed; after a few none is taken any more.
    """

    __tablename__ = "sign_in_code"

    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    code_hash: Mapped[str] = mapped_column(String(64))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    guesses: Mapped[int] = mapped_column(default=0)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class Newcomer(Thing):
    """Somebody who asked for an account and has not opened it yet; nobody else is shown them.

    Their address is in the link they were sent, since only opening that proves it is theirs.

    Attributes:
        back: The page of ours they were on their way to.
    """

    __tablename__ = "newcomer"

    name: Mapped[str] = mapped_column(String(120))
    back: Mapped[str] = mapped_column(String(LONGEST))


class Attempt(Base):
    """One try at a password or a link, counted to slow down guessing. Keys are fingerprints."""

    __tablename__ = "attempt"
    __table_args__ = (Index("ix_attempt_key_at", "key", "at"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    key: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(default=now)
