"""Whose answers a decision still lacks, and whether they could carry it: asked before closing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from commissioning.boards.rules.board_rule import BoardRule
from commissioning.boards.rules.interests import Interest
from commissioning.boards.rules.outcome import Result, decide
from commissioning.boards.rules.parts import counted
from commissioning.boards.rules.voting import Choice, Procedure, VoterFacts, Voting
from commissioning.foundation.filters import day


@dataclass(frozen=True, slots=True)
class Awaited:
    """How many may still answer, and how many more of them saying yes would approve it."""

    silent: int
    yeses: int

    def words(self, reply_by: date | None, today: date) -> str:
        """Say it with the day by which answers were asked for, where one was named."""
        who = "1 has" if self.silent == 1 else f"{self.silent} have"
        more = counted(self.yeses, "more yes", "more yeses")
        return f"{who} not answered{_asked(reply_by, today)}; {more} would approve it."


def awaited(rule: BoardRule, procedure: Procedure, voters: Sequence[VoterFacts]) -> Awaited | None:
    """Tell whose answers could still carry what is not carried as it stands; None if none could.

    Nobody's silence is counted as anything: it only says what closing now would cut off.
    """
    voting = Voting(rule, procedure, voters)
    if decide(rule, procedure, voters).result is Result.CARRIED:
        return None
    silent = [at for at, each in enumerate(voters) if _may_answer(voting, each)]
    for yeses in range(1, len(silent) + 1):
        if decide(rule, procedure, _with(voters, silent[:yeses])).result is Result.CARRIED:
            return Awaited(len(silent), yeses)
    return None


def _may_answer(voting: Voting, voter: VoterFacts) -> bool:
    return voter.choice is None and voting.is_there(voter) and not voting.conflicted(voter)


def _with(voters: Sequence[VoterFacts], yes: Sequence[int]) -> list[VoterFacts]:
    """Give the list as it would be, had these declared no interest and approved."""
    said = list(voters)
    for at in yes:
        free = said[at].interest or Interest.NONE
        said[at] = replace(said[at], interest=free, choice=Choice.APPROVE)
    return said


def _asked(reply_by: date | None, today: date) -> str:
    if reply_by is None:
        return ""
    over = ", which is over" if reply_by < today else ""
    return f"; you asked for answers by {day(reply_by)}{over}"
