"""Introductions as one side sees them: its own answer, and of the other only what it may know."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, joinedload

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import today
from commissioning.foundation.errors import Hidden
from commissioning.organisations.models import Organisation, Seat
from commissioning.people.models import Person
from commissioning.register.models import Declaration, Introduction, OptIn, ViewLog
from commissioning.register.permissions import (
    DECLARATIONS,
    INTRODUCTIONS,
    may_be_introduced,
    owner_stands,
)
from commissioning.register.queries.cards import last_day
from commissioning.register.queries.standing import is_over, mode_of
from commissioning.register.rules.introductions import (
    Answer,
    Status,
    card_is_open,
    lapses,
    seen_as,
    verbs_for,
)

MOST_LISTED = 50


@dataclass(frozen=True, slots=True)
class Side:
    """One introduction, seen from one of its two sides.

    `ready` says that our own card is out and its bid being prepared. Nothing here follows from
    what the other side did, before both have said yes.
    """

    introduction: Introduction
    mine: OptIn
    theirs: OptIn
    ready: bool

    @property
    def answer(self) -> Answer:
        """What we said to "talk?"."""
        ours_is_first = self.introduction.first_id == self.mine.id
        said = self.introduction.first_said if ours_is_first else self.introduction.second_said
        return Answer(said)

    @property
    def last_day(self) -> date:
        """The last day on which the offer can be answered."""
        opportunity = self.mine.declaration.opportunity
        return last_day(
            self.introduction.created_at, opportunity.deadline_at if opportunity else None
        )

    @property
    def status(self) -> Status:
        """Where it stands for us: an offer also ends with its day, or with our own card."""
        kept = Status(self.introduction.status)
        over = lapses(kept, self.last_day, today()) or (kept is Status.OFFERED and not self.ready)
        return Status.LAPSED if over else kept

    @property
    def words(self) -> str:
        """Say where it stands."""
        return seen_as(self.status, self.answer)

    @property
    def verbs(self) -> tuple[str, ...]:
        """List what our side can do now."""
        ours = self.mine.declaration
        # What the other agreed to stays out: it would show in whether a yes is offered here.
        return verbs_for(self.status, self.answer, mode_of(ours), is_over(ours))

    @property
    def title(self) -> str:
        """Name what our bid is about, in our own words or the opportunity's."""
        ours = self.mine.declaration
        return ours.opportunity.title if ours.opportunity else ours.title

    @property
    def shows_card(self) -> bool:
        """Tell whether the other's card, without a name, is there to read."""
        return self.status is Status.OFFERED or card_is_open(self.status)

    @property
    def shows_name(self) -> bool:
        """Tell whether the card carries the other's name: only while the talks last."""
        return card_is_open(self.status)

    @property
    def waits(self) -> bool:
        """Tell whether it waits for our side."""
        return self.status is Status.OFFERED and "say_yes" in self.verbs

    @property
    def ended_by_us(self) -> bool:
        """Tell whether our side ended the talks."""
        return self.introduction.ended_by_id == self.mine.id


def side_of(session: Session, actor: Actor, ref: str) -> Side:
    """Give the introduction with this reference as the actor's side sees it.

    Raises:
        Hidden: There is none, or the actor is of neither side.
    """
    found = _sides(session, actor, Introduction.ref == ref, 1)
    if not found:
        raise Hidden
    return found[0]


def sides(session: Session, actor: Actor) -> list[Side]:
    """Give the newest introductions of the actor's organisation, in three queries."""
    return _sides(session, actor, Introduction.id.is_not(None), MOST_LISTED)


def waiting_for_answer(session: Session, actor: Actor) -> list[Introduction]:
    """Give the offers that wait for the actor's side (for the desk)."""
    return [side.introduction for side in sides(session, actor) if side.waits]


def sides_about(session: Session, actor: Actor, declaration: Declaration) -> list[Side]:
    """Give the newest introductions that come from one declaration of the actor's own."""
    cards = select(OptIn.id).where(OptIn.declaration_id == declaration.id)
    about = or_(Introduction.first_id.in_(cards), Introduction.second_id.in_(cards))
    return _sides(session, actor, about, MOST_LISTED)


def cards_out(session: Session, actor: Actor) -> Sequence[OptIn]:
    """Give the cards that the actor's organisation has out, newest first, to those who may act."""
    theirs = select(Declaration.id).where(DECLARATIONS.rows(actor, "move"))
    wanted = (
        select(OptIn)
        .where(
            OptIn.organisation_id == actor.organisation_id,
            OptIn.ended_at.is_(None),
            OptIn.declaration_id.in_(theirs),
        )
        .options(joinedload(OptIn.declaration).joinedload(Declaration.opportunity))
        .order_by(OptIn.id.desc())
        .limit(MOST_LISTED)
    )
    return session.scalars(wanted).all()


def contact_of(session: Session, opt_in: OptIn) -> str:
    """Say how to reach a side: as its bid or its profile says, or else who put the card out."""
    said = opt_in.declaration.contact or opt_in.organisation.contact
    if said:
        return said
    found = session.execute(
        select(Person.name, Person.email)
        .join(Seat, Seat.person_id == Person.id)
        .where(Seat.ref == opt_in.by_seat)
    ).one_or_none()
    return f"{found.name}, {found.email}" if found else ""


def looks_at_card(session: Session, side: Side) -> Sequence[Any]:
    """Give (day, role) of the other side's looks at our card: known since both said yes."""
    wanted = (
        select(ViewLog.day, Seat.role)
        .join(Seat, Seat.ref == ViewLog.seat_ref)
        .where(
            ViewLog.thing_kind == "card",
            ViewLog.thing_id == side.mine.id,
            ViewLog.organisation_id == side.theirs.organisation_id,
        )
        .order_by(ViewLog.id.desc())
        .limit(MOST_LISTED)
    )
    return session.execute(wanted).all() if side.introduction.began_at else ()


def ready_ids(session: Session, declaration_ids: Iterable[int]) -> set[int]:
    """Give those declarations that are being prepared and whose owner stands."""
    wanted = select(Declaration.id).where(
        Declaration.id.in_(list(declaration_ids)), may_be_introduced()
    )
    return set(session.scalars(wanted))


def standing_ids(session: Session, declaration_ids: Iterable[int]) -> set[int]:
    """Give those declarations whose owner is verified and in the place."""
    wanted = select(Declaration.id).where(Declaration.id.in_(list(declaration_ids)), owner_stands())
    return set(session.scalars(wanted))


def talks_of(session: Session, organisation_id: int) -> Sequence[Introduction]:
    """Give the talks that an organisation is in now."""
    cards = select(OptIn.id).where(OptIn.organisation_id == organisation_id)
    wanted = select(Introduction).where(
        Introduction.status == Status.TALKING,
        or_(Introduction.first_id.in_(cards), Introduction.second_id.in_(cards)),
    )
    return session.scalars(wanted).all()


def _sides(session: Session, actor: Actor, which: ColumnElement[bool], limit: int) -> list[Side]:
    found = session.scalars(
        select(Introduction)
        .where(INTRODUCTIONS.rows(actor), which)
        .options(*_whole(Introduction.first), *_whole(Introduction.second))
        .order_by(Introduction.id.desc())
        .limit(limit)
    ).all()
    pairs = [(each, *_ordered(each, actor)) for each in found]
    ready = ready_ids(session, {mine.declaration_id for _, mine, _ in pairs}) if pairs else set()
    return [
        Side(each, mine, theirs, mine.ended_at is None and mine.declaration_id in ready)
        for each, mine, theirs in pairs
    ]


def _ordered(introduction: Introduction, actor: Actor) -> tuple[OptIn, OptIn]:
    """Give our card, then theirs."""
    first, second = introduction.first, introduction.second
    ours_is_first = first.organisation_id == actor.organisation_id
    return (first, second) if ours_is_first else (second, first)


def _whole(side: Any) -> tuple[Any, Any]:
    declared = joinedload(side).joinedload(OptIn.declaration)
    return (
        declared.joinedload(Declaration.opportunity),
        joinedload(side)
        .joinedload(OptIn.organisation)
        .load_only(Organisation.name, Organisation.ref, Organisation.contact, Organisation.id),
    )
