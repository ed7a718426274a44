"""What a board decided: carried, not carried, or too few to decide, with the reasons in words.

Pure, and told no time: no date that passes, and nobody's silence, approves anything
(PRODUCT.md section 7).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from commissioning.boards.rules.board_rule import BoardRule
from commissioning.boards.rules.interests import why_no_part
from commissioning.boards.rules.majority import (
    MajorityRule,
    Tally,
    casting_could_decide,
    is_carried,
    tally_words,
)
from commissioning.boards.rules.parts import counted
from commissioning.boards.rules.quorum import quorum_needed
from commissioning.boards.rules.voting import Procedure, VoterFacts, Voting

TWO = "Nobody approves alone, so at least two are needed."
ALONE = "Only one voted for, and nobody approves alone."
NOT_IN_WRITING = "The board's rule does not allow decisions in writing."
SILENT = "Not everyone who was asked has said a word, and silence is not consent."


class Result(StrEnum):
    """How a board's decision stands once it is closed."""

    CARRIED = "carried"
    NOT_CARRIED = "not_carried"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a board decided.

    Attributes:
        reasons: Why, in sentences with the numbers.
        needed: How many had to take part.
        conflicts: So many have a conflict that the others can never be enough.
        casting_could_decide: The votes are equal, and the chair's casting vote would carry it.
    """

    result: Result
    reasons: tuple[str, ...]
    tally: Tally
    needed: int
    conflicts: bool = False
    casting_could_decide: bool = False


def decide(rule: BoardRule, procedure: Procedure, voters: Sequence[VoterFacts]) -> Outcome:
    """Compute what a board decided by its rule, from the frozen list and the last votes."""
    voting = Voting(rule, procedure, voters)
    tally = voting.tally()
    quorum = quorum_needed(rule.quorum, len(voters))
    needed = max(quorum.needed, min(2, len(voters)))
    before = [*_no_part(voting), quorum.words, *([TWO] if needed > quorum.needed else [])]
    if voting.majority is None:
        return Outcome(Result.NOT_CARRIED, (*before, NOT_IN_WRITING), tally, needed)
    before.append(_who_counted(procedure, tally))
    if tally.present < needed:
        reasons = (*before, *_too_few(tally, needed))
        return Outcome(Result.TOO_FEW, reasons, tally, needed, tally.entitled < needed)
    could = _casting_could_decide(voting, voting.majority, tally)
    carried = is_carried(voting.majority, tally) and not _alone(tally)
    return Outcome(
        Result.CARRIED if carried else Result.NOT_CARRIED,
        (*before, *_counted_out(voting.majority, tally, carried, could)),
        tally,
        needed,
        casting_could_decide=could,
    )


def _alone(tally: Tally) -> bool:
    return tally.votes_for < min(2, tally.in_office)


def _casting_could_decide(voting: Voting, majority: MajorityRule, tally: Tally) -> bool:
    waits = voting.chair is not None and not tally.casting and not _alone(tally)
    return waits and casting_could_decide(majority, tally)


def _no_part(voting: Voting) -> list[str]:
    clause = voting.rule.loyalty_clause
    return sorted(
        f"{voter.name} {why_no_part(voter.interest, voter.released, clause)}, so takes no part "
        "and is not counted."
        for voter in voting.voters
        if voting.conflicted(voter) or _has_forgotten(voting, voter)
    )


def _has_forgotten(voting: Voting, voter: VoterFacts) -> bool:
    """Tell whether somebody is at the meeting and has declared nothing; who is away need not."""
    in_meeting = voting.procedure is Procedure.MEETING and voting.is_there(voter)
    return in_meeting and voter.interest is None


def _who_counted(procedure: Procedure, tally: Tally) -> str:
    if procedure is Procedure.WRITTEN:
        return f"{tally.present} of {tally.entitled} entitled to vote have answered in writing."
    return f"{counted(tally.present, 'person counts', 'people count')} as present."


def _too_few(tally: Tally, needed: int) -> Iterator[str]:
    yield f"That is fewer than {needed}, so this board cannot decide on it now."
    if tally.entitled < needed:
        yield "With the conflicts that were declared, the others can never be enough."


def _counted_out(majority: MajorityRule, tally: Tally, carried: bool, could: bool) -> Iterator[str]:
    yield tally_words(majority, tally)
    if tally.tied and could:
        yield "As many are for as against, and the chair has not given a casting vote."
    if not carried and is_carried(majority, tally):
        yield ALONE
    elif not carried and tally.silent and not tally.against:
        yield SILENT
    yield "So it is approved." if carried else "So it is not approved."
