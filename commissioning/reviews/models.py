"""Tables of reviews, both ways, and of lawful routes with what each must record and publish."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commissioning.agreements.models import Version
from commissioning.foundation.db import Pence, Thing
from commissioning.opportunities.models import Opportunity
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership
from commissioning.people.models import Person


class Review(Thing):
    """A commissioner's reading of a partnership, and of the version of its agreement then offered.

    Attributes:
        person_id: The reviewer, so that nobody reviews what they are themselves a party to.
        status: "draft" (the reviewer's own) → "shared" (the partners read and answer) →
            "concluded"; "draft" → "discarded". After a concluded one a new one may follow.
        version_id: The newest version then offered, if its text was the reviewer's to read.
        conclusion: "supportive", "suggestions" or "not_yet"; advisory, always with reasons.
    """

    __tablename__ = "review"
    __table_args__ = (
        Index(
            "uq_review_open",
            "partnership_id",
            "organisation_id",
            unique=True,
            sqlite_where=text("status IN ('draft', 'shared')"),
            postgresql_where=text("status IN ('draft', 'shared')"),
        ),
    )

    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"), index=True)
    version_id: Mapped[int | None] = mapped_column(ForeignKey("version.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    by_seat: Mapped[str] = mapped_column(String(20))
    status: Mapped[str] = mapped_column(String(20), default="draft")
    conclusion: Mapped[str] = mapped_column(String(20), default="")
    reasons: Mapped[str] = mapped_column(Text, default="")
    shared_at: Mapped[datetime | None]
    concluded_at: Mapped[datetime | None]

    partnership: Mapped[Partnership] = relationship()
    version: Mapped[Version | None] = relationship()
    organisation: Mapped[Organisation] = relationship()
    person: Mapped[Person] = relationship()
    points: Mapped[list["ReviewPoint"]] = relationship(order_by="ReviewPoint.id")


class ReviewPoint(Thing):
    """A strength seen, a question or a concern; the partners may answer each."""

    __tablename__ = "review_point"

    review_id: Mapped[int] = mapped_column(ForeignKey("review.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    words: Mapped[str] = mapped_column(Text)
    by_seat: Mapped[str] = mapped_column(String(20))
    taken_out_at: Mapped[datetime | None]

    answers: Mapped[list["ReviewAnswer"]] = relationship(order_by="ReviewAnswer.id")


class ReviewAnswer(Thing):
    """What one partner answers to a point."""

    __tablename__ = "review_answer"

    point_id: Mapped[int] = mapped_column(ForeignKey("review_point.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    words: Mapped[str] = mapped_column(Text)
    by_seat: Mapped[str] = mapped_column(String(20))

    organisation: Mapped[Organisation] = relationship()


class WorkingView(Thing):
    """What in a commissioner's way of working helps a partner, and what gets in the way."""

    __tablename__ = "working_view"
    __table_args__ = (
        Index(
            "uq_working_view_standing",
            "partnership_id",
            "organisation_id",
            "about_id",
            unique=True,
            sqlite_where=text("replaced_at IS NULL"),
            postgresql_where=text("replaced_at IS NULL"),
        ),
    )

    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    about_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    helps: Mapped[str] = mapped_column(Text, default="")
    hinders: Mapped[str] = mapped_column(Text, default="")
    by_seat: Mapped[str] = mapped_column(String(20))
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_at: Mapped[datetime | None]
    answered_seat: Mapped[str] = mapped_column(String(20), default="")
    replaced_at: Mapped[datetime | None]

    partnership: Mapped[Partnership] = relationship()
    organisation: Mapped[Organisation] = relationship(foreign_keys=[organisation_id])
    about: Mapped[Organisation] = relationship(foreign_keys=[about_id])


class RouteRecord(Thing):
    """How a buyer finds the lawful route for one opportunity, and what it keeps on record of it.

    Attributes:
        nation: "england", "wales", "scotland" or "northern_ireland"; asked first.
        answers: Each question's key and its answer (rules/questions.py).
        route: The route chosen, and `reason` why; both set by the same act, with `chosen_at`.
        replaced_at: When another record took its place; what it said stays.
    """

    __tablename__ = "route_record"
    __table_args__ = (
        Index(
            "uq_route_record_standing",
            "opportunity_id",
            "organisation_id",
            unique=True,
            sqlite_where=text("replaced_at IS NULL"),
            postgresql_where=text("replaced_at IS NULL"),
        ),
    )

    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    partnership_id: Mapped[int | None] = mapped_column(ForeignKey("partnership.id"))
    nation: Mapped[str] = mapped_column(String(20), default="")
    answers: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    route: Mapped[str] = mapped_column(String(40), default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    chosen_at: Mapped[datetime | None]
    chosen_seat: Mapped[str] = mapped_column(String(20), default="")
    by_seat: Mapped[str] = mapped_column(String(20))
    replaced_at: Mapped[datetime | None]

    opportunity: Mapped[Opportunity] = relationship()
    organisation: Mapped[Organisation] = relationship()
    entries: Mapped[list["RouteEntry"]] = relationship(order_by="RouteEntry.id")
    notices: Mapped[list["RouteNotice"]] = relationship(order_by="RouteNotice.id")


class RouteEntry(Thing):
    """What was written for one item of the record to keep; the newest counts."""

    __tablename__ = "route_entry"

    record_id: Mapped[int] = mapped_column(ForeignKey("route_record.id"), index=True)
    item: Mapped[str] = mapped_column(String(60))
    words: Mapped[str] = mapped_column(Text)
    by_seat: Mapped[str] = mapped_column(String(20))
    replaced_at: Mapped[datetime | None]


class RouteNotice(Thing):
    """A notice that the buyer says it has published: which, on what day, and where."""

    __tablename__ = "route_notice"

    record_id: Mapped[int] = mapped_column(ForeignKey("route_record.id"), index=True)
    kind: Mapped[str] = mapped_column(String(60))
    published_on: Mapped[date]
    where: Mapped[str] = mapped_column(String(500))
    by_seat: Mapped[str] = mapped_column(String(20))
    replaced_at: Mapped[datetime | None]


class EqualInformation(Thing):
    """What a buyer said to anyone about an opportunity, published so that all know the same.

    Attributes:
        corrects_id: The entry that this one corrects; both stay, and both are shown.
    """

    __tablename__ = "equal_information"
    __table_args__ = (Index("ix_equal_information_opportunity_id_id", "opportunity_id", "id"),)

    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    said_on: Mapped[date]
    setting: Mapped[str] = mapped_column(String(200))
    words: Mapped[str] = mapped_column(Text)
    by_seat: Mapped[str] = mapped_column(String(20))
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("equal_information.id"))

    organisation: Mapped[Organisation] = relationship()


class Aid(Thing):
    """Public money had as minimal financial assistance, entered by who received it, in pence."""

    __tablename__ = "aid"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    giver: Mapped[str] = mapped_column(String(200))
    pence: Mapped[Pence]
    given_on: Mapped[date]
    purpose: Mapped[str] = mapped_column(String(300))
    by_seat: Mapped[str] = mapped_column(String(20))
    ended_at: Mapped[datetime | None]
