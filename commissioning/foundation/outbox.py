"""Letters, written into the same transaction as what they tell of, and delivered after it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, Session, mapped_column

from commissioning.foundation.clock import now
from commissioning.foundation.db import Thing

LONGEST_SUBJECT = 200  # letters


@dataclass(frozen=True, slots=True)
class Letter:
    """What an email says: a subject, and plain paragraphs with at most one link."""

    subject: str
    text: str


class OutboxMessage(Thing):
    """One email on its way. Once delivered its text is blanked, since links in it are secrets."""

    __tablename__ = "outbox_message"

    address: Mapped[str] = mapped_column(String(320))
    subject: Mapped[str] = mapped_column(String(LONGEST_SUBJECT))
    text: Mapped[str] = mapped_column(Text)
    due_at: Mapped[datetime] = mapped_column(default=now, index=True)
    attempts: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]
    given_up_at: Mapped[datetime | None]
    last_error: Mapped[str] = mapped_column(String(300), default="")


def post(session: Session, address: str, letter: Letter) -> OutboxMessage:
    """Put a letter into the outbox; it leaves only if this transaction commits.

    A subject with a long name or title in it is cut to what its column holds.
    """
    subject = letter.subject
    if len(subject) > LONGEST_SUBJECT:
        subject = f"{subject[: LONGEST_SUBJECT - 1].rstrip()}…"
    message = OutboxMessage(address=address, subject=subject, text=letter.text)
    session.add(message)
    return message
