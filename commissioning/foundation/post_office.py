"""Takes letters from the outbox to the mail server, again and again with growing waits.

A letter is claimed in one transaction, handed over outside any, and marked in another. A sender
that is stopped in between leaves a claim that runs out, so that no letter is lost; it may then
arrive twice, under the same Message-ID.
"""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from smtplib import SMTP, SMTPException
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.clock import now
from commissioning.foundation.db import Database
from commissioning.foundation.outbox import OutboxMessage

WAITS = tuple(timedelta(minutes=m) for m in (1, 5, 30, 120, 360, 720, 1440))
TRIES = len(WAITS) + 1  # spread over two days; then it is given up, and says why
CLAIM = timedelta(minutes=10)  # how long one sender has a letter to itself
PATIENCE = 30  # seconds to wait for the mail server's answer
BATCH = 50
ERROR_LENGTH = 300


class Post(Protocol):
    """How letters leave (config.Settings)."""

    @property
    def smtp_host(self) -> str: ...
    @property
    def smtp_port(self) -> int: ...
    @property
    def smtp_user(self) -> str: ...
    @property
    def smtp_password(self) -> str: ...
    @property
    def smtp_starttls(self) -> bool: ...
    @property
    def mail_from(self) -> str: ...


@dataclass(slots=True)
class Tally:
    """What became of the letters that were due."""

    sent: int = 0
    waiting: int = 0
    given_up: int = 0

    @property
    def any(self) -> bool:
        """Tell whether any letter was due."""
        return bool(self.sent or self.waiting or self.given_up)

    def __str__(self) -> str:
        return f"sent {self.sent}, to try again {self.waiting}, given up {self.given_up}"


def send_due(database: Database, settings: Post) -> Tally:
    """Send the letters that are due, up to a batch; what cannot leave waits and is tried again."""
    tally = Tally()
    with database.transaction() as session:
        left = _claim(session)
    try:
        if left:
            _deliver(database, settings, left, tally)
    except (OSError, SMTPException) as error:
        for letter in left:
            _settle(database, letter, _words(error), tally)
    return tally


def _deliver(database: Database, settings: Post, left: list[OutboxMessage], tally: Tally) -> None:
    """Hand letters over one by one; `left` keeps those that have not had their turn."""
    with _server(settings) as server:
        while left:
            fault = _hand_over(server, left[0], settings.mail_from)
            _settle(database, left.pop(0), fault, tally)


def _claim(session: Session) -> list[OutboxMessage]:
    """Take letters that are due, so that no other sender takes them for a while."""
    moment = now()
    due = (
        select(OutboxMessage)
        .where(
            OutboxMessage.due_at <= moment,
            OutboxMessage.sent_at.is_(None),
            OutboxMessage.given_up_at.is_(None),
        )
        .order_by(OutboxMessage.due_at)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    )
    claimed = list(session.scalars(due))
    for letter in claimed:
        letter.due_at = moment + CLAIM
    return claimed


@contextmanager
def _server(settings: Post) -> Iterator[SMTP]:
    """Open the way to the mail server."""
    with SMTP(settings.smtp_host, settings.smtp_port, timeout=PATIENCE) as server:
        if settings.smtp_starttls:
            server.starttls(context=ssl.create_default_context())
        if settings.smtp_user:
            server.login(settings.smtp_user, settings.smtp_password)
        yield server


def _hand_over(server: SMTP, letter: OutboxMessage, sender: str) -> str:
    """Give a letter to the server; gives what went wrong, or nothing."""
    try:
        server.send_message(email_of(letter, sender))
    except (OSError, SMTPException, ValueError) as error:
        return _words(error)
    return ""


def email_of(letter: OutboxMessage, sender: str) -> EmailMessage:
    """Make the email of a letter.

    Raises:
        ValueError: Its address or subject cannot stand in a header.
    """
    message = EmailMessage()
    message["From"] = sender
    message["To"] = letter.address
    message["Subject"] = " ".join(letter.subject.split())
    message["Date"] = format_datetime(letter.created_at)
    message["Message-ID"] = f"<{letter.ref}@{sender.rpartition('@')[2].rstrip('>')}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    return message


def _settle(database: Database, letter: OutboxMessage, fault: str, tally: Tally) -> None:
    """Write down what became of one letter, and forget its words once they are of no more use."""
    with database.transaction() as session:
        kept = session.get_one(OutboxMessage, letter.id)
        kept.attempts += 1
        kept.last_error = fault[:ERROR_LENGTH]
        if not fault:
            kept.sent_at, kept.text = now(), ""
            tally.sent += 1
        elif kept.attempts >= TRIES:
            kept.given_up_at, kept.text = now(), ""
            tally.given_up += 1
        else:
            kept.due_at = now() + WAITS[kept.attempts - 1]
            tally.waiting += 1


def _words(error: Exception) -> str:
    """Say in one line what went wrong."""
    return " ".join(f"{type(error).__name__}: {error}".split())
