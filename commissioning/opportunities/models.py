"""Tables of opportunities: what may be bid for, its lots, its history, its sharing mode, and the
interests and intentions of commissioners."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commissioning.foundation.clock import now
from commissioning.foundation.db import Base, BigId, Pence, Thing
from commissioning.foundation.sharing import SharingMode
from commissioning.organisations.models import Organisation
from commissioning.places.models import Place

REGISTER = "register"  # the source of what a commissioner published here


class Opportunity(Thing):
    """A contract, grant or open conversation that money may follow.

    Attributes:
        source, ocid: Where it was imported from and its key there; `register` for our own.
        buyer_key: A folded identifier or name, so that two opportunities of one buyer meet.
        place_id: The place whose register it stands in; an imported one has none until a
            commissioner of a place takes it in.
        mode: The sharing mode, with the reason and who agreed to it (both are shown).
        stage: A word of rules/stage.py; "open" also needs a future deadline.
        latest_at: The date of the newest release that shaped it; an older one never overwrites.
        decided_at: When the buying commissioner recorded the decision (after standstill).
        standstill_ended_on: The last day of the standstill; None when the law asks for none.
        mode_by, decided_by: The seats that chose the mode and recorded the decision.
        published_at: None while it is a draft of its commissioner.
    """

    __tablename__ = "opportunity"
    __table_args__ = (
        UniqueConstraint("source", "ocid"),
        Index("ix_opportunity_place_id_published_at", "place_id", "published_at"),
    )

    source: Mapped[str] = mapped_column(String(300), default=REGISTER)
    ocid: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(20), default="contract")
    title: Mapped[str] = mapped_column(String(500))
    description: Mapped[str] = mapped_column(Text, default="")
    reference: Mapped[str] = mapped_column(String(200), default="")
    buyer_name: Mapped[str] = mapped_column(String(300), default="")
    buyer_key: Mapped[str] = mapped_column(String(120), default="", index=True)
    buyer_organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    created_by: Mapped[str] = mapped_column(String(20), default="")

    mode: Mapped[str] = mapped_column(String(20), default=SharingMode.INTRODUCTIONS)
    mode_reason: Mapped[str] = mapped_column(Text, default="")
    mode_agreed_name: Mapped[str] = mapped_column(String(120), default="")
    mode_agreed_post: Mapped[str] = mapped_column(String(200), default="")
    mode_at: Mapped[datetime | None]
    mode_by: Mapped[str] = mapped_column(String(20), default="")

    stage: Mapped[str] = mapped_column(String(20), default="open")
    value_pence: Mapped[Pence | None]
    currency: Mapped[str] = mapped_column(String(3), default="GBP")
    value_note: Mapped[str] = mapped_column(String(200), default="")
    deadline_at: Mapped[datetime | None]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    method: Mapped[str] = mapped_column(String(300), default="")
    suitability: Mapped[str] = mapped_column(String(40), default="")
    url: Mapped[str] = mapped_column(String(2000), default="")
    licence: Mapped[str] = mapped_column(String(300), default="")
    publisher: Mapped[str] = mapped_column(String(300), default="")
    published_at: Mapped[datetime | None]
    latest_at: Mapped[datetime | None]

    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str] = mapped_column(String(20), default="")
    decision_note: Mapped[str] = mapped_column(Text, default="")
    standstill_ended_on: Mapped[date | None]
    cancelled_at: Mapped[datetime | None]
    cancelled_reason: Mapped[str] = mapped_column(Text, default="")

    lots: Mapped[list["Lot"]] = relationship(
        back_populates="opportunity", order_by="Lot.id", cascade="all, delete-orphan"
    )
    areas: Mapped[list["OpportunityArea"]] = relationship(cascade="all, delete-orphan")
    themes: Mapped[list["OpportunityTheme"]] = relationship(cascade="all, delete-orphan")
    buyer_organisation: Mapped[Organisation | None] = relationship()
    place: Mapped[Place | None] = relationship()


class Lot(Thing):
    """A part of an opportunity that can be bid for by itself.

    Attributes:
        removed_at: When the buyer took it out; it is kept for those who had said they bid for it.
    """

    __tablename__ = "lot"

    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), index=True)
    number: Mapped[str] = mapped_column(String(200))
    title: Mapped[str] = mapped_column(String(500), default="")
    description: Mapped[str] = mapped_column(Text, default="")
    value_pence: Mapped[Pence | None]
    removed_at: Mapped[datetime | None]

    opportunity: Mapped[Opportunity] = relationship(back_populates="lots")


class OpportunityArea(Base):
    """An area (ONS code) that an opportunity is for; `name` as the notice gave it."""

    __tablename__ = "opportunity_area"

    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), primary_key=True)
    code: Mapped[str] = mapped_column(String(20), primary_key=True)
    name: Mapped[str] = mapped_column(String(120), default="")


class OpportunityTheme(Base):
    """A theme of an opportunity: UK-CAT, or a CPV code kept from an import."""

    __tablename__ = "opportunity_theme"

    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), primary_key=True)
    scheme: Mapped[str] = mapped_column(String(10), primary_key=True)
    code: Mapped[str] = mapped_column(String(12), primary_key=True)


class CatalogueEntry(Base):
    """What the list of opportunities reads of each: a narrow row, kept by catalogue.py.

    Attributes:
        deadline_minute: Its deadline in minutes since 1970, as the text index orders it.
        facets: Its tokens for area, theme, buyer, stage, place and mode, with spaces between.
    """

    __tablename__ = "catalogue_entry"

    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), primary_key=True)
    deadline_minute: Mapped[int | None]
    facets: Mapped[str] = mapped_column(Text)


class Release(Base):
    """One release as it came, with what it changed. The key is (source, ocid, release id).

    Attributes:
        changes: What it changed, in sentences: [{"field": …, "words": …}], in order of weight.
        notice: What was understood of it (rules/notice.py) as JSON; empty for our own.
        raw: The release in canonical JSON.
    """

    __tablename__ = "release"
    __table_args__ = (UniqueConstraint("source", "ocid", "release_id"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), index=True)
    source: Mapped[str] = mapped_column(String(300))
    ocid: Mapped[str] = mapped_column(String(200))
    release_id: Mapped[str] = mapped_column(String(200))
    released_at: Mapped[datetime | None]
    tags: Mapped[str] = mapped_column(String(200), default="")
    changes: Mapped[list[Any]] = mapped_column(JSON, default=list)
    warnings: Mapped[list[Any]] = mapped_column(JSON, default=list)
    notice: Mapped[bytes] = mapped_column(LargeBinary, default=b"")
    raw: Mapped[bytes] = mapped_column(LargeBinary)
    imported_at: Mapped[datetime] = mapped_column(default=now)


class Award(Thing):
    """Who was awarded an opportunity (or a lot), as the buying commissioner recorded it.

    What an imported notice says of awards stays in its release and only suggests a decision.
    """

    __tablename__ = "award"

    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), index=True)
    lot_id: Mapped[int | None] = mapped_column(ForeignKey("lot.id"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    name: Mapped[str] = mapped_column(String(300))

    lot: Mapped[Lot | None] = relationship()
    organisation: Mapped[Organisation | None] = relationship()


class Intention(Thing):
    """What a commissioner means to fund: money, plan, constraints. Seen by members of the place."""

    __tablename__ = "intention"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    constraints: Mapped[str] = mapped_column(Text, default="")
    amount_pence: Mapped[Pence | None]
    starts_on: Mapped[date | None]
    themes: Mapped[list[Any]] = mapped_column(JSON, default=list)
    withdrawn_at: Mapped[datetime | None]

    organisation: Mapped[Organisation] = relationship()
    place: Mapped[Place] = relationship()


class Bidder(Base):
    """An organisation that has a declaration on an opportunity, at whatever stage; never shown.

    register/, which knows, writes it down (ARCHITECTURE.md, rule 6): whoever has a role in the
    organisation takes no part for the buyer.
    """

    __tablename__ = "bidder"

    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(
        ForeignKey("organisation.id"), primary_key=True, index=True
    )


class YearInterests(Thing):
    """A commissioner's declaration of interests for one year ("year" begins on 1 April)."""

    __tablename__ = "year_interests"
    __table_args__ = (Index("ix_year_interests_person_id_year", "person_id", "year"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    seat_ref: Mapped[str] = mapped_column(String(20))
    year: Mapped[int]
    text: Mapped[str] = mapped_column(Text, default="")


class Interest(Thing):
    """A commissioner's declaration about one opportunity; the newest that stands is what counts.

    Attributes:
        kind: "none", "potential", "perceived" or "actual". The middle two need a mitigation,
            recorded by a named other officer, before the commissioner is clear.
        mitigated_by: That officer's name and role as they were, in words.
        replaced_at: When a newer declaration took its place.
    """

    __tablename__ = "interest"
    __table_args__ = (Index("ix_interest_person_id_opportunity_id", "person_id", "opportunity_id"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), index=True)
    seat_ref: Mapped[str] = mapped_column(String(20))
    kind: Mapped[str] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(Text, default="")
    mitigation: Mapped[str] = mapped_column(Text, default="")
    mitigated_by: Mapped[str] = mapped_column(String(400), default="")
    mitigated_by_seat: Mapped[str] = mapped_column(String(20), default="")
    mitigated_at: Mapped[datetime | None]
    replaced_at: Mapped[datetime | None]
