"""Boards of the world: how they decide, what waits for them, what they decided; in view, hidden."""

from collections.abc import Iterable
from datetime import timedelta

from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.agreements.actions.beginning import begin_next
from commissioning.agreements.actions.offering import withdraw
from commissioning.agreements.queries.drafts import content_of_version
from commissioning.boards.actions.authorities import give_authority
from commissioning.boards.actions.closing import close
from commissioning.boards.actions.declaring import declare_for_member, declare_interest
from commissioning.boards.actions.listing import freeze_voters
from commissioning.boards.actions.members import add_member
from commissioning.boards.actions.opening import Opening, open_resolution
from commissioning.boards.actions.questions import draft_questions
from commissioning.boards.actions.rules import keep_rule
from commissioning.boards.actions.voting import vote, vote_for_member
from commissioning.boards.models import Resolution
from commissioning.boards.queries.board import in_office
from commissioning.boards.rules.board_rule import BoardKind, BoardRule
from commissioning.boards.rules.delegated import Authority
from commissioning.boards.rules.interests import Interest
from commissioning.boards.rules.majority import SIMPLE
from commissioning.boards.rules.outcome import Result
from commissioning.boards.rules.questions import KEYS
from commissioning.boards.rules.quorum import QuorumRule
from commissioning.boards.rules.seals import stamp_of
from commissioning.boards.rules.voting import Attendance, Choice, Procedure
from commissioning.foundation.clock import today
from tests.worlds.agreeing import agrees, newest, offers, rewrites, with_money
from tests.worlds.tale import SITE, Step, Tale
from tests.worlds.together import OURS, SECRET

VOTERS = ("trustee", "chair")  # those of quay's board who declare; a third never does
WHO_TAKES_PART = frozenset({"trustee"})


def _rule(number: int) -> BoardRule:
    return BoardRule(
        kind=BoardKind.TRUSTEES,
        clause="Constitution, clause 14",
        quorum=QuorumRule(number=number),
        casting_vote=True,
        written=SIMPLE,
        remote=True,
        loyalty_clause="Constitution, clause 9",
    )


def _board_rules(tale: Tale, session: Session) -> None:
    """Keep how two boards decide; quay's lets its officer decide small things alone."""
    chair = tale.actor(session, "chair")
    keep_rule(session, chair, _rule(2), SITE)
    keep_rule(session, tale.actor(session, "mill chair"), _rule(1), SITE)
    tale.keep("member", add_member(session, chair, "Greta Gull", False, today(), SITE))
    authority = Authority(
        given_on=today(), minute="Minute 4", limit_pence=10_000_000, covers="Small agreements",
        until=today() + timedelta(days=90),
    )  # fmt: skip
    officer = tale.seats["officer"]
    tale.keep("standing authority", give_authority(session, chair, officer, authority, SITE))


def _asks_boards(tale: Tale, session: Session) -> None:
    """Versions wait for quay's board, one of them to be opened, one a second one."""
    for named in ("to open", "to declare", "to vote on", "carried", "with too few", "tied"):
        agrees(tale, session, "lifts", f"Boats {named}", "mill", with_money, named=named)
    _offers_again(tale, session, "tied")
    for named in ("to declare", "to vote on", "tied"):
        _opens(tale, session, named, "secretary", Procedure.MEETING)
    for named in ("carried", "with too few"):
        _opens(tale, session, named, "secretary", Procedure.WRITTEN)


def _decide(tale: Tale, session: Session) -> None:
    """One board meets and votes, one has approved, and in one too many have an interest."""
    _declare(tale, session, "to vote on", VOTERS)
    secretary = tale.actor(session, "secretary")
    to_vote = tale.refs["decision to vote on"]
    declare_for_member(session, secretary, to_vote, tale.refs["member"], Interest.NONE, "")
    _freezes(tale, session, "to vote on", "secretary")
    _tie(tale, session)
    _declare(tale, session, "carried", VOTERS)
    _freezes(tale, session, "carried", "secretary")
    for who in VOTERS:
        _votes(tale, session, "carried", who)
    _closes(tale, session, "carried", "secretary", Result.CARRIED)
    _declare(tale, session, "with too few", VOTERS, Interest.FINANCIAL)
    _freezes(tale, session, "with too few", "secretary")
    _closes(tale, session, "with too few", "secretary", Result.TOO_FEW)


def _tie(tale: Tale, session: Session) -> None:
    """Two say yes and two say no, so the chair may give a casting vote."""
    secretary, member = tale.actor(session, "secretary"), tale.refs["member"]
    tied = tale.refs["decision tied"]
    _declare(tale, session, "tied", (*VOTERS, "the other hat"))
    declare_for_member(session, secretary, tied, member, Interest.NONE, "")
    _freezes(tale, session, "tied", "secretary")
    vote_for_member(session, secretary, tied, member, Choice.APPROVE, "")
    _votes(tale, session, "tied", "trustee")
    for who in ("chair", "the other hat"):
        _votes(tale, session, "tied", who, choice=Choice.NOT_APPROVE)


VISIBLE_DECIDING = (
    Step("board rules", _board_rules, day=56),
    Step("asks boards", _asks_boards, day=56),
    Step("boards decide", _decide, day=56),
)


def _offers_again(tale: Tale, session: Session, named: str) -> None:
    """Take an offer back, and offer the next version, which says more in every clause."""
    mill = tale.actor(session, "mill admin")
    withdraw(session, mill, newest(tale, session, named).ref, "We forgot something.", SITE)
    draft = begin_next(session, mill, tale.refs[named])
    session.flush()
    said = content_of_version(draft)
    clauses = tuple(replace(each, text=f"{each.text} Slowly.") for each in said.clauses)
    rewrites(tale, session, draft, "mill", replace(said, clauses=clauses))
    offers(tale, session, draft.ref, "mill")


def _opens(
    tale: Tale, session: Session, named: str, who: str, procedure: Procedure, key: str = ""
) -> None:
    version = newest(tale, session, named)
    opening = Opening(procedure, version.fingerprint or "")
    made = open_resolution(session, tale.actor(session, who), version.ref, opening, SITE)
    tale.keep(key or f"decision {named}", made)


def _declare(
    tale: Tale,
    session: Session,
    named: str,
    people: Iterable[str],
    kind: Interest = Interest.NONE,
    words: str = "My sister works there.",
) -> None:
    for who in people:
        ref = tale.refs[f"decision {named}"]
        declare_interest(session, tale.actor(session, who), ref, kind, words)


def _freezes(tale: Tale, session: Session, named: str, who: str) -> None:
    """Freeze the list of voters; at a meeting all are there."""
    actor, ref = tale.actor(session, who), tale.refs[f"decision {named}"]
    found = session.scalars(select(Resolution).where(Resolution.ref == ref)).one()
    meets = found.procedure == Procedure.MEETING
    board = in_office(session, found.organisation_id)
    there = {each.key: Attendance.PRESENT for each in board} if meets else {}
    freeze_voters(session, actor, ref, there, today() if meets else None, SITE)


def _votes(
    tale: Tale,
    session: Session,
    named: str,
    who: str,
    words: str = "",
    choice: Choice = Choice.APPROVE,
) -> None:
    ref = tale.refs[f"decision {named}"]
    vote(session, tale.actor(session, who), ref, choice, words)


def _votes_on_paper(tale: Tale, session: Session, named: str, who: str) -> None:
    """Enter a yes of everybody on the list who has no account."""
    actor, ref = tale.actor(session, who), tale.refs[f"decision {named}"]
    for each in in_office(session, actor.organisation_id or 0):
        if each.member_id is not None:
            declare_for_member(session, actor, ref, each.key, Interest.NONE, "")
            vote_for_member(session, actor, ref, each.key, Choice.APPROVE, "")


def _closes(tale: Tale, session: Session, named: str, who: str, seen: Result) -> None:
    ref = tale.refs[f"decision {named}"]
    close(session, tale.actor(session, who), ref, seen, "We talked about it.", SITE)


def _boards_unseen(tale: Tale, session: Session) -> None:
    """Two boards of which nobody knows: one has approved, one is voting."""
    for key in ("lantern", "anchor"):
        keep_rule(session, tale.actor(session, f"{key} chair"), _rule(1), SITE)
        add_member(
            session, tale.actor(session, f"{key} chair"), f"{SECRET} Gull", False, today(), SITE
        )
    agrees(tale, session, "h lifts", f"{SECRET} boats", "lantern", with_money, named="h boats")
    for key in ("anchor", "lantern"):
        chair, named = f"{key} chair", f"h {key}"
        _opens(tale, session, "h boats", chair, Procedure.WRITTEN, f"decision {named}")
        _declare(tale, session, named, [chair])
        _freezes(tale, session, named, chair)
        _votes(tale, session, named, chair, f"{SECRET}, yes.")
    _votes_on_paper(tale, session, "h anchor", "anchor secretary")
    _closes(tale, session, "h anchor", "anchor chair", Result.CARRIED)


def _other_board(tale: Tale, session: Session) -> None:
    """The other party's board decides on the very version: how is its own affair."""
    _opens(tale, session, "to vote on", "mill chair", Procedure.WRITTEN, "decision h mill")
    _declare(tale, session, "h mill", ["mill chair"], words=SECRET)
    _freezes(tale, session, "h mill", "mill chair")
    _votes(tale, session, "h mill", "mill chair", f"{SECRET}, yes.")


def _voted_inside(tale: Tale, session: Session) -> None:
    """Who voted what, and who declared what, is for those who take part."""
    _votes(tale, session, "to vote on", "chair", f"{SECRET}, yes.")
    other = tale.actor(session, "the other hat")
    ref = tale.refs["decision to vote on"]
    declare_interest(session, other, ref, Interest.LOYALTY, f"My {SECRET} is theirs.")


def _questions_inside(tale: Tale, session: Session) -> None:
    """Nobody has declared yet, so the board does not read what staff drafted."""
    officer, ref = tale.actor(session, "officer"), tale.refs["decision to declare"]
    answers = dict.fromkeys(KEYS, f"{SECRET}.")
    draft_questions(session, officer, ref, answers, stamp_of({}))


HIDDEN_DECIDING = (
    Step("h boards unseen", _boards_unseen, after="asks boards"),
    Step("h other board", _other_board, after="asks boards"),
    Step("h questions inside", _questions_inside, after="asks boards", seen_by=OURS),
    Step("h voted inside", _voted_inside, after="boards decide", seen_by=WHO_TAKES_PART),
)
