"""The sheet “Steps”: how one actual cost comes to what each party receives or bears, in pence.

The same way as rules/outcome.py: slices by band, one rounding, limits, largest remainder, own
limits.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from commissioning.agreements.documents.formulas import (
    Cell,
    Row,
    Sum,
    in_hundredths,
    is_empty,
    least,
    most,
    number,
    place_by_size,
    together,
    when,
    whole,
)
from commissioning.agreements.documents.sheet_terms import PART, Agreed, PartyCells

NONE, ONE = number(0), number(1)
HALF = number(5_000)  # ten-thousandths of a penny

Width = tuple[Cell, Cell]  # whole pence, and ten-thousandths that may be below 0


@dataclass(frozen=True, slots=True)
class Worked:
    """The cells that hold what one actual cost means; `parties` by rank."""

    partners: Cell
    commissioner: Cell
    parties: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class _Cost:
    """One actual cost, the lower and the higher of it and the target, and whether it saves."""

    actual: Cell
    low: Cell
    high: Cell
    saves: Cell


def steps_of(row: Row, typed: Cell, agreed: Agreed) -> Worked:
    """Write the steps for the cost typed in a cell; give the cells of its results."""
    actual = row.put(in_hundredths(typed))
    low, high = row.put(least(actual, agreed.target)), row.put(most(actual, agreed.target))
    cost = _Cost(actual, low, high, row.put(agreed.target >= actual))
    size = row.put(_held(_shared(row, cost, agreed), cost, agreed))
    parts = _split(row, size, cost, agreed)
    parties = tuple(
        row.put(_signed(cost, part, party))
        for part, party in zip(parts, agreed.parties, strict=True)
    )
    partners = row.put(together(parties))
    return Worked(partners, row.put(agreed.target - actual - partners), parties)


def _shared(row: Row, cost: _Cost, agreed: Agreed) -> Sum:
    """Add up the partners' parts of every slice, and round once, halves up (there is no sign yet).

    A slice's part is share x pence / 10,000. The pence are cut into so many times 10,000, a rest,
    and ten-thousandths, so that each product is exact; they are carried over at the end.
    """
    pence = parts = finest = NONE
    for (wide, rest), band in zip(_widths(row, cost, agreed), agreed.bands, strict=True):
        times = row.put(whole(wide, PART))
        pence += times * band.share
        parts += (wide - times * PART) * band.share
        finest += rest * band.share
    carried = row.put(row.put(parts) + whole(row.put(finest), PART))
    over = row.put(whole(carried, PART))
    up = when(carried - over * PART >= HALF, ONE, NONE)
    return row.put(row.put(pence) + over + up)


def _widths(row: Row, cost: _Cost, agreed: Agreed) -> Iterator[Width]:
    """Give how much of the way between actual and target lies in each band."""
    ends = [(NONE, NONE), *(_until(row, cost, band.pence, band.rest) for band in agreed.bands)]
    for (before, rest_before), (until, rest) in pairwise(ends):
        yield row.put(until - before), row.put(rest - rest_before)


def _until(row: Row, cost: _Cost, pence: Cell | None, rest: Cell | None) -> tuple[Sum, Sum]:
    """Give how much of the way lies below the end of a band; all of it when there is no end."""
    if pence is None or rest is None:
        return row.put(cost.high - cost.low), NONE
    below = least(cost.high, pence) - least(cost.low, pence)
    parts = when(cost.high > pence, rest, NONE) - when(cost.low > pence, rest, NONE)
    return row.put(below), row.put(parts)


def _held(size: Sum, cost: _Cost, agreed: Agreed) -> Sum:
    """Hold what is shared to the savings limit or the overspend limit, where there is one."""
    saved = when(is_empty(agreed.savings_limit), size, least(size, agreed.savings_limit))
    lost = when(is_empty(agreed.overspend_limit), size, least(size, agreed.overspend_limit))
    return when(cost.saves, saved, lost)


def _held_parties(row: Row, size: Cell, cost: _Cost, agreed: Agreed) -> list[Cell]:
    """Say of each party whether its own limit holds it while the others bear what is over (1)."""
    others_bear = Sum(f'{agreed.over_to.text}="partners"', int(agreed.over_to.value == "partners"))
    asked = row.put(when(cost.saves, NONE, when(others_bear, ONE, NONE)))
    return [
        row.put(when(size * party.pain > party.held_from, asked * party.limited, NONE))
        for party in agreed.parties
    ]


def _split(row: Row, size: Cell, cost: _Cost, agreed: Agreed) -> list[Cell]:
    """Split what is shared by weights; who is held to a limit bears that, and has no weight."""
    held = _held_parties(row, size, cost, agreed)
    each = list(zip(agreed.parties, held, strict=True))
    borne = [row.put(party.known * is_held) for party, is_held in each]
    weights = [
        row.put(when(cost.saves, party.gain, when(is_held, NONE, party.pain)))
        for party, is_held in each
    ]
    left = row.put(size - together(borne))
    parts = _by_largest_rest(row, left, weights)
    return [row.put(part + limit) for part, limit in zip(parts, borne, strict=True)]


def _by_largest_rest(row: Row, left: Cell, weights: Sequence[Cell]) -> list[Sum]:
    """Give what fits wholly first, then the odd pennies by the size of what is left over."""
    every = row.put(together(weights))
    each = row.put(whole(left, every))
    rest = row.put(left - each * every)
    products = [row.put(rest * weight) for weight in weights]
    more = [row.put(whole(product, every)) for product in products]
    pairs = list(zip(products, more, strict=True))
    rests = [row.put(product - extra * every) for product, extra in pairs]
    floors = [row.put(each * weight + extra) for weight, extra in zip(weights, more, strict=True)]
    pennies = row.put(when(every > NONE, left - together(floors), NONE))
    return [
        floor + when(pennies >= place_by_size(rests, at), ONE, NONE)
        for at, floor in enumerate(floors)
    ]


def _signed(cost: _Cost, part: Cell, party: PartyCells) -> Sum:
    """Give what a party receives, or bears up to its own limit with the sign put back."""
    up_to_limit = when(is_empty(party.limit), part, least(part, party.limit))
    return when(cost.saves, part, NONE - up_to_limit)
