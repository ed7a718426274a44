"""No sequence of moves by anybody brings into force what not every board approved, word for word.

The oracle is written anew here and asks nothing of the rules: who was on the list, what each
declared, what each said last.
"""

from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta
from itertools import chain, count, pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.agreements.actions.deciding import take_back
from commissioning.agreements.actions.offering import withdraw
from commissioning.agreements.actions.signing import sign
from commissioning.agreements.models import Version
from commissioning.agreements.queries.agreements import in_force
from commissioning.boards.actions.declaring import correct_interest, declare_interest
from commissioning.boards.actions.listing import set_attendance
from commissioning.boards.actions.moving import move_meeting
from commissioning.boards.actions.opening import Opening, open_resolution
from commissioning.boards.actions.releasing import release_loyalty
from commissioning.boards.actions.stopping import stop
from commissioning.boards.actions.taking_back import take_back_approval
from commissioning.boards.actions.voting import give_casting_vote, vote
from commissioning.boards.models import BoardInterest, Resolution, Voter
from commissioning.boards.queries.verifying import (
    approved_wrongly,
    decided_wrongly,
    words_written_wrongly,
)
from commissioning.boards.rules.voting import Attendance, Choice, Procedure
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import RegisterError
from tests.actions.agreements.agreeing import SITE, signature
from tests.actions.boards.two_boards import Board, TwoBoards, two_boards

NUMBERS = count(1)
CLOSED = ("carried", "not_carried", "too_few")
Act = Callable[["Play", Actor, int], object]


class Play:
    """The town, with everybody who might try something, in the order they are drawn in."""

    def __init__(self, t: TwoBoards) -> None:
        self.t = t
        world, town = t.a.town.world, t.a.town
        self.actors = [
            *chain.from_iterable((board.secretary, *board.voters) for board in self.boards),
            *t.both,
            t.a.ours,
            t.a.theirs,
            world.actor(town.council, Role.COMMISSIONER),
            world.actor(world.organisation("Third", place=town.place), Role.CHAIR),
            world.actor(town.harbour, Role.GUEST),
        ]

    @property
    def session(self) -> Session:
        return self.t.session

    @property
    def boards(self) -> tuple[Board, Board]:
        return self.t.harbour, self.t.kitchen

    def version(self, back: int = 0) -> Version:
        """Give the newest version, or one before it."""
        wanted = select(Version).order_by(Version.number.desc())
        found = self.session.scalars(wanted).all()
        return found[min(back, len(found) - 1)]

    def resolution(self, actor: Actor, number: int) -> str:
        """Give the newest decision of the actor's board; now and then another's."""
        wanted = select(Resolution.ref).order_by(Resolution.id.desc())
        own = wanted.where(Resolution.organisation_id == actor.organisation_id)
        refs = self.session.scalars(wanted if number % 7 == 6 else own).all()
        return refs[0] if refs else "none"

    def key(self, actor: Actor, number: int) -> str:
        """Give somebody on the list of the newest decision of the actor's board."""
        ref = self.resolution(actor, 0)
        voters = self.t.now(ref).voters if ref != "none" else []
        return voters[number % len(voters)].key if voters else "none"


def _opens(play: Play, actor: Actor, number: int) -> object:
    version = play.version(number % 3 // 2)
    opening = Opening(procedure=list(Procedure)[number % 2], fingerprint=version.fingerprint or "")
    return open_resolution(play.session, actor, version.ref, opening, SITE)


def _freezes(play: Play, actor: Actor, number: int) -> object:
    ref = play.resolution(actor, number)
    return play.t.frozen(Board(actor, ()), ref) if ref != "none" else None


def _closes(play: Play, actor: Actor, number: int) -> object:
    ref = play.resolution(actor, number)
    return play.t.closed(Board(actor, ()), ref) if ref != "none" else None


def _board_says(choice: Choice) -> Act:
    """Let a whole board do all it takes to come to a word, so that sequences get far."""

    def whole(play: Play, actor: Actor, number: int) -> object:
        board = next((each for each in play.boards if _home(each) == actor.organisation_id), None)
        if board is None:
            return None
        ref = play.t.voting(board, play.version(), list(Procedure)[number % 2]).ref
        play.t.voted(ref, board.voters, choice)
        return play.t.closed(board, ref)

    return whole


def _home(board: Board) -> int | None:
    return board.secretary.organisation_id


ACTS: dict[str, Act] = {
    "offer a change": lambda p, who, _: p.t.a.offered(
        p.t.a.amended("about", purpose=f"Warm for {next(NUMBERS)} years"), who
    ),
    "withdraw": lambda p, who, n: withdraw(p.session, who, p.version(n % 2).ref, "Anew", SITE),
    "sign": lambda p, who, n: sign(p.session, who, p.version(n % 2).ref, signature(), SITE),
    "decide by hand": lambda p, who, n: p.t.a.decide(who, p.version(n % 2)),
    "take back by hand": lambda p, who, n: take_back(
        p.session, who, p.version().ref, "Too soon", SITE
    ),
    "open": _opens,
    "declare none": lambda p, who, n: declare_interest(
        p.session, who, p.resolution(who, n), "none", ""
    ),
    "declare money": lambda p, who, n: declare_interest(
        p.session, who, p.resolution(who, n), "financial", "My firm"
    ),
    "declare loyalty": lambda p, who, n: declare_interest(
        p.session, who, p.resolution(who, n), "loyalty", "My friends"
    ),
    "correct": lambda p, who, n: correct_interest(
        p.session, who, p.resolution(who, n), p.key(who, n), "none", "It was sold", SITE
    ),
    "freeze": _freezes,
    "set attendance": lambda p, who, n: set_attendance(
        p.session, who, p.resolution(who, n), p.key(who, n), list(Attendance)[n % 3]
    ),
    "move the meeting": lambda p, who, n: move_meeting(
        p.session, who, p.resolution(who, n), today() + timedelta(days=n), "The hall", SITE
    ),
    "release": lambda p, who, n: release_loyalty(
        p.session, who, p.resolution(who, n), p.key(who, n), SITE
    ),
    "vote": lambda p, who, n: vote(
        p.session, who, p.resolution(who, n), list(Choice)[n % 3], "So I say"
    ),
    "casting vote": lambda p, who, n: give_casting_vote(
        p.session, who, p.resolution(who, n), list(Choice)[n % 2], ""
    ),
    "close": _closes,
    "stop": lambda p, who, n: stop(p.session, who, p.resolution(who, n), "Anew", SITE),
    "take back": lambda p, who, n: take_back_approval(
        p.session, who, p.resolution(who, n), "Too soon", SITE
    ),
    "the board approves": _board_says(Choice.APPROVE),
    "the board says no": _board_says(Choice.NOT_APPROVE),
}
EVERYONE = 15
Move = tuple[str, int, int]  # what is tried, by whom, and a number that chooses among ways
TRIED = st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, EVERYONE - 1), st.integers(0, 12))
DECLARED = st.sampled_from(
    ["declare none"] * 5 + ["declare loyalty", "declare money", "set attendance"]
)
SAID = st.sampled_from([0, 0, 0, 1, 1, 2, None])  # approve, do not approve, abstain, nothing
AFTER = st.sampled_from(["close", "close", "close", "close", "stop", "casting vote"])


@st.composite
def scenes(draw: st.DrawFn) -> list[Move]:
    """Let a board go its way from opening to closing, with somebody else's move in between."""
    secretary = draw(st.sampled_from([0, 4]))  # of the harbour, of the kitchen
    voters = range(secretary + 1, secretary + 4)
    moves: list[Move] = [("open", secretary, draw(st.integers(0, 1)))]
    if draw(st.booleans()):
        moves.insert(0, ("offer a change", draw(st.sampled_from([10, 11])), 0))
    moves += [(draw(DECLARED), at, 0) for at in voters]
    moves += [("freeze", secretary, 0)]
    if draw(st.booleans()):
        moves += [("release", secretary, at) for at in range(4)]
    said = [draw(SAID) for _ in voters]
    moves += [
        ("vote", at, choice) for at, choice in zip(voters, said, strict=True) if choice is not None
    ]
    if draw(st.sampled_from([False, False, True])):  # somebody remembers, after voting
        moves.append(("declare money", draw(st.sampled_from(voters)), 0))
    moves += [(draw(AFTER), secretary, 0), ("close", secretary, 0)]
    moves.insert(draw(st.integers(0, len(moves))), draw(TRIED))
    return moves


@st.composite
def plain(draw: st.DrawFn) -> list[Move]:
    """Let both boards approve, or both parties sign, so that sequences come far enough to bind."""
    both: list[Move] = [("the board approves", 0, 0), ("the board approves", 4, 1)]
    signed: list[Move] = [("sign", 10, 0), ("sign", 11, 0)]
    return draw(st.sampled_from([both, signed, both + signed, both[:1]]))


STEPS = st.lists(
    st.one_of(st.lists(TRIED, max_size=2), scenes(), scenes(), plain()), min_size=3, max_size=8
)


def move(play: Play, name: str, actor: Actor, number: int) -> None:
    """Let somebody try something; a refusal changes nothing."""
    try:
        with play.session.begin_nested():
            ACTS[name](play, actor, number)
    except RegisterError:
        return


def all_hold(play: Play) -> None:
    """Ask everything that must hold after any move."""
    session = play.session
    session.flush()
    session.expire_all()
    asked = (decided_wrongly, words_written_wrongly, approved_wrongly)
    assert list(chain.from_iterable(ask(session) for ask in asked)) == []
    refs = session.scalars(select(Resolution.ref)).all()
    resolutions = [play.t.now(ref) for ref in refs]
    for resolution in resolutions:
        if resolution.status in CLOSED:
            _counted_rightly(resolution)
    _one_board_each(resolutions)
    going_on = [
        (each.version_id, each.organisation_id)
        for each in resolutions
        if each.status in ("open", "voting")
    ]
    assert len(going_on) == len(set(going_on))


def _counted_rightly(resolution: Resolution) -> None:
    """Count again by hand: no conflicted trustee is ever in the numbers, nor one who was away."""
    free = [voter for voter in resolution.voters if _is_free(resolution, voter)]
    words = [_last_word(resolution, voter) for voter in free]
    outcome = resolution.outcome
    assert outcome["for"] == words.count("approve")
    assert outcome["against"] == words.count("not_approve")
    written = resolution.procedure == "written"
    assert outcome["present"] == len(words) - (words.count(None) if written else 0)
    if resolution.status == "carried":
        assert words.count("approve") >= 2
        assert resolution.decision is not None
        assert resolution.decision.fingerprint == resolution.version.fingerprint


def _is_free(resolution: Resolution, voter: Voter) -> bool:
    declared = [
        each.kind
        for each in resolution.interests
        if each.person_id == voter.person_id and each.replaced_at is None
    ]
    there = resolution.procedure == "written" or voter.attendance in ("present", "remote")
    assert not any(map(_taken_back_alone, pairwise(_said_of(resolution, voter))))
    return there and (declared == ["none"] or (declared == ["loyalty"] and voter.released))


def _said_of(resolution: Resolution, voter: Voter) -> list[BoardInterest]:
    return [each for each in resolution.interests if each.person_id == voter.person_id]


def _taken_back_alone(pair: tuple[BoardInterest, BoardInterest]) -> bool:
    """Tell whether somebody took an interest of their own back, whichever seat they did it by."""
    weights = ("none", "loyalty", "financial")
    before, after = pair
    lighter = weights.index(after.kind) < weights.index(before.kind)
    return lighter and after.by_seat == before.by_seat


def _last_word(resolution: Resolution, voter: Voter) -> str | None:
    votes = [each for each in resolution.votes if each.voter_id == voter.id and not each.casting]
    standing = [each.choice for each in votes if each.replaced_at is None]
    assert len(standing) <= 1
    return standing[0] if standing else None


def _one_board_each(resolutions: list[Resolution]) -> None:
    """Nobody votes in two boards on one agreement, whatever version of it."""
    voted: dict[tuple[int, int | None], set[int]] = defaultdict(set)
    for resolution in resolutions:
        people = {voter.id: voter.person_id for voter in resolution.voters}
        for each in resolution.votes:
            agreement = resolution.version.agreement_id
            voted[agreement, people[each.voter_id]].add(resolution.organisation_id)
    assert all(len(boards) == 1 for boards in voted.values())


def test_nothing_comes_into_force_that_not_every_board_approved(database: Database) -> None:
    with two_boards(database) as t:
        play = Play(t)
        assert len(play.actors) == EVERYONE
        first = t.a.offered()
        agreement = first.agreement_id
        reached: set[str] = set()

        @settings(
            max_examples=20,
            derandomize=True,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(STEPS)
        def any_sequence(steps: list[list[Move]]) -> None:
            with t.session.begin_nested() as savepoint:
                for moves in steps:
                    for name, at, number in moves:
                        move(play, name, play.actors[at], number)
                    all_hold(play)
                binding = in_force(t.session, agreement, today())
                reached.add(binding.status if binding else "nothing")
                reached.update(t.session.scalars(select(Resolution.status)))
                savepoint.rollback()

        any_sequence()
        assert reached >= {"nothing", "signed", "carried", "not_carried", "too_few", "stopped"}
