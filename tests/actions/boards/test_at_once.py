"""Boards that act at the same moment: one outcome, and nobody's vote lost."""

from sqlalchemy import func, select

from commissioning.agreements.actions.deciding import record_board_decision
from commissioning.agreements.actions.offering import withdraw
from commissioning.agreements.models import Decision, Version
from commissioning.boards.actions.closing import close
from commissioning.boards.actions.declaring import declare_interest
from commissioning.boards.actions.opening import Opening, open_resolution
from commissioning.boards.actions.stopping import stop
from commissioning.boards.actions.taking_back import take_back_approval
from commissioning.boards.actions.voting import vote
from commissioning.boards.models import Resolution, Vote
from commissioning.boards.queries.verifying import decided_wrongly
from commissioning.boards.reactions import reactions_for
from commissioning.boards.rules.outcome import Result
from commissioning.boards.rules.voting import Choice, Procedure
from commissioning.foundation.actor import Actor
from commissioning.foundation.db import Database
from commissioning.foundation.errors import RegisterError
from tests.actions.agreements.agreeing import SITE, decided_on
from tests.actions.agreements.at_once import Act, at_once
from tests.actions.boards.two_boards import TwoBoards, two_boards

Refusals = list[RegisterError | None]


def together(database: Database, acts: list[Act]) -> Refusals:
    """Do these at once, with what boards do when something happens below."""
    here = Database(database.url, reactions=reactions_for(SITE))
    try:
        return at_once(here, acts)
    finally:
        here.dispose()


def done(refusals: Refusals) -> int:
    return refusals.count(None)


def closing(actor: Actor, ref: str, seen: Result = Result.CARRIED) -> Act:
    return lambda session: close(session, actor, ref, seen, "As we said.", SITE)


def voting_for(actor: Actor, ref: str, choice: Choice = Choice.APPROVE) -> Act:
    return lambda session: vote(session, actor, ref, choice, "")


def stands(database: Database) -> tuple[str, list[str], int]:
    """Give the version's status, each decision's in order, and how many words stand."""
    with database.reading() as session:
        assert list(decided_wrongly(session)) == []
        version = session.scalars(select(Version.status)).one()
        boards = list(session.scalars(select(Resolution.status).order_by(Resolution.id)))
        count = select(func.count()).select_from(Decision).where(Decision.ended_at.is_(None))
        return version, boards, session.scalar(count) or 0


def both_voted(t: TwoBoards) -> tuple[str, str]:
    """Let both boards have voted, and none be closed."""
    version = t.a.offered()
    refs = []
    for board in (t.harbour, t.kitchen):
        ref = t.voting(board, version).ref
        t.voted(ref, board.voters, Choice.APPROVE)
        refs.append(ref)
    return refs[0], refs[1]


def test_two_boards_that_close_at_once_approve_the_version(database: Database) -> None:
    with two_boards(database) as t:
        ours, theirs = both_voted(t)
        boards = (t.harbour.secretary, t.kitchen.secretary)
    refused = together(database, [closing(boards[0], ours), closing(boards[1], theirs)])
    assert refused == [None, None]
    assert stands(database) == ("approved", ["carried", "carried"], 2)


def test_chair_and_secretary_who_close_at_once_give_one_outcome(database: Database) -> None:
    with two_boards(database) as t:
        ours, _ = both_voted(t)
        who = (t.harbour.secretary, t.harbour.voters[0])
    refused = together(database, [closing(actor, ours) for actor in who])
    assert done(refused) == 1
    assert stands(database) == ("offered", ["carried", "voting"], 1)


def test_two_last_votes_at_once_both_count(database: Database) -> None:
    with two_boards(database) as t:
        ref = t.voting(t.harbour, t.a.offered()).ref
        voters, secretary = t.harbour.voters, t.harbour.secretary
    assert together(database, [voting_for(voter, ref) for voter in voters]) == [None] * 3
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Vote)) == 3
    assert together(database, [closing(secretary, ref)]) == [None]
    assert stands(database) == ("offered", ["carried"], 1)


def test_a_last_vote_and_the_closing_at_once_close_what_was_seen_or_nothing(
    database: Database,
) -> None:
    """The closing saw it carried; a vote that turns it makes the closing be asked again."""
    with two_boards(database) as t:
        ref = t.voting(t.harbour, t.a.offered()).ref
        first, second, third = t.harbour.voters
        t.voted(ref, [first, second], Choice.APPROVE)
        t.voted(ref, [third], Choice.NOT_APPROVE)
        secretary = t.harbour.secretary
    together(database, [voting_for(second, ref, Choice.NOT_APPROVE), closing(secretary, ref)])
    version, boards, words = stands(database)
    assert (version, boards, words) in [
        ("offered", ["carried"], 1),
        ("offered", ["voting"], 0),
    ]


def test_a_board_opens_one_decision_on_a_version_however_often_it_is_pressed(
    database: Database,
) -> None:
    with two_boards(database) as t:
        version = t.a.offered()
        opening = Opening(procedure=Procedure.WRITTEN, fingerprint=version.fingerprint or "")
        ref, who = version.ref, (t.harbour.secretary, t.harbour.voters[0])

    def opens(actor: Actor) -> Act:
        return lambda session: open_resolution(session, actor, ref, opening, SITE)

    assert done(together(database, [opens(actor) for actor in who])) == 1
    assert stands(database) == ("offered", ["open"], 0)


def test_the_last_approval_and_a_taking_back_at_once_bind_or_do_not_bind(
    database: Database,
) -> None:
    with two_boards(database) as t:
        ours, theirs = both_voted(t)
        t.closed(t.harbour, ours)
        secretary, other = t.harbour.secretary, t.kitchen.secretary
    together(
        database,
        [
            closing(other, theirs),
            lambda session: take_back_approval(session, secretary, ours, "We were too few", SITE),
        ],
    )
    version, boards, words = stands(database)
    assert boards == ["carried", "carried"]
    assert (version == "approved") is (words == 2)


def test_a_closing_and_a_withdrawal_at_once_never_do_both(database: Database) -> None:
    with two_boards(database) as t:
        ours, _ = both_voted(t)
        secretary, officer = t.harbour.secretary, t.a.ours
        version = t.now(ours).version.ref
    together(
        database,
        [
            closing(secretary, ours),
            lambda session: withdraw(session, officer, version, "We begin anew", SITE),
        ],
    )
    status, boards, words = stands(database)
    assert status == "withdrawn"
    assert (boards[0] == "carried") is (words == 1)
    assert boards[1] == "stopped"


def test_a_decision_by_hand_and_one_opened_here_at_once_never_meet(database: Database) -> None:
    with two_boards(database) as t:
        version = t.a.offered()
        opening = Opening(procedure=Procedure.WRITTEN, fingerprint=version.fingerprint or "")
        ref, decided = version.ref, decided_on(version)
        secretary, chair = t.harbour.secretary, t.harbour.voters[0]
    refused = together(
        database,
        [
            lambda session: record_board_decision(session, chair, ref, decided, SITE),
            lambda session: open_resolution(session, secretary, ref, opening, SITE),
        ],
    )
    assert done(refused) == 1
    _, boards, words = stands(database)
    assert len(boards) + words == 1


def test_a_stop_and_a_closing_at_once_do_one_of_the_two(database: Database) -> None:
    with two_boards(database) as t:
        ours, _ = both_voted(t)
        secretary, chair = t.harbour.secretary, t.harbour.voters[0]
    refused = together(
        database,
        [
            closing(secretary, ours),
            lambda session: stop(session, chair, ours, "We meet again", SITE),
        ],
    )
    assert done(refused) == 1
    _, boards, words = stands(database)
    assert (boards[0], words) in [("carried", 1), ("stopped", 0)]


def test_who_is_on_two_boards_votes_in_one_of_them(database: Database) -> None:
    with two_boards(database) as t:
        version = t.a.offered()
        refs = []
        for board, actor in zip((t.harbour, t.kitchen), t.both, strict=True):
            ref = t.opened(board, version).ref
            declare_interest(t.session, actor, ref, "none", "")
            refs.append(t.frozen(board, ref).ref)
        both = t.both
    acts = [voting_for(actor, ref) for actor, ref in zip(both, refs, strict=True)]
    assert done(together(database, acts)) == 1
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Vote)) == 1
