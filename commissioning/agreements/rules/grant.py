"""A grant shared between parties: fixed amounts first, then by weight (PRODUCT.md section 6)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from commissioning.agreements.rules.pence import split
from commissioning.agreements.rules.texts_and_sums import MOST_PARTIES, MOST_PENCE
from commissioning.foundation.errors import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one party gets of a grant: a fixed amount, a weight in the rest, or both."""

    key: str
    rank: int
    fixed_pence: int | None = None
    weight: int | None = None


@dataclass(frozen=True, slots=True)
class Allocation:
    """What one party is given of a grant, in pence: its fixed amount and its part of the rest."""

    key: str
    fixed_pence: int
    by_weight_pence: int

    @property
    def pence(self) -> int:
        """Say what the party is given in all."""
        return self.fixed_pence + self.by_weight_pence


@dataclass(frozen=True, slots=True)
class Unspent:
    """What is left of one party's allocation, and what it spent above it; in pence, 0 or more."""

    key: str
    left_pence: int
    over_pence: int


@dataclass(frozen=True, slots=True)
class Underspend:
    """What is left of a grant, and whose it is. What a party spent above its part is its own."""

    to_funder_pence: int
    kept_pence: int
    by_party: tuple[Unspent, ...]


def why_not_shared(total_pence: int, parts: Sequence[Part]) -> tuple[tuple[str, str], ...]:
    """List (what to do, field) for a budget that cannot be shared out as it stands."""
    fixed = sum(part.fixed_pence or 0 for part in parts)
    weights = sum(part.weight or 0 for part in parts)
    keys, ranks = {part.key for part in parts}, {part.rank for part in parts}
    silent = any(part.fixed_pence is None and part.weight is None for part in parts)
    below = any(min(part.fixed_pence or 0, part.weight or 0) < 0 for part in parts)
    checks = (
        (not 0 < total_pence <= MOST_PENCE, "Enter a grant from £0.01 to £10,000,000,000", "total"),
        (not 0 < len(parts) <= MOST_PARTIES, f"Name from 1 to {MOST_PARTIES} parties", "parts"),
        (len(keys) < len(parts), "Name each party once", "parts"),
        (len(ranks) < len(parts), "Give each party a rank of its own", "parts"),
        (silent, "Give each party a fixed amount or a part of the rest", "parts"),
        (below, "Enter amounts of £0 or more, and parts of 0 or more", "parts"),
        (fixed > total_pence, "Make the fixed amounts no more than the grant", "fixed"),
        (fixed < total_pence and not weights, "Give somebody a part of what is left", "weight"),
    )
    return tuple((words, field) for stands_in_the_way, words, field in checks if stands_in_the_way)


def share_budget(total_pence: int, parts: Sequence[Part]) -> tuple[Allocation, ...]:
    """Share a grant out to the penny, in order of rank.

    Raises Refused with the first reason of `why_not_shared`: fixed amounts above the grant, say.
    """
    for words, field in why_not_shared(total_pence, parts):
        raise Refused(words, field)
    ranked = sorted(parts, key=lambda part: part.rank)
    fixed = [part.fixed_pence or 0 for part in ranked]
    weights = [part.weight or 0 for part in ranked]
    rest = total_pence - sum(fixed)
    by_weight = split(rest, weights) if rest else [0] * len(ranked)
    return tuple(
        Allocation(part.key, first, then)
        for part, first, then in zip(ranked, fixed, by_weight, strict=True)
    )


def underspend(
    allocations: Sequence[Allocation], spent: Mapping[str, int], *, returns: bool = True
) -> Underspend:
    """Say what is left of each allocation; it returns to the funder unless its terms differ.

    `spent` holds pence by key; whoever is not in it has spent nothing.
    """
    by_party = tuple(_unspent(given, spent.get(given.key, 0)) for given in allocations)
    left = sum(party.left_pence for party in by_party)
    return Underspend(left if returns else 0, 0 if returns else left, by_party)


def _unspent(allocation: Allocation, spent: int) -> Unspent:
    left = allocation.pence - spent
    return Unspent(allocation.key, max(left, 0), max(-left, 0))
