"""The harbour's board and the kitchen's, who decide on one agreement, and somebody on both."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.agreements.models import Version
from commissioning.boards.actions.closing import close
from commissioning.boards.actions.declaring import declare_interest
from commissioning.boards.actions.listing import freeze_voters
from commissioning.boards.actions.opening import Opening, open_resolution
from commissioning.boards.actions.rules import keep_rule
from commissioning.boards.actions.voting import vote
from commissioning.boards.models import Resolution
from commissioning.boards.queries.board import in_office
from commissioning.boards.queries.counting import outcome_of
from commissioning.boards.queries.resolutions import whole_now
from commissioning.boards.reactions import reactions_for
from commissioning.boards.rules.board_rule import BoardKind, BoardRule
from commissioning.boards.rules.majority import MajorityRule
from commissioning.boards.rules.parts import Part
from commissioning.boards.rules.quorum import QuorumRule, Rounding
from commissioning.boards.rules.voting import Attendance, Choice, Procedure
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import today
from commissioning.foundation.db import Database
from tests.actions.agreements.agreeing import SITE, Agreeing, agreeing

RULE = BoardRule(
    kind=BoardKind.TRUSTEES,
    clause="constitution, clause 19",
    quorum=QuorumRule(number=2, part=Part(parts=1, of=3), rounding=Rounding.NEAREST),
    casting_vote=True,
    written=MajorityRule(),
    remote=True,
    loyalty_clause="clause 8",
)


@dataclass
class Board:
    """One party's board: who minutes, and who votes."""

    secretary: Actor
    voters: tuple[Actor, ...]


@dataclass
class TwoBoards:
    """Two boards in one session; `both` is on each of them, as two actors."""

    a: Agreeing
    harbour: Board
    kitchen: Board
    both: tuple[Actor, Actor]

    @property
    def session(self) -> Session:
        """The session everything happens in."""
        return self.a.session

    def opened(
        self, board: Board, version: Version, procedure: Procedure = Procedure.WRITTEN
    ) -> Resolution:
        """Open a board's decision."""
        opening = Opening(procedure=procedure, fingerprint=version.fingerprint or "")
        return open_resolution(self.session, board.secretary, version.ref, opening, SITE)

    def voting(
        self, board: Board, version: Version, procedure: Procedure = Procedure.WRITTEN
    ) -> Resolution:
        """Open a decision, let all declare that they have no interest, and freeze the list."""
        ref = self.opened(board, version, procedure).ref
        for voter in board.voters:
            declare_interest(self.session, voter, ref, "none", "")
        return self.frozen(board, ref)

    def frozen(self, board: Board, ref: str) -> Resolution:
        """Freeze the list, with everybody there."""
        resolution = self.now(ref)
        if resolution.procedure == Procedure.WRITTEN:
            return freeze_voters(self.session, board.secretary, ref, {}, None, SITE)
        there = in_office(self.session, resolution.organisation_id)
        said = {each.key: Attendance.PRESENT for each in there}
        return freeze_voters(self.session, board.secretary, ref, said, today(), SITE)

    def voted(self, ref: str, voters: Sequence[Actor], choice: Choice) -> None:
        """Let several vote the same."""
        for voter in voters:
            vote(self.session, voter, ref, choice, "")

    def closed(self, board: Board, ref: str) -> Resolution:
        """Close a decision, whatever comes out."""
        result = outcome_of(self.now(ref)).result
        return close(self.session, board.secretary, ref, result, "As we said.", SITE)

    def approved(self, board: Board, version: Version) -> Resolution:
        """Let a board approve in writing, as it should be done."""
        ref = self.voting(board, version).ref
        self.voted(ref, board.voters, Choice.APPROVE)
        return self.closed(board, ref)

    def now(self, ref: str) -> Resolution:
        """Read a decision as it stands."""
        number = self.session.scalars(select(Resolution.id).where(Resolution.ref == ref)).one()
        return whole_now(self.session, number)


@contextmanager
def two_boards(database: Database) -> Iterator[TwoBoards]:
    """Build both boards on the agreement's own town, in one transaction."""
    with agreeing(database) as a:
        a.session.info["reactions"] = {**a.session.info["reactions"], **reactions_for(SITE)}
        world, town = a.town.world, a.town
        person = world.person("Somebody on both")
        boards = [_board(a, organisation) for organisation in (town.harbour, town.kitchen)]
        both = tuple(
            world.actor(organisation, Role.TRUSTEE, person)
            for organisation in (town.harbour, town.kitchen)
        )
        for board in boards:
            keep_rule(a.session, board.secretary, RULE, SITE)
        yield TwoBoards(a, boards[0], boards[1], (both[0], both[1]))


def _board(a: Agreeing, organisation: object) -> Board:
    world = a.town.world
    harbour = organisation is a.town.harbour
    chair = a.our_chair if harbour else world.actor(a.town.kitchen, Role.CHAIR)
    secretary = world.actor(a.town.harbour, Role.SECRETARY) if harbour else a.their_chair
    home = a.town.harbour if harbour else a.town.kitchen
    trustees = [world.actor(home, Role.TRUSTEE) for _ in range(2)]
    return Board(secretary, (chair, *trustees))
