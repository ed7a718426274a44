"""The arithmetic of PRODUCT.md section 6, read a second time: slow, in decimals, by other ways.

It shares no line with the rules it is held against. A share is found as the difference of two
areas under the bands, not by cutting the way between them; pennies are handed out one by one; and
what partners bear for one that is held is found by raising a level, not by holding in rounds.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal, Inexact
from fractions import Fraction

# Nothing may be lost on the way: an inexact step is an error.
EXACT = Context(prec=80, traps=[Inexact])


def area(bands: Sequence[tuple[int | None, int]], target: int, cost: int) -> Decimal:
    """Add up the shared part of every penny from £0 to a cost, band by band."""
    total, floor = Decimal(0), Decimal(0)
    for upto, share in bands:
        top = Decimal(cost)
        if upto is not None:
            top = min(top, EXACT.multiply(Decimal(target), Decimal(upto).scaleb(-4)))
        if top > floor:
            width = EXACT.subtract(top, floor)
            total = EXACT.add(total, EXACT.multiply(width, Decimal(share).scaleb(-4)))
            floor = top
    return total


def partners(
    bands: Sequence[tuple[int | None, int]],
    target: int,
    actual: int,
    modifier: int | None,
    overspend_limit: int | None,
    savings_limit: int | None,
) -> int:
    """Give the partners' total in pence."""
    shared = EXACT.subtract(area(bands, target, target), area(bands, target, actual))
    if modifier is not None and shared > 0:
        shared = EXACT.multiply(shared, Decimal(modifier).scaleb(-4))
    if overspend_limit is not None and shared < -overspend_limit:
        shared = Decimal(-overspend_limit)
    if savings_limit is not None and shared > savings_limit:
        shared = Decimal(savings_limit)
    return int(shared.to_integral_value(ROUND_HALF_UP))


def hand_out(pence: int, exact: Sequence[Fraction]) -> list[int]:
    """Hand out whole pennies one by one, each to whoever is furthest below the exact part."""
    given = [int(part) for part in exact]
    while sum(given) < pence:
        short = [part - had for part, had in zip(exact, given, strict=True)]
        given[short.index(max(short))] += 1
    return given


def levelled(pence: int, weights: Sequence[int], limits: Sequence[int | None]) -> list[Fraction]:
    """Raise one level per weight until all is borne, or everyone with a limit is at it."""
    borne = [Fraction(0)] * len(weights)
    left = Fraction(pence)
    while left:
        rising = [
            place
            for place, (weight, limit) in enumerate(zip(weights, limits, strict=True))
            if weight and (limit is None or borne[place] < limit)
        ]
        if not rising:
            break
        step = min(
            [left / sum(weights[place] for place in rising)]
            + [(limit - borne[p]) / weights[p] for p in rising if (limit := limits[p]) is not None]
        )
        for place in rising:
            borne[place] += step * weights[place]
        left -= step * sum(weights[place] for place in rising)
    return borne
