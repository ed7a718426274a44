"""Tables of agreements: versions with their parties, boards' decisions and signatures.

What a version says is one structure (rules/content.py). In a draft it changes part by part; from
offering on it never does, and is named by the SHA-256 of its canonical form.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commissioning.foundation.clock import day_in_london, now
from commissioning.foundation.db import Base, BigId, Pence, Thing
from commissioning.organisations.models import Organisation, Seat
from commissioning.partnerships.models import Partnership


class Agreement(Thing):
    """What a partnership agrees; its versions hold what is said.

    Attributes:
        ended_on: The last day of the agreement as a whole, when all parties ended it early.
    """

    __tablename__ = "agreement"

    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    starting_point: Mapped[str] = mapped_column(String(30), default="blank")
    by_seat: Mapped[str] = mapped_column(String(20))
    ended_on: Mapped[date | None]
    ended_why: Mapped[str] = mapped_column(String(500), default="")

    partnership: Mapped[Partnership] = relationship()
    versions: Mapped[list["Version"]] = relationship(
        back_populates="agreement", order_by="Version.number"
    )


class Version(Thing):
    """One version of an agreement.

    Attributes:
        status: "draft" → "offered" → "approved" (by all boards) → "signed"; "offered" → "refused"
            or "withdrawn"; an immaterial one: "offered" → "acknowledged"; called in: "approved" →
            "offered". In force, superseded and over are computed from facts (rules/in_force.py).
        content: What it says, as rules/content.py writes it.
        revision: Counts the edits of a draft.
        based_on_id: The version it starts from, in force or refused; None for the first.
        material: Whether boards decide, or officers acknowledge; set when offered.
        spelling: The parts whose author marked a change as spelling only.
        fingerprint: SHA-256 (hex) of `canonical`; both set when offered, with `previous_hash`.
        starts_on: The date on which it takes effect, from its content; kept apart for queries.
    """

    __tablename__ = "version"
    __table_args__ = (
        UniqueConstraint("agreement_id", "number"),
        # One draft at a time: two people who begin one at once end up in the same one.
        Index(
            "uq_version_draft",
            "agreement_id",
            unique=True,
            sqlite_where=text("status = 'draft'"),
            postgresql_where=text("status = 'draft'"),
        ),
    )

    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"))
    number: Mapped[int]
    status: Mapped[str] = mapped_column(String(20), default="draft")
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    revision: Mapped[int] = mapped_column(default=1)
    based_on_id: Mapped[int | None] = mapped_column(ForeignKey("version.id"))
    material: Mapped[bool] = mapped_column(default=True)
    spelling: Mapped[list[str]] = mapped_column(JSON, default=list)
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    canonical: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    fingerprint: Mapped[str | None] = mapped_column(String(64), unique=True)
    previous_hash: Mapped[str] = mapped_column(String(64), default="")
    offered_at: Mapped[datetime | None]
    offered_by_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    offered_seat: Mapped[str] = mapped_column(String(20), default="")
    settled_at: Mapped[datetime | None]
    settled_why: Mapped[str] = mapped_column(Text, default="")

    agreement: Mapped[Agreement] = relationship(back_populates="versions")
    offered_by: Mapped[Organisation | None] = relationship()
    parties: Mapped[list["VersionParty"]] = relationship(order_by="VersionParty.rank")
    decisions: Mapped[list["Decision"]] = relationship(order_by="Decision.id")
    signatures: Mapped[list["Signature"]] = relationship(order_by="Signature.id")

    @property
    def offered_on(self) -> date:
        """The day it was offered, in London; of a draft, today."""
        return day_in_london(self.offered_at or now())

    @property
    def signed_from(self) -> date | None:
        """The first day on which anybody signs, after every call-in; None where there is none."""
        days = [each.takes_effect_on for each in self.decisions if each.ended_at is None]
        return max((day for day in days if day is not None), default=None)


class VersionParty(Base):
    """A party to an offered version, as it stood when offered: who has to decide on it."""

    __tablename__ = "version_party"

    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(
        ForeignKey("organisation.id"), primary_key=True, index=True
    )
    rank: Mapped[int]
    name: Mapped[str] = mapped_column(String(200))

    organisation: Mapped[Organisation] = relationship()


class VersionFile(Base):
    """The bytes of a document of an offered version, kept as they were then made."""

    __tablename__ = "version_file"

    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(10), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)
    made_at: Mapped[datetime] = mapped_column(default=now)


class Edit(Base):
    """One edit of a draft: the part, what it said before and after, and who wrote it."""

    __tablename__ = "edit"
    __table_args__ = (Index("ix_edit_version_id_part_id", "version_id", "part", "id"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"))
    revision: Mapped[int]
    part: Mapped[str] = mapped_column(String(60))
    before: Mapped[Any] = mapped_column(JSON)
    after: Mapped[Any] = mapped_column(JSON)
    by_seat: Mapped[str] = mapped_column(String(20))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    at: Mapped[datetime] = mapped_column(default=now)


class Decision(Thing):
    """One party's word on an offered version: its board's, or its officer's acknowledgement.

    Written by the chair or secretary who records the board's minute, and by boards/ from a
    resolution. Never changed: taken back, it ends, and another may follow.

    Attributes:
        said: "approved", "refused" or "acknowledged".
        fingerprint: The hash of what was decided on, which must be the version's own.
        minute: The minute's number or date and where it is kept; empty for an acknowledgement.
        takes_effect_on: The day after the last one on which a public body's own members may call
            it in; None where it counts at once. Nobody signs before that.
    """

    __tablename__ = "decision"
    __table_args__ = (
        Index(
            "uq_decision_standing",
            "version_id",
            "organisation_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    said: Mapped[str] = mapped_column(String(20))
    decided_on: Mapped[date]
    takes_effect_on: Mapped[date | None]
    minute: Mapped[str] = mapped_column(String(300), default="")
    words: Mapped[str] = mapped_column(Text, default="")
    by_seat: Mapped[str] = mapped_column(String(20))
    ended_at: Mapped[datetime | None]
    ended_why: Mapped[str] = mapped_column(String(500), default="")

    organisation: Mapped[Organisation] = relationship()


class Signature(Thing):
    """Who signed an approved version for one party, when, and where the signed copy is kept."""

    __tablename__ = "signature"
    __table_args__ = (UniqueConstraint("version_id", "organisation_id"),)

    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    signed_by: Mapped[str] = mapped_column(String(200))
    signed_on: Mapped[date]
    kept_where: Mapped[str] = mapped_column(String(300))
    by_seat: Mapped[str] = mapped_column(String(20))

    organisation: Mapped[Organisation] = relationship()


class OpenedFully(Thing):
    """One party's word that members may read the agreement's full text; all must give it."""

    __tablename__ = "opened_fully"

    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    by_seat: Mapped[str] = mapped_column(String(20))
    ended_at: Mapped[datetime | None]


class Reserves(Thing):
    """The unrestricted reserves a party entered, in pence; for its own staff and board alone."""

    __tablename__ = "reserves"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), unique=True)
    pence: Mapped[Pence]
    as_of: Mapped[date]
    source: Mapped[str] = mapped_column(String(300), default="")
    by_seat: Mapped[str] = mapped_column(String(20))


class GuestDrafter(Thing):
    """A guest whom an officer of its own organisation lets draft one agreement, until ended."""

    __tablename__ = "guest_drafter"
    __table_args__ = (
        Index(
            "uq_guest_drafter_standing",
            "agreement_id",
            "seat_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"))
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    by_seat: Mapped[str] = mapped_column(String(20))
    ended_at: Mapped[datetime | None]

    seat: Mapped[Seat] = relationship()
