"""Tables of places: each a locality with one shared register, a charter and a convenor."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commissioning.foundation.clock import now
from commissioning.foundation.db import Base, BigId, Thing
from commissioning.organisations.models import Organisation, Seat


class Place(Thing):
    """A locality with one shared register. `area_code` is its ONS code (or an invented one)."""

    __tablename__ = "place"

    name: Mapped[str] = mapped_column(String(120), unique=True)
    about: Mapped[str] = mapped_column(Text, default="")
    area_code: Mapped[str] = mapped_column(String(12), default="")


class Charter(Base):
    """One version of a place's charter: the few promises made on joining.

    `why` says in the convenor's words what is new; `by_seat` is "" for the version that the
    installation's administrator began with.
    """

    __tablename__ = "charter"
    __table_args__ = (UniqueConstraint("place_id", "number"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    number: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(String(300), default="")
    at: Mapped[datetime] = mapped_column(default=now)
    by_seat: Mapped[str] = mapped_column(String(20), default="")


_STANDING = text("status IN ('asked', 'admitted')")


class Membership(Thing):
    """One stay of an organisation in a place: asked → admitted (or declined) → left.

    An organisation that comes back asks anew: its earlier stays are kept as they were.

    Attributes:
        charter_number: The newest version of the charter it promised to keep.
        answer: The convenor's words for admitting or declining it.
        left_why: Its own words for leaving, if it gave any.
    """

    __tablename__ = "membership"
    __table_args__ = (
        Index(
            "uq_membership_standing",
            "place_id",
            "organisation_id",
            unique=True,
            sqlite_where=_STANDING,
            postgresql_where=_STANDING,
        ),
        # Asked for every row that a policy looks at: "is its owner a member of its place?"
        Index("ix_membership_organisation_id_place_id", "organisation_id", "place_id"),
    )

    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    status: Mapped[str] = mapped_column(String(20), default="asked")
    charter_number: Mapped[int] = mapped_column(default=1)
    promised_at: Mapped[datetime] = mapped_column(default=now)
    message: Mapped[str] = mapped_column(Text, default="")
    asked_by: Mapped[str] = mapped_column(String(20), default="")
    answer: Mapped[str] = mapped_column(Text, default="")
    decided_by: Mapped[str] = mapped_column(String(20), default="")
    admitted_at: Mapped[datetime | None]
    declined_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]
    left_why: Mapped[str] = mapped_column(Text, default="")

    place: Mapped[Place] = relationship()
    organisation: Mapped[Organisation] = relationship()


class Duty(Base):
    """A seat's duty given by the place: "convenor". Ended, never deleted."""

    __tablename__ = "duty"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"), index=True)
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"), index=True)
    name: Mapped[str] = mapped_column(String(20), default="convenor")
    given_at: Mapped[datetime] = mapped_column(default=now)
    given_by: Mapped[str] = mapped_column(String(20), default="")
    ended_at: Mapped[datetime | None]

    seat: Mapped[Seat] = relationship()


class Verification(Thing):
    """A convenor's finding about an organisation, with the evidence noted: never changed after.

    Attributes:
        outcome: "verified" or "taken back".
        own: The convenor had a role in the organisation, and no other convenor could decide.
    """

    __tablename__ = "verification"

    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    outcome: Mapped[str] = mapped_column(String(20))
    evidence: Mapped[str] = mapped_column(Text)
    own: Mapped[bool] = mapped_column(default=False)
    by_seat: Mapped[str] = mapped_column(String(20))
