"""Proves votes, declarations, releases and lists of voters: each row as the trail saw it written.

For whoever runs the register: nothing here asks the policy, and it names things by reference alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from commissioning.boards.models import BoardInterest, Resolution, Vote, Voter
from commissioning.boards.queries.counting import vote_facts
from commissioning.boards.queries.sealing import interest_facts, list_facts
from commissioning.boards.rules.minute_facts import DELEGATED
from commissioning.foundation.trail import Told, told, told_of_nothing

Entries = dict[str, list[Told]]


@dataclass(frozen=True, slots=True)
class Written:
    """What the trail tells of some decisions: votes, declarations, and acts on their lists."""

    votes: Entries
    declared: Entries
    frozen: Entries
    attended: Entries
    released: Entries


def written(session: Session, resolutions: Sequence[Resolution]) -> Written:
    """Read what the trail tells of these decisions."""
    refs = [each.ref for each in resolutions]
    votes = [vote.ref for each in resolutions for vote in each.votes]
    interests = [interest.ref for each in resolutions for interest in each.interests]
    return Written(
        votes=told(session, votes, "vote"),
        declared=told(session, interests, "declare"),
        frozen=told(session, refs, "freeze"),
        attended=told(session, refs, "set_attendance"),
        released=told(session, refs, "release"),
    )


def taken_out(session: Session) -> Iterator[str]:
    """Name each vote and declaration that the trail tells of, and that is kept no more."""
    for ref in told_of_nothing(session, "vote", Vote):
        yield f"vote {ref}: the trail tells of it, and it is not here"
    for ref in told_of_nothing(session, "declare", BoardInterest):
        yield f"declaration {ref}: the trail tells of it, and it is not here"


def not_as_written(resolution: Resolution, entries: Written) -> Iterator[str]:
    """Name what of one decision is otherwise than the trail saw it written."""
    yield from _in_votes(resolution, entries)
    yield from _in_interests(resolution, entries)
    if resolution.voters:
        yield from _in_list(resolution, entries)


def _in_votes(resolution: Resolution, entries: Written) -> Iterator[str]:
    last = {(vote.voter_id, vote.casting): vote for vote in resolution.votes}
    for vote in resolution.votes:
        said = entries.votes.get(vote.ref, ())
        if not any(entry.holds(vote_facts(vote)) for entry in said):
            yield f"the trail does not know vote {vote.ref} as it is"
        if (vote.replaced_at is None) != (last[vote.voter_id, vote.casting] is vote):
            yield f"vote {vote.ref} counts, and is not the voter's last, or the other way about"


def _in_interests(resolution: Resolution, entries: Written) -> Iterator[str]:
    last = {(each.person_id, each.member_id): each for each in resolution.interests}
    for each in resolution.interests:
        said = entries.declared.get(each.ref, ())
        # One who decides alone declares that there is none: once without an entry of its own.
        older = resolution.procedure == DELEGATED and not said
        if not older and not any(entry.holds(interest_facts(each)) for entry in said):
            yield f"the trail does not know declaration {each.ref} as it is"
        if (each.replaced_at is None) != (last[each.person_id, each.member_id] is each):
            yield f"declaration {each.ref} stands, and is not the last, or the other way about"


def _in_list(resolution: Resolution, entries: Written) -> Iterator[str]:
    changed = entries.attended.get(resolution.ref, [])
    first = {entry.before["who"]: entry.before["attendance"] for entry in reversed(changed)}
    last = {entry.after["who"]: entry.after["attendance"] for entry in changed}
    frozen = [(voter, first.get(voter.key, voter.attendance)) for voter in resolution.voters]
    said = entries.frozen.get(resolution.ref, ())
    if not any(entry.holds(list_facts(frozen)) for entry in said):
        yield "its list of voters is another than was frozen"
    for voter in resolution.voters:
        if voter.attendance != last.get(voter.key, voter.attendance):
            yield f"the trail says otherwise whether {voter.key} was there"
        if voter.released != _is_released(resolution, voter, entries):
            yield f"the trail says otherwise whether {voter.key} was released"


def _is_released(resolution: Resolution, voter: Voter, entries: Written) -> bool:
    """Tell whether the last that was said of their conflict is that the others release them."""
    said = entries.released.get(resolution.ref, ())
    released = max((e.number for e in said if e.after.get("who") == voter.key), default=0)
    whose = (voter.person_id, voter.member_id)
    own = [
        each.ref
        for each in resolution.interests
        if (each.person_id, each.member_id) == whose and each.by_seat
    ]
    declared = (entry.number for ref in own for entry in entries.declared.get(ref, ()))
    return released > max(declared, default=0)
