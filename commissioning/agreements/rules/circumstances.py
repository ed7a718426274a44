"""What holds for an agreement, so that it needs more clauses: its money, its size, its people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from commissioning.agreements.rules.clauses.kinds import When
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.parts import Party
from commissioning.agreements.rules.sharing_terms import GrantShares, NoShares, TargetCostShares

LARGE_PENCE = 100_000 * 100
FEW_PARTIES = 3


@dataclass(frozen=True, slots=True)
class Facts:
    """What the content of an agreement does not itself tell.

    Attributes:
        staff_move: Staff may move from one employer to another.
        people_at_risk: The work meets children, or adults who may be at risk.
        worth_pence: What the work is worth in all, where known from elsewhere.
        authority_from: References of the parties that gave the lead their authority in writing.
        today: The day on which it is asked; None where no day counts.
    """

    staff_move: bool = False
    people_at_risk: bool = False
    worth_pence: int = 0
    authority_from: frozenset[str] = frozenset()
    today: date | None = None


def circumstances(content: Content, facts: Facts) -> frozenset[When]:
    """Say what holds for this agreement and makes clauses needed."""
    holds = {
        When.MONEY_SHARED: not isinstance(content.shares, NoShares),
        When.TARGET_COST: isinstance(content.shares, TargetCostShares),
        When.STAFF_MOVE: facts.staff_move,
        When.PEOPLE_AT_RISK: facts.people_at_risk,
        When.LARGE: max(stake_pence(content), facts.worth_pence) > LARGE_PENCE,
        When.MANY_PARTIES: many_parties(content.parties),
        When.MEASURED: bool(content.measures),
    }
    return frozenset(when for when, is_so in holds.items() if is_so)


def many_parties(parties: Sequence[Party]) -> bool:
    """Tell whether there are so many parties that joining and leaving needs its own clause."""
    return len(parties) > FEW_PARTIES


def stake_pence(content: Content) -> int:
    """Give the money that the agreement itself names, in pence: what is shared and brought."""
    brought = sum(item.pence or 0 for item in content.contributions)
    return brought + _shared_pence(content)


def _shared_pence(content: Content) -> int:
    if isinstance(content.shares, GrantShares):
        return content.shares.total_pence or 0
    if isinstance(content.shares, TargetCostShares):
        return content.shares.target_pence or 0
    return 0
