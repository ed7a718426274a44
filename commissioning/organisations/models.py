"""Tables of organisations. Three facts are kept apart (PRODUCT.md section 2): the organisation
exists (Identifier), a person may speak for it (Seat, verified_at), a person may bind it (Mandate).
"""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commissioning.foundation.actor import Kind, Role
from commissioning.foundation.clock import now
from commissioning.foundation.db import Base, BigId, Pence, Thing
from commissioning.people.models import Person


class Organisation(Thing):
    """A VCSE organisation, commissioner, funder or other provider.

    Attributes:
        informal: A group without a register number; vouched for by two verified organisations.
        verified_at: When a convenor confirmed that it exists and that its people speak for it.
        brings, looks_for: The profile that partner finding reads; seen by members of its places.
    """

    __tablename__ = "organisation"

    name: Mapped[str] = mapped_column(String(200))
    folded_name: Mapped[str] = mapped_column(String(200), index=True)
    kind: Mapped[str] = mapped_column(String(20), default=Kind.VCSE)
    informal: Mapped[bool] = mapped_column(default=False)
    about: Mapped[str] = mapped_column(Text, default="")
    brings: Mapped[str] = mapped_column(Text, default="")
    looks_for: Mapped[str] = mapped_column(Text, default="")
    website: Mapped[str] = mapped_column(String(300), default="")
    postcode: Mapped[str] = mapped_column(String(10), default="")
    contact: Mapped[str] = mapped_column(String(300), default="")
    verified_at: Mapped[datetime | None]
    retired_at: Mapped[datetime | None]
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))

    identifiers: Mapped[list["Identifier"]] = relationship(
        back_populates="organisation", order_by="Identifier.id"
    )
    areas: Mapped[list["OrganisationArea"]] = relationship(cascade="all, delete-orphan")
    themes: Mapped[list["OrganisationTheme"]] = relationship(cascade="all, delete-orphan")


class OrganisationName(Base):
    """A name an organisation once had (or one merged into it had); still findable."""

    __tablename__ = "organisation_name"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    folded_name: Mapped[str] = mapped_column(String(200), index=True)
    why: Mapped[str] = mapped_column(String(300), default="")
    until: Mapped[datetime] = mapped_column(default=now)


class OrganisationKey(Base):
    """A blocking key of a name, so that a likely duplicate is found without reading every name."""

    __tablename__ = "organisation_key"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(60), primary_key=True, index=True)


class Concern(Base):
    """A place whose convenors an organisation concerns; never shown.

    places/, which knows, writes it down (ARCHITECTURE.md, rule 6). `place_id` is the place's inner
    number, and no foreign key, since places stand on a higher floor.
    """

    __tablename__ = "concern"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    place_id: Mapped[int] = mapped_column(BigId, primary_key=True, index=True)


class Identifier(Base):
    """A number in a register, as org-id writes it: scheme and number (`GB-CHC`, `1234567`).

    Not unique: two organisations may claim one number until the convenor decides.
    `matched_at` is set where a loaded register file holds the number.
    """

    __tablename__ = "identifier"
    __table_args__ = (Index("ix_identifier_scheme_number", "scheme", "number"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    scheme: Mapped[str] = mapped_column(String(30))
    number: Mapped[str] = mapped_column(String(60))
    flag: Mapped[str] = mapped_column(String(200), default="")
    matched_at: Mapped[datetime | None]

    organisation: Mapped[Organisation] = relationship(back_populates="identifiers")


class OrganisationArea(Base):
    """An area (ONS code) an organisation works in."""

    __tablename__ = "organisation_area"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    code: Mapped[str] = mapped_column(String(12), primary_key=True, index=True)


class OrganisationTheme(Base):
    """A theme (UK-CAT code) an organisation works on."""

    __tablename__ = "organisation_theme"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    code: Mapped[str] = mapped_column(String(12), primary_key=True, index=True)


class Seat(Thing):
    """A person's role in one organisation. Ended, never deleted: past acts stay with it."""

    __tablename__ = "seat"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    role: Mapped[str] = mapped_column(String(20), default=Role.OFFICER)
    given_by: Mapped[str] = mapped_column(String(20), default="")
    expires_on: Mapped[date | None]
    ended_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship()
    organisation: Mapped[Organisation] = relationship()


class Mandate(Thing):
    """A board's word that a seat may bind the organisation: date, limit, who recorded it."""

    __tablename__ = "mandate"

    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"), index=True)
    given_on: Mapped[date]
    until: Mapped[date | None]
    limit_pence: Mapped[Pence | None]
    minute: Mapped[str] = mapped_column(String(300))
    recorded_by: Mapped[str] = mapped_column(String(20))
    ended_at: Mapped[datetime | None]


class Invitation(Thing):
    """An admin's invitation of a person, by email link, to one seat."""

    __tablename__ = "invitation"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    email: Mapped[str] = mapped_column(String(320))
    name: Mapped[str] = mapped_column(String(120), default="")
    role: Mapped[str] = mapped_column(String(20))
    expires_on: Mapped[date | None]
    given_by: Mapped[str] = mapped_column(String(20))
    accepted_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]

    organisation: Mapped[Organisation] = relationship()


class JoinRequest(Thing):
    """A person asks to speak for an organisation: to join it, to claim it, or to recover it.

    Attributes:
        kind: "join" (its admin decides), "claim" (somebody else speaks for it already and that is
            contested) or "recovery" (its only admin has gone); the last two a convenor decides.
        status: "open", "approved", "declined" or "taken back".
        answer: What the organisation's own people say to a claim, for the convenor to read.
    """

    __tablename__ = "join_request"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20), default="join")
    role: Mapped[str] = mapped_column(String(20), default=Role.OFFICER)
    message: Mapped[str] = mapped_column(Text, default="")
    status: Mapped[str] = mapped_column(String(20), default="open")
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_by: Mapped[str] = mapped_column(String(20), default="")
    evidence: Mapped[str] = mapped_column(Text, default="")
    decided_by: Mapped[str] = mapped_column(String(20), default="")
    decided_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship()
    organisation: Mapped[Organisation] = relationship()


class Vouch(Base):
    """An informal group asks a verified organisation for its word: asked → given, or said no to."""

    __tablename__ = "vouch"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    by_organisation_id: Mapped[int] = mapped_column(
        ForeignKey("organisation.id"), primary_key=True, index=True
    )
    asked_at: Mapped[datetime] = mapped_column(default=now)
    by_seat: Mapped[str] = mapped_column(String(20), default="")
    words: Mapped[str] = mapped_column(String(300), default="")
    given_at: Mapped[datetime | None]
    declined_at: Mapped[datetime | None]


class RegisterRow(Base):
    """A row of a loaded register file, so that a number fills in the name."""

    __tablename__ = "register_row"

    scheme: Mapped[str] = mapped_column(String(30), primary_key=True)
    number: Mapped[str] = mapped_column(String(60), primary_key=True)
    name: Mapped[str] = mapped_column(String(300))
    postcode: Mapped[str] = mapped_column(String(10), default="")
    active: Mapped[bool] = mapped_column(default=True)
    activities: Mapped[str] = mapped_column(Text, default="")
    income_pence: Mapped[Pence | None]
    website: Mapped[str] = mapped_column(String(300), default="")
    company_number: Mapped[str] = mapped_column(String(20), default="")
    themes: Mapped[str] = mapped_column(String(300), default="")
