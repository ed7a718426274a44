"""The largest loss that is possible at any actual cost: what a board asks first."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from commissioning.agreements.rules.gainshare import band_edges, partners_total
from commissioning.agreements.rules.limits import burdens, exact_burdens
from commissioning.agreements.rules.terms import OverTo, Party, Terms, by_rank

_LOOK_BACK = 1_000


@dataclass(frozen=True, slots=True)
class LargestLoss:
    """The most one party could bear, in pence; None is no limit, and then it is so for both.

    `alone_pence` is what it comes to when all the others leave as the work begins, since those who
    stay share what a leaver no longer bears (ADR 60). It is never the lower, and is what is
    set beside reserves and held to limits.
    """

    together_pence: int | None
    alone_pence: int | None


def partners_largest_loss(terms: Terms) -> int | None:
    """Give the most all partners could bear together before their own limits, in pence.

    None means that there is no limit: the last band is shared, and nothing holds it.
    """
    *_, (start, _, share) = band_edges(terms)
    if share:
        return terms.overspend_limit_pence
    # Above the last edge nothing more is shared, so the loss there is the largest.
    return -partners_total(terms, max(terms.target_pence, ceil(start)))


def losses_of_each(terms: Terms, parties: Sequence[Party]) -> dict[str, LargestLoss]:
    """Give by key, in order of rank, the most each could bear if nobody leaves, and at all."""
    most = partners_largest_loss(terms)
    together = largest_losses(terms, parties)
    return {
        party.key: LargestLoss(together[party.key], _alone(most, party))
        for party in by_rank(parties)
    }


def largest_losses(terms: Terms, parties: Sequence[Party]) -> dict[str, int | None]:
    """Give by key the most each party could bear at any actual cost while all of them stay.

    In pence; None is no limit.
    It is never too low. It is a penny too high at most, and only for a party whose part is below
    a thousandth of the whole.
    """
    ranked = by_rank(parties)
    most = partners_largest_loss(terms)
    losses = (
        [_alone(None, party) for party in ranked]
        if most is None
        else _held(most, ranked, terms.over_own_limit)
    )
    return {party.key: loss for party, loss in zip(ranked, losses, strict=True)}


def _alone(most: int | None, party: Party) -> int | None:
    """Give what a party bears of all partners' largest loss when nobody else bears any."""
    if not party.pain_weight:
        return 0
    limits = [limit for limit in (most, party.own_limit_pence) if limit is not None]
    return min(limits, default=None)


def _held(most: int, parties: list[Party], over_to: OverTo) -> list[int | None]:
    """Look at the largest total, then at those below it while one of them could take more.

    A party can bear a penny more of a smaller total: that is how largest remainders fall.
    """
    highest = [ceil(exact) for exact in exact_burdens(most, parties, over_to)]
    found = [0] * len(parties)
    open_yet = [False] * len(parties)
    for total in range(most, max(most - _LOOK_BACK, 0), -1):
        found = [max(pair) for pair in zip(found, burdens(total, parties, over_to), strict=True)]
        open_yet = _could_take_more(found, highest, exact_burdens(total - 1, parties, over_to))
        if not any(open_yet):
            break
    return [
        top if unsure else had for had, top, unsure in zip(found, highest, open_yet, strict=True)
    ]


def _could_take_more(found: list[int], highest: list[int], below: list[Fraction]) -> list[bool]:
    return [
        had < top and exact > top - 1 for had, top, exact in zip(found, highest, below, strict=True)
    ]
