"""Points for a picture of what each actual cost means: every bend, and steps between them."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice

from commissioning.agreements.rules.bites import (
    overspend_limit_at,
    own_limits_at,
    savings_limit_at,
)
from commissioning.agreements.rules.gainshare import band_edges
from commissioning.agreements.rules.outcome import Outcome, outcome
from commissioning.agreements.rules.pence import rounded
from commissioning.agreements.rules.terms import Party, Terms

MOST_POINTS = 60


def curve(
    terms: Terms, parties: Sequence[Party], lowest_pence: int, highest_pence: int, steps: int = 20
) -> tuple[Outcome, ...]:
    """Work out points by rising actual cost, from the lowest to the highest, at most 60.

    Between its bends the curve is straight, so the bends come first and steps fill what is left.
    Where there are more than fit, the own limits that hold at the highest costs are left out.
    """
    inside = (
        actual
        for actual in _wanted(terms, parties, lowest_pence, highest_pence, steps)
        if lowest_pence <= actual <= highest_pence
    )
    chosen = islice(dict.fromkeys(inside), MOST_POINTS)
    return tuple(outcome(terms, parties, actual) for actual in sorted(chosen))


def _wanted(
    terms: Terms, parties: Sequence[Party], lowest: int, highest: int, steps: int
) -> Iterator[int]:
    """Give actual costs, those that matter most first."""
    yield from (lowest, highest, terms.target_pence)
    yield from (rounded(start) for start, _, _ in band_edges(terms))
    limits = (savings_limit_at(terms), overspend_limit_at(terms))
    yield from (at for at in limits if at is not None)
    yield from own_limits_at(terms, parties)
    whole = highest - lowest
    yield from (lowest + rounded(Fraction(whole * step, steps)) for step in range(1, steps))
