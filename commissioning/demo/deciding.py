"""How the boards of the story decide: in a meeting, in writing, by an officer, or not yet."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.boards.actions.authorities import give_authority
from commissioning.boards.actions.closing import close
from commissioning.boards.actions.declaring import declare_for_member, declare_interest
from commissioning.boards.actions.delegating import Delegated, decide_delegated
from commissioning.boards.actions.listing import freeze_voters
from commissioning.boards.actions.members import add_member
from commissioning.boards.actions.opening import Opening, open_resolution
from commissioning.boards.actions.questions import confirm_questions, draft_questions
from commissioning.boards.actions.rules import keep_rule
from commissioning.boards.actions.voting import vote_for_member
from commissioning.boards.models import StandingAuthority
from commissioning.boards.queries.board import in_office
from commissioning.boards.rules.delegated import Authority
from commissioning.boards.rules.interests import Interest
from commissioning.boards.rules.outcome import Result
from commissioning.boards.rules.seals import stamp_of
from commissioning.boards.rules.voting import Attendance, Choice, Procedure
from commissioning.demo.agreeing import begin_agreement, newest, offer_draft, sign_for
from commissioning.demo.partnering import speaker
from commissioning.demo.story.agreed import ALLIANCE, GRANT, Agreed, others_of
from commissioning.demo.story.decisions import (
    ABSTAINED,
    ANSWERED_ON_PAPER,
    ANSWERS,
    BOARDS,
    CHAIR_WITH_ACCOUNT,
    GOOD_DAY,
    IN_THE_MEETING,
    LARGE,
    NEVER_IN_WRITING,
    OF_FRIENDS,
    OF_THREE,
    OFFICER,
    OFFICERS_LIMIT,
    ON_BOTH,
    ON_BOTH_BECAUSE,
    SENT_APOLOGIES,
    BoardOf,
)
from commissioning.demo.story.people import SECRETARIES
from commissioning.demo.telling import Telling
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import today


def tell_how_boards_decide(telling: Telling) -> None:
    """Keep each board's rule; then one decides in a meeting, one in writing, one by an officer.

    One waits for its trustee, and one has too few without a conflict.
    """
    for board in BOARDS:
        _keep(telling, board)
    _decide_in_a_meeting(telling, GRANT, NEVER_IN_WRITING, days_ago=9)
    for body in others_of(GRANT):
        sign_for(telling, GRANT, body, days_ago=7)
    _ask_in_writing(telling, ALLIANCE, LARGE, days_ago=4)
    begin_agreement(telling, GOOD_DAY, days_ago=20, starts_in=40)
    offer_draft(telling, GOOD_DAY, days_ago=16)
    _decide_by_officer(telling, GOOD_DAY, OFFICER, days_ago=3)
    _find_too_few(telling, GOOD_DAY, OF_FRIENDS, days_ago=2)
    _open(telling, GOOD_DAY, OF_THREE, days_ago=1, meeting_on=telling.day(6))


def _secretary(telling: Telling, session: Session, board: BoardOf) -> Actor:
    name = SECRETARIES.get(board.body, "Elin Marwood")
    return telling.acting(session, board.body, name, Role.SECRETARY)


def _keep(telling: Telling, board: BoardOf) -> None:
    """Write down a board's rule, the one before it too, and who sits on it without an account."""
    if board.before is not None:
        with telling.on(230, f"first rule of {board.body.key}") as session:
            keep_rule(session, _secretary(telling, session, board), board.before, telling.site)
    with telling.on(120, f"rule of {board.body.key}") as session:
        secretary = _secretary(telling, session, board)
        keep_rule(session, secretary, board.rule, telling.site)
        for name in (*filter(None, [board.chair]), *board.others):
            add_member(
                session, secretary, name, name == board.chair, telling.day(-500), telling.site
            )


def _open(
    telling: Telling,
    agreed: Agreed,
    board: BoardOf,
    *,
    days_ago: int,
    procedure: Procedure = Procedure.MEETING,
    meeting_on: date | None = None,
) -> str:
    """Open a decision, with the staff's drafts of what the board asks itself; gives its ref."""
    step = f"{board.body.key} opens {agreed.key} {days_ago}"
    with telling.on(days_ago, step, hour=9) as session:
        version = newest(telling, session, agreed, "offered")
        meets = procedure is Procedure.MEETING
        opening = Opening(
            procedure=procedure,
            fingerprint=version.fingerprint or "",
            meeting_on=meeting_on,
            meeting_where="The office, at six in the evening" if meets else "",
            reply_by=None if meets else telling.day(5),
        )
        secretary = _secretary(telling, session, board)
        made = open_resolution(session, secretary, version.ref, opening, telling.site)
        writer = speaker(telling, session, board.body)
        draft_questions(session, writer, made.ref, ANSWERS, stamp_of({}))
        return made.ref


def _decide_in_a_meeting(
    telling: Telling, agreed: Agreed, board: BoardOf, *, days_ago: int
) -> None:
    ref = _open(telling, agreed, board, days_ago=days_ago + 2)
    with telling.on(days_ago, f"{board.body.key} meets", hour=18) as session:
        secretary = _secretary(telling, session, board)
        keys = _declare(session, secretary, ref, {})
        confirm_questions(session, secretary, ref, ANSWERS, stamp_of(ANSWERS))
        there = _attendance(keys, away=SENT_APOLOGIES)
        freeze_voters(session, secretary, ref, there, today(), telling.site)
        for name, choice in IN_THE_MEETING.items():
            vote_for_member(session, secretary, ref, keys[name], choice, "")
        close(session, secretary, ref, Result.CARRIED, "", telling.site)


def _ask_in_writing(telling: Telling, agreed: Agreed, board: BoardOf, *, days_ago: int) -> None:
    """Circulate a decision; some have answered on paper, and those with an account not yet."""
    ref = _open(telling, agreed, board, days_ago=days_ago, procedure=Procedure.WRITTEN)
    telling.keep(f"decision of {board.body.key}", ref)
    with telling.on(days_ago - 1, f"{board.body.key} circulates", hour=9) as session:
        secretary = _secretary(telling, session, board)
        freeze_voters(session, secretary, ref, {}, None, telling.site)
    with telling.on(days_ago - 2, f"{board.body.key} has answers", hour=16) as session:
        secretary = _secretary(telling, session, board)
        keys = _keys(session, secretary)
        for name in (*ANSWERED_ON_PAPER, ABSTAINED):
            choice = Choice.ABSTAIN if name == ABSTAINED else Choice.APPROVE
            declare_for_member(session, secretary, ref, keys[name], Interest.NONE, "")
            vote_for_member(session, secretary, ref, keys[name], choice, "")
    with telling.on(1, f"the chair of {board.body.key} reads", hour=20) as session:
        chair = telling.acting(session, board.body, CHAIR_WITH_ACCOUNT, Role.CHAIR)
        declare_interest(session, chair, ref, Interest.NONE, "")


def _find_too_few(telling: Telling, agreed: Agreed, board: BoardOf, *, days_ago: int) -> None:
    ref = _open(telling, agreed, board, days_ago=days_ago + 2)
    with telling.on(days_ago, f"{board.body.key} is too few", hour=18) as session:
        secretary = _secretary(telling, session, board)
        keys = _declare(session, secretary, ref, dict.fromkeys(ON_BOTH, ON_BOTH_BECAUSE))
        there = _attendance(keys)
        freeze_voters(session, secretary, ref, there, today(), telling.site)
        close(session, secretary, ref, Result.TOO_FEW, "", telling.site)


def _decide_by_officer(telling: Telling, agreed: Agreed, board: BoardOf, *, days_ago: int) -> None:
    with telling.on(100, f"authority at {board.body.key}") as session:
        seat = speaker(telling, session, board.body).seat_ref
        authority = Authority(
            given_on=telling.day(-110),
            minute=f"The {board.rule.scheme}",
            limit_pence=OFFICERS_LIMIT,
            covers="Joint work with voluntary organisations that shares no overspend",
        )
        secretary = _secretary(telling, session, board)
        give_authority(session, secretary, seat, authority, telling.site)
    with telling.on(days_ago, f"{board.body.key} decides {agreed.key}") as session:
        officer = speaker(telling, session, board.body)
        version = newest(telling, session, agreed, "offered")
        held = select(StandingAuthority.ref).where(StandingAuthority.seat_id == officer.seat_id)
        delegated = Delegated(
            approve=True,
            fingerprint=version.fingerprint or "",
            interest=Interest.NONE,
            words="The bus is free on those Saturdays, and the driver is looking forward to it.",
            answers=ANSWERS,
        )
        authority_ref = session.scalars(held).one()
        decide_delegated(session, officer, authority_ref, version.ref, delegated, telling.site)


def _declare(
    session: Session, secretary: Actor, ref: str, conflicts: dict[str, str]
) -> dict[str, str]:
    """Write down what everybody without an account has declared; gives their keys by name."""
    keys = _keys(session, secretary)
    for name, key in keys.items():
        kind = Interest.LOYALTY if name in conflicts else Interest.NONE
        declare_for_member(session, secretary, ref, key, kind, conflicts.get(name, ""))
    return keys


def _keys(session: Session, secretary: Actor) -> dict[str, str]:
    board = in_office(session, secretary.organisation_id or 0)
    return {each.name: each.key for each in board if each.member_id is not None}


def _attendance(keys: dict[str, str], away: str = "") -> dict[str, Attendance]:
    return {
        key: Attendance.APOLOGIES if name == away else Attendance.PRESENT
        for name, key in keys.items()
    }
