"""Who counts when a board decides, and the tally of what they said (PRODUCT.md section 7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from commissioning.boards.rules.board_rule import BoardRule
from commissioning.boards.rules.interests import Interest, is_conflicted, takes_part, why_no_part
from commissioning.boards.rules.majority import MajorityRule, Tally


class Procedure(StrEnum):
    """How a board decides."""

    MEETING = "meeting"
    WRITTEN = "written"


class Attendance(StrEnum):
    """Whether somebody was there."""

    PRESENT = "present"
    REMOTE = "remote"
    APOLOGIES = "apologies"
    UNSAID = ""


class Choice(StrEnum):
    """A vote."""

    APPROVE = "approve"
    NOT_APPROVE = "not_approve"
    ABSTAIN = "abstain"

    @property
    def words(self) -> str:
        """Say it as pages do."""
        return _CHOICES[self]


_CHOICES = {
    Choice.APPROVE: "approve",
    Choice.NOT_APPROVE: "do not approve",
    Choice.ABSTAIN: "abstain",
}
LONGEST_SAID = 4_000  # letters that go with a vote
_WORTH = {Choice.APPROVE: 1, Choice.NOT_APPROVE: -1}


@dataclass(frozen=True, slots=True, kw_only=True)
class VoterFacts:
    """One person on the frozen list, who is in office.

    Attributes:
        interest: What they declared; None when nothing yet.
        released: The others let them take part in spite of a conflict of loyalty.
        choice: The last vote; None when they said nothing.
        casting: The casting vote, if this is the chair and they gave one.
    """

    name: str
    chair: bool = False
    attendance: Attendance = Attendance.UNSAID
    interest: Interest | None = None
    released: bool = False
    choice: Choice | None = None
    casting: Choice | None = None


@dataclass(frozen=True, slots=True)
class Voting:
    """One board's voting on one text: its rule, how it decides, and the frozen list."""

    rule: BoardRule
    procedure: Procedure
    voters: Sequence[VoterFacts]

    @property
    def majority(self) -> MajorityRule | None:
        """Give the majority that is needed; None where this way of deciding is not allowed."""
        return self.rule.written if self.procedure is Procedure.WRITTEN else self.rule.majority

    def takes_part(self, voter: VoterFacts) -> bool:
        """Tell whether somebody has declared, and is in no conflict that keeps them out."""
        return takes_part(voter.interest, voter.released, self.rule.loyalty_clause)

    def conflicted(self, voter: VoterFacts) -> bool:
        """Tell whether a conflict keeps somebody out."""
        return is_conflicted(voter.interest, voter.released, self.rule.loyalty_clause)

    def is_there(self, voter: VoterFacts) -> bool:
        """Tell whether somebody is where the decision is made: in writing all are."""
        if self.procedure is Procedure.WRITTEN:
            return True
        remote = self.rule.remote and voter.attendance is Attendance.REMOTE
        return remote or voter.attendance is Attendance.PRESENT

    def counts(self, voter: VoterFacts) -> bool:
        """Tell whether somebody counts towards the quorum; in writing, who has answered does."""
        answered = self.procedure is Procedure.MEETING or voter.choice is not None
        return answered and self.takes_part(voter) and self.is_there(voter)

    @property
    def chair(self) -> VoterFacts | None:
        """Give who has the casting vote: the one chair, in a meeting, who counts as present."""
        if not self.rule.casting_vote or self.procedure is not Procedure.MEETING:
            return None
        chairs = [voter for voter in self.voters if voter.chair and self.counts(voter)]
        return chairs[0] if len(chairs) == 1 else None

    @property
    def why_no_casting_vote(self) -> str:
        """Say why nobody has a casting vote here; "" when somebody has."""
        if self.chair is not None:
            return ""
        if not self.rule.casting_vote:
            return "the board's rule gives no casting vote"
        if self.procedure is not Procedure.MEETING:
            return "there is no casting vote in writing"
        chairs = [voter for voter in self.voters if voter.chair]
        return f"there is no casting vote, since {self._why_no_chair(chairs)}"

    def _why_no_chair(self, chairs: Sequence[VoterFacts]) -> str:
        if len(chairs) != 1:
            return f"{'more than one' if chairs else 'nobody'} is chair"
        chair = chairs[0]
        if not self.is_there(chair):
            return f"{chair.name}, the chair, was not there"
        clause = self.rule.loyalty_clause
        return f"{chair.name}, the chair, {why_no_part(chair.interest, chair.released, clause)}"

    def tally(self) -> Tally:
        """Count the votes, and the people in each base."""
        said = [voter.choice for voter in self.voters if self.counts(voter)]
        casting = self.chair.casting if self.chair else None
        return Tally(
            votes_for=said.count(Choice.APPROVE),
            against=said.count(Choice.NOT_APPROVE),
            abstained=said.count(Choice.ABSTAIN),
            present=len(said),
            entitled=sum(not self.conflicted(voter) for voter in self.voters),
            in_office=len(self.voters),
            silent=sum(map(self._is_silent, self.voters)),
            casting=_WORTH.get(casting, 0) if casting else 0,
        )

    def _is_silent(self, voter: VoterFacts) -> bool:
        asked = self.is_there(voter) and not self.conflicted(voter)
        return asked and (voter.choice is None or not self.takes_part(voter))
