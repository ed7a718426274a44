"""The share of a party that leaves: its part of the part of the work done until then.

PRODUCT.md section 6. The clause chooses the measure (time or cost) and the settlement date. Those
who stay share the rest by their weights.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import lcm

from commissioning.agreements.rules.terms import Party
from commissioning.foundation.errors import Refused


def part_by_time(starts_on: date, ends_on: date, settled_on: date) -> Fraction:
    """Give the part of the agreed period, in days, that had gone by on the settlement date.

    The first day, the last day and the settlement date all count; the part is from 0 to 1.
    """
    days = days_counted(starts_on, ends_on)
    if days < 1:
        raise Refused("Enter an end that is not before the start", "ends_on")
    gone = days_counted(starts_on, settled_on)
    return Fraction(min(max(gone, 0), days), days)


def days_counted(first: date, last: date) -> int:
    """Count the days from the first to the last, both of them too."""
    return (last - first).days + 1


def part_by_cost(cost_until_then_pence: int, whole_cost_pence: int) -> Fraction:
    """Give the part of the whole actual cost that had been spent on the settlement date."""
    if whole_cost_pence <= 0:
        raise Refused("Enter a whole cost above £0", "whole_cost_pence")
    if not 0 <= cost_until_then_pence <= whole_cost_pence:
        raise Refused("Enter a cost from £0 to the whole cost", "cost_until_then_pence")
    return Fraction(cost_until_then_pence, whole_cost_pence)


def after_leaving(parties: Sequence[Party], left: Mapping[str, Fraction]) -> tuple[Party, ...]:
    """Give the parties with the weights that count once some have left; `outcome` takes them.

    `left` holds, for the key of each party that left, the part of the work done by then (0 to 1).
    The new weights are whole numbers in exact proportion, so the one split still loses no penny.
    Raises Refused when a part or a key makes no sense, or nobody stays to share the rest.
    """
    _check(parties, left)
    gains = _weights([party.gain_weight for party in parties], _parts(parties, left))
    pains = _weights([party.pain_weight for party in parties], _parts(parties, left))
    return tuple(
        replace(party, gain_weight=gain, pain_weight=pain)
        for party, gain, pain in zip(parties, gains, pains, strict=True)
    )


def _check(parties: Sequence[Party], left: Mapping[str, Fraction]) -> None:
    if set(left) - {party.key for party in parties}:
        raise Refused("Choose a party of this agreement", "leaver")
    if any(not 0 <= part <= 1 for part in left.values()):
        raise Refused("Enter a part from 0% to 100% of the work", "leaver")


def _parts(parties: Sequence[Party], left: Mapping[str, Fraction]) -> list[Fraction | None]:
    return [left.get(party.key) for party in parties]


def _weights(weights: list[int], parts: list[Fraction | None]) -> list[int]:
    """Turn weights and parts done (None for who stays) into weights in the proportion due."""
    staying = sum(weight for weight, part in zip(weights, parts, strict=True) if part is None)
    taken = sum(
        (weight * part for weight, part in zip(weights, parts, strict=True) if part is not None),
        Fraction(0),
    )
    rest = sum(weights) - taken
    if rest and not staying:
        raise Refused("Keep at least one party that stays and has a part", "leaver")
    due = [
        weight * (Fraction(rest, staying) if part is None else part)
        for weight, part in zip(weights, parts, strict=True)
    ]
    scale = lcm(*(part.denominator for part in due))
    return [int(part * scale) for part in due]
