"""Tables of places: each a locality with one shared register, a charter and a convenor."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
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
    """One version of a place's charter: the few promises made on joining."""

    __tablename__ = "charter"
    __table_args__ = (UniqueConstraint("place_id", "number"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    number: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(default=now)
    by_seat: Mapped[str] = mapped_column(String(20), default="")


class Membership(Thing):
    """An organisation in a place: asked → admitted (or declined) → left.

    `charter_number` is the version of the charter it promised to keep.
    """

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("place_id", "organisation_id"),)

    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    status: Mapped[str] = mapped_column(String(20), default="asked")
    charter_number: Mapped[int] = mapped_column(default=1)
    message: Mapped[str] = mapped_column(Text, default="")
    admitted_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]

    place: Mapped[Place] = relationship()
    organisation: Mapped[Organisation] = relationship()


class Duty(Base):
    """A seat's duty given by the place: "convenor"."""

    __tablename__ = "duty"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"), index=True)
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"), index=True)
    name: Mapped[str] = mapped_column(String(20), default="convenor")
    given_at: Mapped[datetime] = mapped_column(default=now)
    ended_at: Mapped[datetime | None]

    seat: Mapped[Seat] = relationship()


class Verification(Thing):
    """A convenor's finding about an organisation, with the evidence noted."""

    __tablename__ = "verification"

    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    outcome: Mapped[str] = mapped_column(String(20))
    evidence: Mapped[str] = mapped_column(Text)
    by_seat: Mapped[str] = mapped_column(String(20))
