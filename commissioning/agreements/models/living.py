"""Tables of an agreement while it lasts: disputes, reviews, and what all its partners are asked."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commissioning.agreements.models.versions import Agreement
from commissioning.foundation.db import Thing
from commissioning.organisations.models import Organisation


class Dispute(Thing):
    """A disagreement under an agreement, walking up its ladder; settled by an act, on the record.

    Attributes:
        ladder: The steps as the version in force held them when it was opened: words, who, days.
        step: The step it stands on, from 0; `step_since` is when it came there.
    """

    __tablename__ = "dispute"

    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"), index=True)
    by_organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    by_seat: Mapped[str] = mapped_column(String(20))
    about: Mapped[str] = mapped_column(Text)
    ladder: Mapped[list[Any]] = mapped_column(JSON)
    status: Mapped[str] = mapped_column(String(20), default="open")
    step: Mapped[int] = mapped_column(default=0)
    step_since: Mapped[date]
    settled_on: Mapped[date | None]
    settled_how: Mapped[str] = mapped_column(Text, default="")

    agreement: Mapped[Agreement] = relationship()
    by_organisation: Mapped[Organisation] = relationship()
    notes: Mapped[list["DisputeNote"]] = relationship(order_by="DisputeNote.id")


class DisputeNote(Thing):
    """What was said or done at one step of a dispute."""

    __tablename__ = "dispute_note"

    dispute_id: Mapped[int] = mapped_column(ForeignKey("dispute.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    by_seat: Mapped[str] = mapped_column(String(20))
    verb: Mapped[str] = mapped_column(String(20))
    step: Mapped[int]
    words: Mapped[str] = mapped_column(Text)

    organisation: Mapped[Organisation] = relationship()


class ReviewHeld(Thing):
    """A review that the agreement foresaw, and what the parties learnt from it."""

    __tablename__ = "review_held"

    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"), index=True)
    due_on: Mapped[date]
    held_on: Mapped[date]
    learnt: Mapped[str] = mapped_column(Text)
    by_seat: Mapped[str] = mapped_column(String(20))


class Ask(Thing):
    """The same words put to all partners: that a dispute is settled so, or the agreement ends.

    It counts when all have said yes; nothing counts by silence.

    Attributes:
        kind: "settle" (a dispute) or "end" (the agreement, early).
        on_day: The day on which it was settled, or the last day of the agreement.
        status: "open" → "agreed", "taken_back" or "replaced" by other words.
    """

    __tablename__ = "ask"

    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"), index=True)
    dispute_id: Mapped[int | None] = mapped_column(ForeignKey("dispute.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    on_day: Mapped[date]
    words: Mapped[str] = mapped_column(Text)
    by_organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    by_seat: Mapped[str] = mapped_column(String(20))
    status: Mapped[str] = mapped_column(String(20), default="open")
    settled_at: Mapped[datetime | None]

    agreement: Mapped[Agreement] = relationship()
    dispute: Mapped[Dispute | None] = relationship()
    by_organisation: Mapped[Organisation] = relationship()
    replies: Mapped[list["Reply"]] = relationship(order_by="Reply.id")


class Reply(Thing):
    """What one partner said to an ask: "yes", or "not_yet" with words; another may follow."""

    __tablename__ = "reply"
    __table_args__ = (
        Index(
            "uq_reply_standing",
            "ask_id",
            "organisation_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    ask_id: Mapped[int] = mapped_column(ForeignKey("ask.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    said: Mapped[str] = mapped_column(String(10))
    words: Mapped[str] = mapped_column(Text, default="")
    by_seat: Mapped[str] = mapped_column(String(20))
    ended_at: Mapped[datetime | None]

    organisation: Mapped[Organisation] = relationship()
