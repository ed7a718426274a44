"""Who is on a board today, by which rule it decides, and what it lets others decide."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from commissioning.agreements.permissions import BOARD
from commissioning.boards.models import BoardMember, BoardRule, Resolution, StandingAuthority
from commissioning.boards.permissions import AUTHORITIES, BOARD_RULES, MEMBERS, VOTING_ROLES
from commissioning.foundation.actor import Actor, Role
from commissioning.organisations.models import Seat
from commissioning.organisations.permissions import stands
from commissioning.partnerships.queries.speakers import told_of
from commissioning.people.models import Person

MOST_ON_A_BOARD = 500
MOST_KEPT = 200  # rules, members and authorities of one board, those that ended too


@dataclass(frozen=True, slots=True)
class InOffice:
    """Somebody on a board today; `key` names them in forms (see Voter.key)."""

    key: str
    name: str
    chair: bool
    person_id: int | None = None
    seat_id: int | None = None
    member_id: int | None = None


def in_office(session: Session, organisation_id: int) -> list[InOffice]:
    """Give everybody on the board today, each person once: the chair first, then by name."""
    both = chain(_with_accounts(session, organisation_id), _without(session, organisation_id))
    return sorted(both, key=lambda each: (not each.chair, each.name.casefold(), each.key))


def rule_now(session: Session, organisation_id: int | None) -> BoardRule | None:
    """Give the rule by which a board decides today."""
    return session.scalar(
        select(BoardRule).where(
            BoardRule.organisation_id == organisation_id, BoardRule.ended_at.is_(None)
        )
    )


def rules_kept(session: Session, actor: Actor) -> Sequence[BoardRule]:
    """Give every rule that the actor's own board has had, the newest first."""
    wanted = BOARD_RULES.visible_to(actor).order_by(BoardRule.id.desc())
    return session.scalars(wanted.limit(MOST_KEPT)).all()


def members(session: Session, actor: Actor) -> Sequence[BoardMember]:
    """Give those on the actor's own board who have no account, as they are today."""
    wanted = MEMBERS.visible_to(actor).where(BoardMember.ended_on.is_(None))
    return session.scalars(wanted.order_by(BoardMember.name).limit(MOST_ON_A_BOARD)).all()


def authorities(session: Session, actor: Actor) -> Sequence[StandingAuthority]:
    """Give the authorities of the actor's own board, those that ended too, the newest first."""
    wanted = AUTHORITIES.visible_to(actor).order_by(StandingAuthority.id.desc())
    its = joinedload(StandingAuthority.seat).joinedload(Seat.person)
    return session.scalars(wanted.options(its).limit(MOST_KEPT)).all()


def authorities_held(session: Session, actor: Actor) -> Sequence[StandingAuthority]:
    """Give the authorities under which the actor's own seat may decide alone today."""
    holds = AUTHORITIES.rows(actor, "decide delegated")
    wanted = select(StandingAuthority).where(holds).order_by(StandingAuthority.id)
    return session.scalars(wanted.limit(MOST_KEPT)).all()


def addresses(
    session: Session, resolution: Resolution, roles: Collection[Role]
) -> Iterator[tuple[str, str]]:
    """Give (seat reference, email address) of those with these roles who may know of it."""
    partnership = resolution.version.agreement.partnership
    return told_of(session, partnership, [resolution.organisation_id], roles, MOST_ON_A_BOARD)


def others_on_board(session: Session, actor: Actor) -> Iterator[tuple[str, str]]:
    """Give (seat reference, email address) of all with a role on the actor's own board but them."""
    rows = session.execute(
        select(Seat.ref, Person.email)
        .join(Person, Person.id == Seat.person_id)
        .where(
            Seat.organisation_id == actor.organisation_id,
            Seat.role.in_(BOARD),
            Seat.person_id != actor.person_id,
            stands(),
        )
        .order_by(Seat.id)
        .limit(MOST_ON_A_BOARD)
    )
    return ((row.ref, row.email) for row in rows)


def _with_accounts(session: Session, organisation_id: int) -> list[InOffice]:
    """Give those with an account once, by their seat as chair if they have one."""
    rows = session.execute(
        select(Seat, Person)
        .join(Person, Person.id == Seat.person_id)
        .where(Seat.organisation_id == organisation_id, Seat.role.in_(VOTING_ROLES), stands())
        .order_by(Seat.role != Role.CHAIR, Seat.id)
        .limit(MOST_ON_A_BOARD)
    )
    once: dict[int, InOffice] = {}
    for seat, person in rows:
        chairs = seat.role == Role.CHAIR
        found = InOffice(seat.ref, person.name, chairs, person_id=person.id, seat_id=seat.id)
        once.setdefault(person.id, found)
    return list(once.values())


def _without(session: Session, organisation_id: int) -> list[InOffice]:
    found = session.scalars(
        select(BoardMember)
        .where(BoardMember.organisation_id == organisation_id, BoardMember.ended_on.is_(None))
        .order_by(BoardMember.id)
        .limit(MOST_ON_A_BOARD)
    )
    return [InOffice(each.ref, each.name, each.chair, member_id=each.id) for each in found]
