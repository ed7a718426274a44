"""Who on a board, and of its staff, may see a decision and do what: PRODUCT.md sections 3 and 7.

A decision is there for its own board and the staff who speak for the organisation, as long as the
person acts for no other side. The papers open once an interest is declared; a conflict closes them.
Other parties learn what was decided from the agreement, never how.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_
from sqlalchemy.orm import aliased, joinedload

from commissioning.agreements.models import (
    Agreement,
    Decision,
    Signature,
    Version,
    VersionParty,
)
from commissioning.agreements.permissions import BOARD, BOARDS, RECORDS, STAFF
from commissioning.boards.lifecycle import MINUTING
from commissioning.boards.models import (
    BoardInterest,
    BoardMember,
    BoardRule,
    Resolution,
    StandingAuthority,
    Vote,
    Voter,
)
from commissioning.boards.rules.interests import Interest
from commissioning.boards.rules.voting import Attendance
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import today
from commissioning.foundation.permissions import Beginnings, Clause, Policy, actor_is, row_is
from commissioning.partnerships.models import Partnership
from commissioning.partnerships.permissions import kept_from_them, speaks

UNDER_WAY = ("open", "voting")
DECIDED = ("carried", "not_carried", "too_few")
VOTING_ROLES = frozenset({Role.CHAIR, Role.TRUSTEE})
KEEPING = MINUTING | {Role.ADMIN}


def _there_is(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(*conditions).correlate(Resolution)


def _is_a_party() -> ColumnElement[bool]:
    return _there_is(
        VersionParty.version_id == Resolution.version_id,
        VersionParty.organisation_id == Resolution.organisation_id,
    )


def _one_side(actor: Actor) -> ColumnElement[bool]:
    return ~_there_is(
        Version.id == Resolution.version_id,
        Agreement.id == Version.agreement_id,
        Partnership.id == Agreement.partnership_id,
        kept_from_them(actor),
    )


def _declared(actor: Actor, *kinds: Interest) -> ColumnElement[bool]:
    return _there_is(
        BoardInterest.resolution_id == Resolution.id,
        BoardInterest.person_id == actor.person_id,
        BoardInterest.replaced_at.is_(None),
        BoardInterest.kind.in_(kinds),
    )


def _on_the_list(actor: Actor, *more: ColumnElement[bool]) -> ColumnElement[bool]:
    return _there_is(
        Voter.resolution_id == Resolution.id, Voter.person_id == actor.person_id, *more
    )


def _released(actor: Actor) -> ColumnElement[bool]:
    return and_(_declared(actor, Interest.LOYALTY), _on_the_list(actor, Voter.released.is_(True)))


def _takes_part(actor: Actor) -> ColumnElement[bool]:
    """Hold where the person declared that nothing keeps them out, or the others released them."""
    return or_(_declared(actor, Interest.NONE), _released(actor))


def _keeps_out(actor: Actor) -> ColumnElement[bool]:
    conflict = _declared(actor, Interest.FINANCIAL, Interest.LOYALTY)
    return and_(conflict, ~_released(actor))


def _votes_elsewhere(actor: Actor) -> ColumnElement[bool]:
    """Hold where the person voted in another board on any version of the same agreement."""
    other, theirs, ours = aliased(Resolution), aliased(Version), aliased(Version)
    return _there_is(
        Voter.person_id == actor.person_id,
        Vote.voter_id == Voter.id,
        other.id == Voter.resolution_id,
        other.organisation_id != Resolution.organisation_id,
        theirs.id == other.version_id,
        ours.id == Resolution.version_id,
        ours.agreement_id == theirs.agreement_id,
    )


def _decision_stands() -> ColumnElement[bool]:
    """Hold where the board's approval stands, and can still be taken back.

    Until the last party has decided; a public body's, while its own members may call it in and
    nobody has signed.
    """
    signed = exists().where(Signature.version_id == Version.id).correlate(Version)
    called_in = and_(Version.status == "approved", Resolution.call_in_ends >= today(), ~signed)
    return _there_is(
        Decision.id == Resolution.decision_id,
        Decision.ended_at.is_(None),
        Version.id == Resolution.version_id,
        or_(Version.status == "offered", called_in),
    )


OWN = Clause("its own", lambda a: Resolution.organisation_id == a.organisation_id)
PARTY = row_is("a party to the version", _is_a_party)
ONE_SIDE = Clause("acting for no other side", _one_side)
ITS = (OWN, PARTY, ONE_SIDE)
SECRETARY = actor_is("its secretary", lambda a: a.verified and a.role is Role.SECRETARY)
CHAIR = actor_is("its chair", lambda a: a.verified and a.role is Role.CHAIR)
VOTES = actor_is("chair or trustee", lambda a: a.verified and a.role in VOTING_ROLES)
FREE = Clause("who declared, and no conflict keeps them out", _takes_part)
NOT_CONFLICTED = Clause("whom no declared conflict keeps out", lambda a: ~_keeps_out(a))
ONE_BOARD = Clause("who votes in no other board on it", lambda a: ~_votes_elsewhere(a))
THERE = Clause(
    "on the frozen list, without apologies",
    lambda a: _on_the_list(a, Voter.attendance != Attendance.APOLOGIES),
)
GOING_ON = row_is("not closed", lambda: Resolution.status.in_(UNDER_WAY))
VOTING = row_is("the list is frozen", lambda: Resolution.status == "voting")
CLOSED = row_is("closed with an outcome", lambda: Resolution.status.in_(DECIDED))
UNCONFIRMED = row_is("questions not confirmed", lambda: Resolution.confirmed_at.is_(None))
CARRIED = row_is("carried", lambda: Resolution.status == "carried")
STANDS = Clause("its approval stands, and can be taken back", lambda _: _decision_stands())

TO_ANSWER = (GOING_ON, UNCONFIRMED)
HOLDS = ((SECRETARY, *ITS), (CHAIR, *ITS, NOT_CONFLICTED))


def _while(*clauses: Clause) -> tuple[tuple[Clause, ...], ...]:
    """Give what the secretary may, or a chair without a conflict, while these hold."""
    return tuple((*who, *clauses) for who in HOLDS)


def _once_declared(*clauses: Clause) -> tuple[tuple[Clause, ...], ...]:
    """Give what the secretary may, or a chair who declared, with papers or votes before them."""
    return ((SECRETARY, *ITS, *clauses), (CHAIR, *ITS, FREE, *clauses))


RESOLUTIONS = Policy(
    Resolution,
    {
        # That it is: parties, title, dates, status, how it is decided.
        "see": ((BOARDS, *ITS), (STAFF, *ITS)),
        "declare": ((BOARDS, *ITS, GOING_ON),),
        # Text, PDF, difference, largest loss, what-if. Staff read them with the agreement.
        "read papers": ((BOARDS, *ITS, FREE),),
        "see questions": (
            (STAFF, *ITS),
            (SECRETARY, *ITS),
            (BOARDS, *ITS, FREE),
            (BOARDS, *ITS, CLOSED),
        ),
        "draft questions": ((STAFF, *ITS, *TO_ANSWER), *_once_declared(*TO_ANSWER)),
        "confirm questions": _once_declared(*TO_ANSWER),
        # Freeze the list, say who was there, write down interests told, stop.
        "hold": _while(GOING_ON),
        # Enter others' votes and releases, and close: with the votes before one's eyes.
        "close": _once_declared(GOING_ON),
        "vote": ((VOTES, *ITS, VOTING, THERE, FREE, ONE_BOARD),),
        "see votes": ((SECRETARY, *ITS), (BOARDS, *ITS, FREE)),
        "see outcome": ((BOARDS, *ITS, CLOSED), (STAFF, *ITS, CLOSED)),
        "take back": _while(CARRIED, STANDS),
    },
    load=(
        joinedload(Resolution.organisation),
        joinedload(Resolution.version).joinedload(Version.agreement),
        joinedload(Resolution.version).selectinload(Version.parties),
    ),
)


def _knows_the_board(actor: Actor) -> bool:
    """Tell whether a seat is of the board, of the staff who speak, or its admin."""
    return actor.verified and (actor.role in BOARD | {Role.ADMIN} or speaks(actor))


def _keeps(actor: Actor) -> bool:
    return actor.verified and actor.role in KEEPING


def _minutes(actor: Actor) -> bool:
    return actor.verified and actor.role in MINUTING


def _own(column: Any) -> Clause:
    return Clause("its own", lambda a: column == a.organisation_id)


def _not_ended(column: Any) -> Clause:
    return row_is("not ended", lambda: column.is_(None))


def _in_its_days(actor: Actor) -> ColumnElement[bool]:
    day = today()
    last = or_(StandingAuthority.until.is_(None), StandingAuthority.until >= day)
    return and_(StandingAuthority.given_on <= day, last)


KNOWS = actor_is("of its board or staff", _knows_the_board)
KEEPS = actor_is("admin, chair or secretary", _keeps)
NAMED = Clause("the seat it names", lambda a: StandingAuthority.seat_id == a.seat_id)
VERIFIED_SEAT = actor_is("a verified seat", lambda a: a.verified)

BOARD_RULES = Policy(
    BoardRule,
    {
        "see": ((KNOWS, _own(BoardRule.organisation_id)),),
        "keep": ((KEEPS, _own(BoardRule.organisation_id), _not_ended(BoardRule.ended_at)),),
    },
)

MEMBERS = Policy(
    BoardMember,
    {
        "see": ((KNOWS, _own(BoardMember.organisation_id)),),
        "end": ((KEEPS, _own(BoardMember.organisation_id), _not_ended(BoardMember.ended_on)),),
    },
)

_ENDS = (_own(StandingAuthority.organisation_id), _not_ended(StandingAuthority.ended_at))

AUTHORITIES = Policy(
    StandingAuthority,
    {
        "see": ((KNOWS, _own(StandingAuthority.organisation_id)),),
        "end": ((RECORDS, *_ENDS),),
        "decide delegated": ((VERIFIED_SEAT, NAMED, *_ENDS, Clause("in its days", _in_its_days)),),
    },
    load=(joinedload(StandingAuthority.seat),),
)

_BEGINNINGS: dict[str, Callable[[Actor], bool]] = {
    "see board": _knows_the_board,
    "keep rule": _keeps,
    "keep members": _keeps,
    "give authority": _minutes,
}
BOARD_BEGINNINGS = Beginnings(_BEGINNINGS)
