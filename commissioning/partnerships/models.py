"""Tables of partnerships: who is in one, what was proposed and answered, what is said in it.

A partnership is made of what its parties confirmed: each change of its parties, roles, form or
purpose is a proposal that all confirm, and so is its end.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commissioning.foundation.clock import now
from commissioning.foundation.db import Base, Thing
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.models import Opportunity
from commissioning.organisations.models import Organisation
from commissioning.places.models import Place
from commissioning.register.models import Declaration, Introduction


class Partnership(Thing):
    """Organisations answering together, in one of five legal forms.

    Attributes:
        status: "proposed" → "formed" → "ended"; "proposed" → "not_formed".
        began_from: "declaration", "overlap", "introduction" or "profile"; where it was proposed.
        consented_mode: The most open mode that all parties agreed to. The stricter of this and the
            opportunity's mode now is what counts (permissions.shared_now).
        why_joint: Why a joint answer is needed, as confirmed by all.
    """

    __tablename__ = "partnership"
    __table_args__ = (Index("ix_partnership_opportunity_id_id", "opportunity_id", "id"),)

    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"), index=True)
    opportunity_id: Mapped[int | None] = mapped_column(ForeignKey("opportunity.id"))
    introduction_id: Mapped[int | None] = mapped_column(ForeignKey("introduction.id"), index=True)
    began_from: Mapped[str] = mapped_column(String(20), default="profile")
    status: Mapped[str] = mapped_column(String(20), default="proposed")
    consented_mode: Mapped[str] = mapped_column(String(20), default=SharingMode.INTRODUCTIONS)
    title: Mapped[str] = mapped_column(String(200))
    purpose: Mapped[str] = mapped_column(String(500))
    legal_form: Mapped[str] = mapped_column(String(20))
    why_joint: Mapped[str] = mapped_column(Text, default="")
    formed_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    ended_why: Mapped[str] = mapped_column(String(500), default="")

    place: Mapped[Place] = relationship()
    opportunity: Mapped[Opportunity | None] = relationship()
    introduction: Mapped[Introduction | None] = relationship()
    partners: Mapped[list["Partner"]] = relationship(
        back_populates="partnership", order_by="Partner.rank"
    )


class Partner(Thing):
    """One organisation's place in a partnership.

    Attributes:
        status: "invited" → "partner" → "left"; "invited" → "declined"; "invited" → "left_out" (of a
            new round).
        rank: Its place in the order of those ever asked, from 1; decides who gets an odd penny.
            It stays, and is never used again.
        could_answer_alone, needs_others_for: Why it needs a joint answer, in its own words; None
            while it has not said.
        left_on: The dated event of leaving; on that day its part ends.
    """

    __tablename__ = "partner"
    __table_args__ = (
        UniqueConstraint("partnership_id", "organisation_id"),
        UniqueConstraint("partnership_id", "rank"),
    )

    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    rank: Mapped[int]
    status: Mapped[str] = mapped_column(String(20), default="invited")
    role: Mapped[str] = mapped_column(String(200), default="")
    is_lead: Mapped[bool] = mapped_column(default=False)
    could_answer_alone: Mapped[bool | None]
    needs_others_for: Mapped[str] = mapped_column(String(500), default="")
    joined_at: Mapped[datetime | None]
    left_on: Mapped[date | None]

    partnership: Mapped[Partnership] = relationship(back_populates="partners")
    organisation: Mapped[Organisation] = relationship()


class Proposal(Thing):
    """What all must confirm: a partnership, a change of it (somebody joins too), or its end.

    Attributes:
        number: The round, from 1. Only the newest of a partnership can be open.
        kind: "form", "change" or "end".
        content: What is confirmed, as rules/proposal.py writes it: title, purpose, legal_form,
            why_joint, and parties (organisation, name, role, is_lead) in their order.
        status: "open" → "confirmed", "declined", "replaced" (by the next round) or "withdrawn".
            That its reply-by date has passed is computed, and ends nothing by itself.
    """

    __tablename__ = "proposal"
    __table_args__ = (UniqueConstraint("partnership_id", "number"),)

    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"))
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(10), default="form")
    by_organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    by_seat: Mapped[str] = mapped_column(String(20))
    reply_by: Mapped[date]
    message: Mapped[str] = mapped_column(Text, default="")
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    status: Mapped[str] = mapped_column(String(20), default="open")
    settled_at: Mapped[datetime | None]

    partnership: Mapped[Partnership] = relationship()
    by_organisation: Mapped[Organisation] = relationship()
    answers: Mapped[list["Answer"]] = relationship(order_by="Answer.id")


class Answer(Thing):
    """What one organisation said to a proposal: "confirmed", "declined" (with a reason)."""

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("proposal_id", "organisation_id"),)

    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    said: Mapped[str] = mapped_column(String(20))
    why: Mapped[str] = mapped_column(String(500), default="")
    by_seat: Mapped[str] = mapped_column(String(20))


class Authority(Thing):
    """The lead's written authority from one member: what it covers, and where it is kept."""

    __tablename__ = "authority"

    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    lead_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    covers: Mapped[str] = mapped_column(String(500))
    given_on: Mapped[date]
    kept_where: Mapped[str] = mapped_column(String(300))
    by_seat: Mapped[str] = mapped_column(String(20))
    ended_at: Mapped[datetime | None]


class JointDeclaration(Thing):
    """A declaration brought into a partnership, marked as joint; its partners may see it.

    The disclosures that this grants are rows of the register's; `./dev manage verify` holds the
    two together.
    """

    __tablename__ = "joint_declaration"

    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"), index=True)
    declaration_id: Mapped[int] = mapped_column(ForeignKey("declaration.id"), index=True)
    by_seat: Mapped[str] = mapped_column(String(20))
    taken_out_at: Mapped[datetime | None]

    declaration: Mapped[Declaration] = relationship()


class Thread(Thing):
    """A conversation inside a partnership; its audience is fixed when it begins, and shown.

    Attributes:
        audience: "all" (every partner, those who join later too) or "some" (ThreadReader rows).
    """

    __tablename__ = "thread"

    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"), index=True)
    by_organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    title: Mapped[str] = mapped_column(String(200))
    audience: Mapped[str] = mapped_column(String(10), default="all")
    last_at: Mapped[datetime] = mapped_column(default=now)

    partnership: Mapped[Partnership] = relationship()
    readers: Mapped[list["ThreadReader"]] = relationship()


class ThreadReader(Base):
    """An organisation in a thread that is for some of the partners only."""

    __tablename__ = "thread_reader"

    thread_id: Mapped[int] = mapped_column(ForeignKey("thread.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)

    organisation: Mapped[Organisation] = relationship()


class Message(Thing):
    """One thing said in a thread."""

    __tablename__ = "message"
    __table_args__ = (Index("ix_message_thread_id_id", "thread_id", "id"),)

    thread_id: Mapped[int] = mapped_column(ForeignKey("thread.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    by_seat: Mapped[str] = mapped_column(String(20))
    body: Mapped[str] = mapped_column(Text)

    organisation: Mapped[Organisation] = relationship()


class Leaving(Thing):
    """A partner said that it will leave: on which day, why, and what is settled before it does.

    Attributes:
        checklist: What was settled, by question (rules/leaving.py): roles, share, data, staff,
            who is told.
        status: "said" → "done" on its day, when the checklist is complete; "said" → "taken_back".
    """

    __tablename__ = "leaving"

    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    by_seat: Mapped[str] = mapped_column(String(20))
    leaves_on: Mapped[date]
    why: Mapped[str] = mapped_column(String(500), default="")
    checklist: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    status: Mapped[str] = mapped_column(String(20), default="said")
    settled_at: Mapped[datetime | None]


class Side(Base):
    """For whom a person acts in a partnership, from their first act in it on.

    Nobody acts for two sides: neither for two partners of one partnership, nor for partners of two
    partnerships on one opportunity.
    """

    __tablename__ = "side"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    partnership_id: Mapped[int] = mapped_column(
        ForeignKey("partnership.id"), primary_key=True, index=True
    )
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    at: Mapped[datetime] = mapped_column(default=now)


class Opening(Thing):
    """One party's word that a thing may be shown more openly than it must be; all must give it.

    Attributes:
        what: "mode" (to members, in shared mode, though formed in another).
    """

    __tablename__ = "opening"

    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    what: Mapped[str] = mapped_column(String(20))
    by_seat: Mapped[str] = mapped_column(String(20))
    ended_at: Mapped[datetime | None]
