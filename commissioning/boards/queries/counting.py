"""From what is kept of a decision to what the rules compute with, and to what is sealed."""

from datetime import date, timedelta
from typing import Any

from commissioning.boards.models import BoardInterest, Resolution, Vote, Voter
from commissioning.boards.queries.board import InOffice
from commissioning.boards.rules.board_rule import rule_from
from commissioning.boards.rules.interests import Interest
from commissioning.boards.rules.outcome import Outcome, decide
from commissioning.boards.rules.voting import Attendance, Choice, Procedure, VoterFacts


def outcome_of(resolution: Resolution) -> Outcome:
    """Compute what the board has decided, were it closed now; not for delegated decisions."""
    procedure = Procedure(resolution.procedure)
    return decide(rule_from(resolution.rule), procedure, voters_of(resolution))


def voters_of(resolution: Resolution) -> list[VoterFacts]:
    """Give the frozen list, with what each declared, and their last votes."""
    return [_facts(resolution, voter) for voter in resolution.voters]


def interest_of(resolution: Resolution, voter: Voter) -> BoardInterest | None:
    """Give what somebody on the list has declared, as it stands."""
    standing = (each for each in resolution.interests if each.replaced_at is None)
    return next((each for each in standing if _whose(each) == _whose(voter)), None)


def declared_before(resolution: Resolution, voter: Voter | InOffice) -> list[BoardInterest]:
    """Give what somebody on the board declared and then declared differently, the first first."""
    replaced = (each for each in resolution.interests if each.replaced_at is not None)
    return [each for each in replaced if _whose(each) == _whose(voter)]


def interests_before(resolution: Resolution, voter: Voter | InOffice) -> list[BoardInterest]:
    """Give the conflicts among what somebody on the board declared before."""
    before = declared_before(resolution, voter)
    return [each for each in before if each.kind != Interest.NONE]


def votes_of(resolution: Resolution, voter: Voter, *, casting: bool = False) -> list[Vote]:
    """Give every vote of somebody on the list, the first one first; the last counts."""
    return [v for v in resolution.votes if v.voter_id == voter.id and v.casting is casting]


def vote_facts(vote: Vote) -> dict[str, Any]:
    """Give what the digest of a vote is made of."""
    return {
        "ref": vote.ref,
        "voter": vote.voter_id,
        "choice": vote.choice,
        "casting": vote.casting,
        "words": vote.words,
        "by": vote.by_seat,
        "at": vote.created_at.isoformat(),
    }


def sealed_facts(resolution: Resolution) -> dict[str, Any]:
    """Give all that an outcome was computed from, and the outcome: what the seal is made of."""
    return {
        "ref": resolution.ref,
        "organisation": resolution.organisation_id,
        "fingerprint": resolution.fingerprint,
        "rule": resolution.rule,
        "procedure": resolution.procedure,
        "status": resolution.status,
        "in_office": resolution.in_office,
        "held_on": str(resolution.meeting_on or ""),
        "questions": resolution.questions,
        "loyalty_clause": resolution.loyalty_clause,
        "authority": resolution.authority_id,
        "voters": [_sealed_voter(each) for each in resolution.voters],
        "interests": [_sealed_interest(each) for each in resolution.interests],
        "votes": [[each.digest, each.replaced_at is None] for each in resolution.votes],
        "outcome": resolution.outcome,
        "minute": resolution.minute,
        "decision": resolution.decision_id,
        "call_in_ends": str(resolution.call_in_ends or ""),
        "closed_at": resolution.closed_at.isoformat() if resolution.closed_at else "",
        "closed_by": resolution.closed_seat,
        "closed_why": resolution.closed_why,
    }


def takes_effect_on(resolution: Resolution) -> date | None:
    """Give the day after the last one on which it can be called in; None where it cannot be."""
    last = resolution.call_in_ends
    return None if last is None else last + timedelta(days=1)


def _facts(resolution: Resolution, voter: Voter) -> VoterFacts:
    declared = interest_of(resolution, voter)
    return VoterFacts(
        name=voter.name,
        chair=voter.chair,
        attendance=Attendance(voter.attendance),
        interest=Interest(declared.kind) if declared else None,
        released=voter.released,
        choice=_last(votes_of(resolution, voter)),
        casting=_last(votes_of(resolution, voter, casting=True)),
    )


def _last(votes: list[Vote]) -> Choice | None:
    return Choice(votes[-1].choice) if votes else None


def _whose(thing: Voter | InOffice | BoardInterest) -> tuple[int | None, int | None]:
    return thing.person_id, thing.member_id


def _sealed_voter(voter: Voter) -> list[Any]:
    who = [voter.id, voter.person_id, voter.member_id, voter.name]
    return [*who, voter.chair, voter.attendance, voter.released]


def _sealed_interest(interest: BoardInterest) -> list[Any]:
    who = [interest.ref, interest.person_id, interest.member_id, interest.kind, interest.words]
    return [*who, interest.replaced_at is None]
