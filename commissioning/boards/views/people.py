"""Those on a board, one by one: who was there, what they declared, how they voted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from commissioning.boards.models import BoardInterest, Resolution, Vote, Voter
from commissioning.boards.queries.board import InOffice, in_office
from commissioning.boards.queries.counting import interest_of, interests_before, votes_of
from commissioning.boards.queries.entering import who_entered
from commissioning.boards.rules.board_rule import rule_from
from commissioning.boards.rules.interests import Interest, is_conflicted
from commissioning.boards.rules.voting import Attendance
from commissioning.foundation.errors import Hidden
from commissioning.foundation.filters import short_day
from commissioning.foundation.web import actor, reading

THERE = {
    Attendance.PRESENT: "present",
    Attendance.REMOTE: "present by phone or video",
    Attendance.APOLOGIES: "sent apologies",
    Attendance.UNSAID: "",
}


@dataclass(frozen=True, slots=True)
class OnBoard:
    """One person on the board, and what stands of them in one decision.

    Attributes:
        key: How forms name them (Voter.key).
        account: They sign in themselves, so nobody enters a vote for them.
        vote: The last vote; `earlier` counts those that it replaced.
        own: They are the reader.
        entered_by: Who entered the vote, of somebody without an account.
        before: The conflicts they had declared before what stands now.
    """

    key: str
    name: str
    chair: bool
    account: bool
    interest: BoardInterest | None = None
    kept_out: bool = False
    released: bool = False
    attendance: str = ""
    vote: Vote | None = None
    casting: Vote | None = None
    earlier: int = 0
    own: bool = False
    before: Sequence[BoardInterest] = ()
    entered_by: str = ""

    @property
    def there(self) -> str:
        """Say whether they were there; "" where that was not asked."""
        return THERE[Attendance(self.attendance)]

    @property
    def said_before(self) -> str:
        """Say which conflicts they had declared before; "" where there were none."""
        return "; ".join(
            f"declared {Interest(each.kind).words} before, changed on {short_day(each.replaced_at)}"
            for each in self.before
        )


def people_of(resolution: Resolution) -> list[OnBoard]:
    """Give everybody on the frozen list; before there is one, everybody in office today."""
    if resolution.frozen_at is not None:
        entered = who_entered(reading(), resolution)
        return [_voter(resolution, each, entered) for each in resolution.voters]
    today = in_office(reading(), resolution.organisation_id)
    return [_in_office(resolution, each) for each in today]


def person_of(resolution: Resolution, key: str) -> OnBoard:
    """Find one of them.

    Raises:
        Hidden: Nobody on this board is named so.
    """
    found = next((each for each in people_of(resolution) if each.key == key), None)
    if found is None:
        raise Hidden
    return found


def _voter(resolution: Resolution, voter: Voter, entered: Mapping[str, str]) -> OnBoard:
    votes = votes_of(resolution, voter)
    casting = votes_of(resolution, voter, casting=True)
    interest = interest_of(resolution, voter)
    return OnBoard(
        voter.key,
        voter.name,
        voter.chair,
        voter.person_id is not None,
        interest,
        _is_kept_out(resolution, interest, voter.released),
        voter.released,
        voter.attendance,
        votes[-1] if votes else None,
        casting[-1] if casting else None,
        max(0, len(votes) - 1),
        voter.person_id == actor().person_id,
        interests_before(resolution, voter),
        entered.get(votes[-1].by_seat, "") if votes and voter.member_id else "",
    )


def _in_office(resolution: Resolution, each: InOffice) -> OnBoard:
    mine = (i for i in resolution.interests if _same(i, each) and i.replaced_at is None)
    interest = next(mine, None)
    kept_out = _is_kept_out(resolution, interest, released=False)
    return OnBoard(
        each.key,
        each.name,
        each.chair,
        each.person_id is not None,
        interest,
        kept_out,
        own=each.person_id == actor().person_id,
        before=interests_before(resolution, each),
    )


def _same(interest: BoardInterest, each: InOffice) -> bool:
    return (interest.person_id, interest.member_id) == (each.person_id, each.member_id)


def _is_kept_out(resolution: Resolution, interest: BoardInterest | None, released: bool) -> bool:
    kind = Interest(interest.kind) if interest else None
    return is_conflicted(kind, released, rule_from(resolution.rule).loyalty_clause)
