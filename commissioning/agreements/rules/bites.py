"""At what actual cost something begins: where a limit holds, in whole pennies of actual cost."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from math import ceil

from commissioning.agreements.rules.gainshare import (
    band_edges,
    limited,
    modified,
    shared_exactly,
)
from commissioning.agreements.rules.limits import limit_bites_at
from commissioning.agreements.rules.pence import WHOLE_BP
from commissioning.agreements.rules.terms import Party, Terms


def actual_at(terms: Terms, shared: Fraction) -> int | None:
    """Give the actual cost nearest the target at which the partners share this much.

    `shared` is above 0 for a saving and below for an overspend. None when it is never reached.
    """
    target = terms.target_pence
    if shared > 0:
        less = _first(target, lambda less: _exactly(terms, target - less) >= shared)
        return None if less is None else target - less
    highest = _high_enough(terms, -shared)
    more = _first(highest - target, lambda more: _exactly(terms, target + more) <= shared)
    return None if more is None else target + more


def savings_limit_at(terms: Terms) -> int | None:
    """Give the actual cost below which the savings limit holds; None when it never does."""
    if terms.savings_limit_pence is None:
        return None
    return actual_at(terms, Fraction(terms.savings_limit_pence))


def overspend_limit_at(terms: Terms) -> int | None:
    """Give the actual cost above which the overspend limit holds; None when it never does."""
    if terms.overspend_limit_pence is None:
        return None
    return actual_at(terms, Fraction(-terms.overspend_limit_pence))


def own_limits_at(terms: Terms, parties: Sequence[Party]) -> tuple[int, ...]:
    """Give, rising, the actual costs above which one more party's own limit holds it."""
    return tuple(sorted({at for at in _own_limits_at(terms, parties) if at is not None}))


def _own_limits_at(terms: Terms, parties: Sequence[Party]) -> Iterator[int | None]:
    bites = {limit_bites_at(party, parties, terms.over_own_limit) for party in parties}
    yield from (actual_at(terms, -bite) for bite in bites if bite is not None)


def _first(most: int, holds: Callable[[int], bool]) -> int | None:
    """Give the first whole number up to `most` from which on something holds; None without one.

    Library bisection stops at the machine's word, and sums of this kind may be larger.
    """
    if not holds(most):
        return None
    low = 0
    while low < most:
        middle = (low + most) // 2
        low, most = (low, middle) if holds(middle) else (middle + 1, most)
    return low


def _exactly(terms: Terms, actual_pence: int) -> Fraction:
    return limited(terms, modified(terms, shared_exactly(terms, actual_pence)))


def _high_enough(terms: Terms, shared: Fraction) -> int:
    """Give an actual cost at which this much is shared, if it is shared anywhere."""
    *_, (start, _, share) = band_edges(terms)
    highest = max(terms.target_pence, ceil(start))
    return highest + (ceil(shared * WHOLE_BP / share) if share else 0)
