"""What the parties agree about a saving and an overspend, as numbers (PRODUCT.md section 6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from commissioning.agreements.rules.sharing_terms import Band


class OverTo(StrEnum):
    """Who bears what is over a party's own overspend limit."""

    COMMISSIONER = "commissioner"
    PARTNERS = "partners"  # only where the agreement says so in words


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How a saving or an overspend is shared between the partners and the commissioner.

    Attributes:
        target_pence: The target cost, T.
        bands: From zero upwards; each ends where the next begins, and the last has no end.
        overspend_limit_pence: The most all partners bear together; None for no limit.
        savings_limit_pence: The most all partners receive together; None for no limit.
        modifier_bp: The part of a gain that is paid, in hundredths of a percent; None is off.
        over_own_limit: Who bears what is over a party's own limit.
    """

    target_pence: int
    bands: tuple[Band, ...]
    overspend_limit_pence: int | None = None
    savings_limit_pence: int | None = None
    modifier_bp: int | None = None
    over_own_limit: OverTo = OverTo.COMMISSIONER


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One partner's parts. `key` is the organisation's ref; the lower rank takes an odd penny.

    `own_limit_pence` is the most it bears of an overspend, None for no limit of its own.
    """

    key: str
    rank: int
    gain_weight: int
    pain_weight: int
    own_limit_pence: int | None = None


def by_rank(parties: Sequence[Party]) -> list[Party]:
    """Put parties in the order that settles ties, whatever order they were entered in."""
    return sorted(parties, key=lambda party: party.rank)
