"""Tables of the register: declarations with their versions, disclosures, introductions, marks."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commissioning.foundation.clock import now
from commissioning.foundation.db import Base, BigId, Pence, Thing
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.models import Lot, Opportunity
from commissioning.organisations.models import Organisation
from commissioning.places.models import Place


class Declaration(Thing):
    """One organisation's statement that it is bidding, or thinking of it.

    Attributes:
        place_id: The place in whose register it stands.
        title: What it is about, when there is no opportunity to name.
        summary: One sentence on what we would do.
        consented_mode: The most open mode its owner agreed to; the stricter of this and the
            opportunity's mode now is what counts.
        public: In shared mode, while bids are being made, anyone may see its public part: the
            owner's name, the opportunity or title, the summary, areas and themes.
        could_answer_alone: Said in private before an introduction; never shown to others.
        outcome_at: When its owner recorded the outcome of their own.
        told_at: When its owner said that members may see it after the decision.
        told_public: It said so to anyone; kept apart, so that what is told of an outcome opens
            nothing if bids are made again.
        funder_name: Who might pay, when there is no opportunity.
        afterwards: What its owner wrote on the kind path (rules/kind_path.py), by question.
    """

    __tablename__ = "declaration"
    __table_args__ = (
        Index("ix_declaration_organisation_id_id", "organisation_id", "id"),
        Index("ix_declaration_opportunity_id_id", "opportunity_id", "id"),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    opportunity_id: Mapped[int | None] = mapped_column(ForeignKey("opportunity.id"))
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"), index=True)
    carried_on_from_id: Mapped[int | None] = mapped_column(ForeignKey("declaration.id"), index=True)
    created_by: Mapped[str] = mapped_column(String(20))
    updated_at: Mapped[datetime] = mapped_column(default=now)

    stage: Mapped[str] = mapped_column(String(20), default="draft")
    title: Mapped[str] = mapped_column(String(200), default="")
    funder_name: Mapped[str] = mapped_column(String(200), default="")
    summary: Mapped[str] = mapped_column(String(500))
    open_to_partners: Mapped[bool] = mapped_column(default=True)
    consented_mode: Mapped[str] = mapped_column(String(20), default=SharingMode.INTRODUCTIONS)
    public: Mapped[bool] = mapped_column(default=False)

    who_for: Mapped[str] = mapped_column(Text, default="")
    brings: Mapped[str] = mapped_column(Text, default="")
    looks_for: Mapped[str] = mapped_column(Text, default="")
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    decision_on: Mapped[date | None]
    amount_pence: Mapped[Pence | None]
    contact: Mapped[str] = mapped_column(String(300), default="")

    could_answer_alone: Mapped[bool | None]
    outcome_note: Mapped[str] = mapped_column(Text, default="")
    outcome_at: Mapped[datetime | None]
    told_at: Mapped[datetime | None]
    told_public: Mapped[bool] = mapped_column(default=False)
    afterwards: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    version: Mapped[int] = mapped_column(default=1)

    organisation: Mapped[Organisation] = relationship()
    opportunity: Mapped[Opportunity | None] = relationship()
    place: Mapped[Place] = relationship()
    lots: Mapped[list["DeclarationLot"]] = relationship(cascade="all, delete-orphan")
    areas: Mapped[list["DeclarationArea"]] = relationship(cascade="all, delete-orphan")
    themes: Mapped[list["DeclarationTheme"]] = relationship(cascade="all, delete-orphan")


class DeclarationLot(Base):
    """A lot that a declaration is for; none means the whole opportunity."""

    __tablename__ = "declaration_lot"

    declaration_id: Mapped[int] = mapped_column(ForeignKey("declaration.id"), primary_key=True)
    lot_id: Mapped[int] = mapped_column(ForeignKey("lot.id"), primary_key=True)

    lot: Mapped[Lot] = relationship()


class DeclarationArea(Base):
    """An area (ONS code) that a declaration is for."""

    __tablename__ = "declaration_area"

    declaration_id: Mapped[int] = mapped_column(ForeignKey("declaration.id"), primary_key=True)
    code: Mapped[str] = mapped_column(String(12), primary_key=True)


class DeclarationTheme(Base):
    """A theme (UK-CAT code) of a declaration."""

    __tablename__ = "declaration_theme"

    declaration_id: Mapped[int] = mapped_column(ForeignKey("declaration.id"), primary_key=True)
    code: Mapped[str] = mapped_column(String(12), primary_key=True)


class DeclarationFacets(Base):
    """What a declaration is counted under beside a list, beside its entry in the text index.

    Written by index.py together with the entry: the buyer's token first, then its own areas and
    themes, place, openness to partners, and its stage under each audience that may read it.
    """

    __tablename__ = "declaration_facets"

    declaration_id: Mapped[int] = mapped_column(ForeignKey("declaration.id"), primary_key=True)
    tokens: Mapped[str] = mapped_column(Text)


class DeclarationVersion(Base):
    """What a declaration said at one time: every field, as JSON."""

    __tablename__ = "declaration_version"

    declaration_id: Mapped[int] = mapped_column(ForeignKey("declaration.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(default=now)
    by_seat: Mapped[str] = mapped_column(String(20))
    content: Mapped[dict[str, Any]] = mapped_column(JSON)


class Disclosure(Base):
    """A declaration opened to one viewer, on a ground, from a moment until another.

    Attributes:
        viewer_id: The organisation that may see it; None for the place's clear commissioners.
        ground: "partner" or "consented"; written by partnerships and by the owner's consent.
    """

    __tablename__ = "disclosure"
    __table_args__ = (
        Index("ix_disclosure_viewer_id_declaration_id", "viewer_id", "declaration_id"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    declaration_id: Mapped[int] = mapped_column(ForeignKey("declaration.id"), index=True)
    viewer_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    ground: Mapped[str] = mapped_column(String(20))
    granted_by: Mapped[str] = mapped_column(String(20), default="")
    from_at: Mapped[datetime] = mapped_column(default=now)
    to_at: Mapped[datetime | None]


class GuestGrant(Base):
    """A declaration of its organisation that a guest was given to read and draft."""

    __tablename__ = "guest_grant"

    declaration_id: Mapped[int] = mapped_column(ForeignKey("declaration.id"), primary_key=True)
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"), primary_key=True)


class ViewLog(Base):
    """Who looked at another's declaration or card: one row a day for each seat, thing and way."""

    __tablename__ = "view_log"
    __table_args__ = (
        UniqueConstraint("thing_kind", "thing_id", "seat_ref", "day", "way"),
        Index("ix_view_log_thing_kind_thing_id_id", "thing_kind", "thing_id", "id"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    thing_kind: Mapped[str] = mapped_column(String(20))
    thing_id: Mapped[int]
    seat_ref: Mapped[str] = mapped_column(String(20))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    day: Mapped[date]
    way: Mapped[str] = mapped_column(String(10))
    first_at: Mapped[datetime] = mapped_column(default=now)


class Mark(Thing):
    """What one side says of a pair of overlapping declarations, in shared mode; both sides see it.

    `value` is talking, partnering, separate (going separately: `why` says why) or aside.
    """

    __tablename__ = "mark"
    __table_args__ = (UniqueConstraint("declaration_id", "other_id"),)

    declaration_id: Mapped[int] = mapped_column(ForeignKey("declaration.id"), index=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("declaration.id"), index=True)
    value: Mapped[str] = mapped_column(String(20))
    why: Mapped[str] = mapped_column(String(500), default="")
    by_seat: Mapped[str] = mapped_column(String(20))


class OptIn(Thing):
    """An owner's readiness to be introduced, with the card that would be shown, and nothing else.

    Attributes:
        brings, lacks: The card: what we bring, what we lack. No stage, price, or how.
        alone: Whether the organisation says it could answer alone; private.
        ended_at: When it was taken back, or the declaration was closed.
    """

    __tablename__ = "opt_in"

    declaration_id: Mapped[int] = mapped_column(ForeignKey("declaration.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    opportunity_id: Mapped[int | None] = mapped_column(ForeignKey("opportunity.id"), index=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    by_seat: Mapped[str] = mapped_column(String(20))
    brings: Mapped[str] = mapped_column(String(500))
    lacks: Mapped[str] = mapped_column(String(500))
    alone: Mapped[bool]
    ended_at: Mapped[datetime | None]

    declaration: Mapped[Declaration] = relationship()
    organisation: Mapped[Organisation] = relationship()


class Introduction(Thing):
    """Two matching cards. Neither side learns of the other until both said yes.

    Attributes:
        status: "offered" → "talking" → "ended" or "partnership". That an offer has lapsed follows
            from its day. A card taken back leaves it as it is: it would tell that somebody left.
        first_said, second_said: "", "yes" or "no". A no looks like no answer yet to the other.
        reasons: Why the two cards fit, in sentences that both sides are shown.
        ended_by_id, ended_note: Which side ended the talks, and why; for that side alone.
        buyer_told_at: When one of the two said that the note went to the buyer.
    """

    __tablename__ = "introduction"
    __table_args__ = (UniqueConstraint("first_id", "second_id"),)

    first_id: Mapped[int] = mapped_column(ForeignKey("opt_in.id"), index=True)
    second_id: Mapped[int] = mapped_column(ForeignKey("opt_in.id"), index=True)
    status: Mapped[str] = mapped_column(String(20), default="offered")
    first_said: Mapped[str] = mapped_column(String(3), default="")
    second_said: Mapped[str] = mapped_column(String(3), default="")
    reasons: Mapped[list[Any]] = mapped_column(JSON, default=list)
    began_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("opt_in.id"))
    ended_note: Mapped[str] = mapped_column(String(500), default="")
    buyer_told_at: Mapped[datetime | None]

    first: Mapped[OptIn] = relationship(foreign_keys=[first_id])
    second: Mapped[OptIn] = relationship(foreign_keys=[second_id])
