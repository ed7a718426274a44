"""Freezing the list of voters: at the meeting, or when a decision in writing is circulated."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session

from commissioning.boards import letters
from commissioning.boards.actions.keeping import held_resolution, voter_named
from commissioning.boards.actions.opening import BEFORE_OFFERED
from commissioning.boards.actions.other_sides import note_other_sides
from commissioning.boards.actions.telling import tell
from commissioning.boards.lifecycle import RESOLUTION
from commissioning.boards.models import Resolution, Voter
from commissioning.boards.permissions import VOTING_ROLES
from commissioning.boards.queries.board import InOffice, addresses, in_office
from commissioning.boards.queries.counting import interest_of
from commissioning.boards.queries.resolutions import whole_now
from commissioning.boards.queries.sealing import list_facts
from commissioning.boards.rules.board_rule import rule_from
from commissioning.boards.rules.interests import Interest, is_conflicted
from commissioning.boards.rules.voting import Attendance, Procedure
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now, today
from commissioning.foundation.errors import Refused
from commissioning.foundation.trail import record

NOBODY = "Nobody is on your board here yet. Invite its trustees, or write them down by name"
NOT_FROZEN = "The list of voters has not been frozen yet"
SAY_WHO = "Say whether they were there"
HELD_WHEN = "Enter the day of the meeting: today, or a day before"
NOT_REMOTE = "Your board's rule does not allow taking part by phone or video"
IN_WRITING = "Nobody attends a decision in writing"


def freeze_voters(
    session: Session,
    actor: Actor,
    ref: str,
    attendance: Mapping[str, Attendance],
    held_on: date | None,
    site: str,
) -> Resolution:
    """Freeze who may vote, those in office now, and begin the voting.

    `attendance` says of everybody in office, by key, whether they were there; empty in writing.

    Raises:
        Hidden, NotAllowed: The actor does not hold the decision.
        IllegalMove: The list was frozen before.
        Refused: The board is empty; somebody's attendance is not said (field: their key); the
            rule allows nobody from afar; or the day of the meeting will not do.
    """
    resolution = held_resolution(session, actor, ref, "hold")
    RESOLUTION.after(resolution.status, "freeze")
    _refuse_day(resolution, held_on)
    board = in_office(session, resolution.organisation_id)
    voters = _voters(resolution, board, attendance)
    session.add_all(voters)
    if held_on is not None:
        resolution.meeting_on = held_on
    resolution.in_office = len(board)
    sealed = list_facts((voter, voter.attendance) for voter in voters)
    RESOLUTION.move(session, actor, resolution, "freeze", sealed=sealed, in_office=len(board))
    frozen = whole_now(session, resolution.id)
    note_other_sides(session, frozen)
    frozen.frozen_at = now()  # what is known until here was declared in advance
    _ask_for_votes(session, frozen, site)
    return frozen


def set_attendance(
    session: Session, actor: Actor, ref: str, key: str, attendance: Attendance
) -> None:
    """Set right whether somebody on the frozen list was there.

    Raises:
        Hidden, NotAllowed: Nobody goes by this key, or the actor does not hold the decision.
        Refused: The list is not frozen, or it cannot be said so.
    """
    resolution = held_resolution(session, actor, ref, "hold")
    if resolution.status != "voting":
        raise Refused(NOT_FROZEN)
    voter = voter_named(resolution, key)
    refuse_attendance(resolution, key, attendance)
    before, voter.attendance = voter.attendance, attendance
    record(
        session,
        actor,
        "set_attendance",
        resolution,
        before={"who": key, "attendance": before},
        after={"who": key, "attendance": attendance},
    )


def refuse_attendance(resolution: Resolution, key: str, attendance: Attendance) -> None:
    """Refuse what cannot be said of somebody's attendance; `key` is the form's field.

    Raises:
        Refused: It is not said for a meeting, is said for a decision in writing, or is from afar
            where the rule does not allow it.
    """
    if resolution.procedure == Procedure.WRITTEN:
        if attendance is not Attendance.UNSAID:
            raise Refused(IN_WRITING, key)
        return
    if attendance is Attendance.UNSAID:
        raise Refused(SAY_WHO, key)
    if attendance is Attendance.REMOTE and not rule_from(resolution.rule).remote:
        raise Refused(NOT_REMOTE, key)


def _refuse_day(resolution: Resolution, held_on: date | None) -> None:
    if resolution.procedure == Procedure.WRITTEN:
        return
    if held_on is None or held_on > today():
        raise Refused(HELD_WHEN, "held_on")
    if held_on < resolution.version.offered_on:
        raise Refused(BEFORE_OFFERED, "held_on")


def _voters(
    resolution: Resolution, board: list[InOffice], attendance: Mapping[str, Attendance]
) -> list[Voter]:
    if not board:
        raise Refused(NOBODY)
    said = {each.key: attendance.get(each.key, Attendance.UNSAID) for each in board}
    for key, there in said.items():
        refuse_attendance(resolution, key, there)
    return [_voter(resolution, each, said[each.key]) for each in board]


def _voter(resolution: Resolution, person: InOffice, attendance: Attendance) -> Voter:
    return Voter(
        resolution_id=resolution.id,
        person_id=person.person_id,
        seat_id=person.seat_id,
        member_id=person.member_id,
        name=person.name,
        chair=person.chair,
        attendance=attendance,
    )


def _ask_for_votes(session: Session, resolution: Resolution, site: str) -> None:
    """Write to those on the list whom neither a declared conflict nor apologies keep out."""
    asked = {voter.key for voter in resolution.voters if _is_asked(resolution, voter)}
    found = addresses(session, resolution, VOTING_ROLES)
    tell(session, resolution, site, letters.to_vote, (each for each in found if each[0] in asked))


def _is_asked(resolution: Resolution, voter: Voter) -> bool:
    declared = interest_of(resolution, voter)
    kind = Interest(declared.kind) if declared else None
    away = voter.attendance == Attendance.APOLOGIES
    return not away and not is_conflicted(kind, voter.released, resolution.loyalty_clause)
