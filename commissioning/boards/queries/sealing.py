"""What the trail keeps a salted digest of while a board decides, so that changes by hand show.

How somebody voted or what they declared stays out of the trail, whose readers are more than the
board. Of a vote it keeps the digest of the same facts that its own digest is made of.
"""

from collections.abc import Iterable
from typing import Any

from commissioning.boards.models import BoardInterest, Voter


def interest_facts(interest: BoardInterest) -> dict[str, Any]:
    """Give all that a declaration of interests says."""
    return {
        "decision": interest.resolution_id,
        "person": interest.person_id,
        "member": interest.member_id,
        "kind": str(interest.kind),
        "words": interest.words,
        "by": interest.by_seat,
    }


def list_facts(voters: Iterable[tuple[Voter, str]]) -> dict[str, Any]:
    """Give the list of voters as it is frozen: each with what was said then of their attendance."""
    return {"voters": sorted(_on_the_list(voter, there) for voter, there in voters)}


def _on_the_list(voter: Voter, there: str) -> list[Any]:
    ids = (voter.person_id, voter.member_id, voter.seat_id)
    return [*(number or 0 for number in ids), voter.name, bool(voter.chair), str(there)]
