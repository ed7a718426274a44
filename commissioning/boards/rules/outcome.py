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

AT_LEAST_TWO = 2  # who take part, and who vote for: "no one approves alone" (PRODUCT.md section 7)
TWO = "Nobody approves alone, so at least two are needed."
ALONE = "Only one voted for, and nobody approves alone."
NOT_CAST = "As many are for as against, and the chair has not given a casting vote."
NEVER_ENOUGH = "With the conflicts that were declared, the others can never be enough."
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
        vacant: So few are in office that even all of them are not enough.
        casting_could_decide: The votes are equal, and the chair's casting vote would carry it.
    """

    result: Result
    reasons: tuple[str, ...]
    tally: Tally
    needed: int
    conflicts: bool = False
    vacant: bool = False
    casting_could_decide: bool = False


def decide(rule: BoardRule, procedure: Procedure, voters: Sequence[VoterFacts]) -> Outcome:
    """Compute what a board decided by its rule, from the frozen list and the last votes."""
    voting = Voting(rule, procedure, voters)
    tally = voting.tally()
    quorum = quorum_needed(rule.quorum, len(voters))
    needed = max(quorum.needed, AT_LEAST_TWO)
    before = [*_no_part(voting), quorum.words, *([TWO] if needed > quorum.needed else [])]
    if voting.majority is None:
        return Outcome(Result.NOT_CARRIED, (*before, NOT_IN_WRITING), tally, needed)
    before.append(_who_counted(procedure, tally))
    if tally.present < needed:
        reasons = (*before, *_too_few(tally, needed))
        vacant = tally.in_office < needed
        conflicts = tally.entitled < needed and not vacant
        return Outcome(Result.TOO_FEW, reasons, tally, needed, conflicts, vacant)
    could = _casting_could_decide(voting, voting.majority, tally)
    carried = is_carried(voting.majority, tally) and not _alone(tally)
    return Outcome(
        Result.CARRIED if carried else Result.NOT_CARRIED,
        (*before, *_counted_out(voting, voting.majority, tally, carried)),
        tally,
        needed,
        casting_could_decide=could,
    )


def _alone(tally: Tally) -> bool:
    return tally.votes_for < AT_LEAST_TWO


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
    if tally.in_office < needed:
        yield f"Only {tally.in_office} {'is' if tally.in_office == 1 else 'are'} in office."
    elif tally.entitled < needed:
        yield NEVER_ENOUGH


def _counted_out(
    voting: Voting, majority: MajorityRule, tally: Tally, carried: bool
) -> Iterator[str]:
    yield tally_words(majority, tally)
    enough = is_carried(majority, tally)
    if tally.tied and not tally.casting and not enough:
        yield _why_not_cast(voting, majority, tally)
    if enough and not carried:
        yield ALONE
    elif not carried and tally.silent and not tally.against:
        yield SILENT
    yield "So it is approved." if carried else "So it is not approved."


def _why_not_cast(voting: Voting, majority: MajorityRule, tally: Tally) -> str:
    """Say of a tie why no casting vote decided it."""
    if _casting_could_decide(voting, majority, tally):
        return NOT_CAST
    if voting.chair is None:
        return f"As many are for as against, and {voting.why_no_casting_vote}."
    if not casting_could_decide(majority, tally):
        return "As many are for as against, and one casting vote more would not be enough."
    return f"As many are for as against. A casting vote would not carry it. {ALONE}"
