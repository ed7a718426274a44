"""Tables of boards: their rules, standing authorities, resolutions, interests, votes.

A resolution keeps all that its outcome was computed from: the rule as it stood, the list of voters
as it was frozen, each declared interest, each vote, changed or not. Nothing here is overwritten.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from commissioning.agreements.models import Decision, Version
from commissioning.foundation.db import Base, BigId, Pence, Thing
from commissioning.organisations.models import Organisation, Seat

OPEN = "status IN ('open', 'voting')"


class BoardRule(Thing):
    """How one organisation's board decides, as its governing document says; kept when replaced.

    Attributes:
        rule: What rules/board_rule.py writes: quorum, majority, casting vote, the clause cited.
    """

    __tablename__ = "board_rule"
    __table_args__ = (
        Index(
            "uq_board_rule_standing",
            "organisation_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    rule: Mapped[dict[str, Any]] = mapped_column(JSON)
    by_seat: Mapped[str] = mapped_column(String(20))
    ended_at: Mapped[datetime | None]

    organisation: Mapped[Organisation] = relationship()


class BoardMember(Thing):
    """Somebody in office on a board who has no account here; those with one have a seat."""

    __tablename__ = "board_member"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    chair: Mapped[bool] = mapped_column(default=False)
    since: Mapped[date]
    by_seat: Mapped[str] = mapped_column(String(20))
    ended_on: Mapped[date | None]


class StandingAuthority(Thing):
    """What a board lets one seat decide alone: up to a limit, about something, until a day.

    Attributes:
        limit_pence: The most that the organisation could lose by what is so decided.
        minute: The board's minute that gave it, or the scheme of delegation and its paragraph.
    """

    __tablename__ = "standing_authority"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"))
    given_on: Mapped[date]
    until: Mapped[date | None]
    limit_pence: Mapped[Pence]
    covers: Mapped[str] = mapped_column(String(500))
    minute: Mapped[str] = mapped_column(String(300))
    by_seat: Mapped[str] = mapped_column(String(20))
    ended_at: Mapped[datetime | None]

    seat: Mapped[Seat] = relationship()


class Resolution(Thing):
    """One board's decision on one version, from its opening to its minute.

    Attributes:
        fingerprint: The hash of the version that is decided on.
        rule: The board's rule as it stood when the resolution was opened.
        procedure: "meeting", "written" or "delegated".
        status: "open" (parties told, interests declared, papers read) → "voting" (the list of
            voters is frozen) → "carried", "not_carried" or "too_few"; before that also "stopped".
        in_office: How many were in office when the list of voters was frozen.
        reply_by: When answers in writing are hoped for. A date that passes decides nothing.
        questions: The seven questions and the two risks, answered (rules/questions.py).
        outcome: What rules/outcome.py computed: result, numbers, reasons in words.
        minute: The minute as a structure (rules/minute.py), drafted when closed.
        closed_why: What the other parties read of the outcome; or why it was stopped.
        loyalty_clause: The clause that lets the others release a conflict of loyalty.
        call_in_ends: The last day on which a public body's own members may call it in.
        seal: SHA-256 over all that the outcome was computed from; see actions/closing.py.
    """

    __tablename__ = "resolution"
    __table_args__ = (
        Index(
            "uq_resolution_standing",
            "version_id",
            "organisation_id",
            unique=True,
            sqlite_where=text(OPEN),
            postgresql_where=text(OPEN),
        ),
    )

    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    rule: Mapped[dict[str, Any]] = mapped_column(JSON)
    procedure: Mapped[str] = mapped_column(String(20))
    status: Mapped[str] = mapped_column(String(20), default="open")
    opened_seat: Mapped[str] = mapped_column(String(20))
    meeting_on: Mapped[date | None]
    meeting_where: Mapped[str] = mapped_column(String(300), default="")
    reply_by: Mapped[date | None]
    in_office: Mapped[int | None]
    frozen_at: Mapped[datetime | None]
    questions: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    questions_seat: Mapped[str] = mapped_column(String(20), default="")
    confirmed_at: Mapped[datetime | None]
    confirmed_seat: Mapped[str] = mapped_column(String(20), default="")
    loyalty_clause: Mapped[str] = mapped_column(String(300), default="")
    authority_id: Mapped[int | None] = mapped_column(ForeignKey("standing_authority.id"))
    outcome: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    minute: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    seal: Mapped[str] = mapped_column(String(64), default="")
    closed_at: Mapped[datetime | None]
    closed_seat: Mapped[str] = mapped_column(String(20), default="")
    closed_why: Mapped[str] = mapped_column(Text, default="")
    call_in_ends: Mapped[date | None]
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"))

    version: Mapped[Version] = relationship()
    organisation: Mapped[Organisation] = relationship()
    authority: Mapped[StandingAuthority | None] = relationship()
    decision: Mapped[Decision | None] = relationship()
    voters: Mapped[list["Voter"]] = relationship(order_by="Voter.id")
    interests: Mapped[list["BoardInterest"]] = relationship(order_by="BoardInterest.id")
    votes: Mapped[list["Vote"]] = relationship(order_by="Vote.id")


class Voter(Base):
    """One person on the frozen list: who may vote, and whether they were there.

    Attributes:
        attendance: "present", "remote" or "apologies" at a meeting; "" in a written decision.
        released: The others let them take part in spite of a conflict of loyalty.
    """

    __tablename__ = "voter"
    __table_args__ = (
        UniqueConstraint("resolution_id", "person_id"),
        UniqueConstraint("resolution_id", "member_id"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    resolution_id: Mapped[int] = mapped_column(ForeignKey("resolution.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    seat_id: Mapped[int | None] = mapped_column(ForeignKey("seat.id"))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("board_member.id"))
    name: Mapped[str] = mapped_column(String(120))
    chair: Mapped[bool] = mapped_column(default=False)
    attendance: Mapped[str] = mapped_column(String(20), default="")
    released: Mapped[bool] = mapped_column(default=False)

    seat: Mapped[Seat | None] = relationship()
    member: Mapped[BoardMember | None] = relationship()

    @property
    def key(self) -> str:
        """Name them as forms do: by the seat they hold, or by their place without an account."""
        named = self.seat or self.member
        return named.ref if named else ""


class BoardInterest(Thing):
    """What somebody on the board declared of one resolution, before seeing its papers.

    Attributes:
        kind: "none", "financial" or "loyalty".
        replaced_at: When they declared anew; what was said before is kept.
    """

    __tablename__ = "board_interest"
    __table_args__ = (
        Index("ix_board_interest_resolution_id_person_id", "resolution_id", "person_id"),
    )

    resolution_id: Mapped[int] = mapped_column(ForeignKey("resolution.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("board_member.id"))
    kind: Mapped[str] = mapped_column(String(20))
    words: Mapped[str] = mapped_column(String(1000), default="")
    by_seat: Mapped[str] = mapped_column(String(20))
    replaced_at: Mapped[datetime | None]


class Vote(Thing):
    """One vote. Changed ones stay, and only the last of a voter counts.

    Attributes:
        choice: "approve", "not_approve" or "abstain".
        casting: The chair's second vote, where votes are equal; it never replaces the first.
        by_seat: Who entered it: the voter, or the secretary for one without an account.
        digest: SHA-256 over this vote, chained to the one before it in the resolution.
    """

    __tablename__ = "vote"

    resolution_id: Mapped[int] = mapped_column(ForeignKey("resolution.id"), index=True)
    voter_id: Mapped[int] = mapped_column(ForeignKey("voter.id"))
    choice: Mapped[str] = mapped_column(String(20))
    casting: Mapped[bool] = mapped_column(default=False)
    words: Mapped[str] = mapped_column(Text, default="")
    by_seat: Mapped[str] = mapped_column(String(20))
    digest: Mapped[str] = mapped_column(String(64))
    replaced_at: Mapped[datetime | None]
