"""A party's own overspend limit, and who bears what is over it (PRODUCT.md section 6)."""

from collections.abc import Sequence
from fractions import Fraction

from commissioning.agreements.rules.pence import split
from commissioning.agreements.rules.terms import OverTo, Party


def burdens(pence: int, parties: Sequence[Party], over_to: OverTo) -> list[int]:
    """Say what each party bears of an overspend after its own limit; all amounts are 0 or more.

    Parties come by rank. What nobody bears is the commissioner's. It is never another partner's,
    unless the agreement says so: then the others share it by their weights, each up to its limit.
    """
    if over_to is OverTo.COMMISSIONER:
        parts = split(pence, [party.pain_weight for party in parties])
        return [
            _up_to(part, party.own_limit_pence) for part, party in zip(parts, parties, strict=True)
        ]
    left, sharing = _settled(pence, parties)
    if not any(sharing):
        return [_own_limit(party) for party in parties]
    parts = split(left, sharing)
    return [
        part if weight else _own_limit(party)
        for part, weight, party in zip(parts, sharing, parties, strict=True)
    ]


def exact_burdens(pence: int, parties: Sequence[Party], over_to: OverTo) -> list[Fraction]:
    """Say the same before any penny is rounded. Each grows with the overspend, or stays."""
    left, sharing = pence, [party.pain_weight for party in parties]
    if over_to is OverTo.PARTNERS:
        left, sharing = _settled(pence, parties)
    whole = sum(sharing) or 1
    return [
        _exactly(Fraction(left * weight, whole), party, bool(weight))
        for weight, party in zip(sharing, parties, strict=True)
    ]


def limit_bites_at(party: Party, parties: Sequence[Party], over_to: OverTo) -> Fraction | None:
    """Say from what overspend of all partners on, in pence, a party's own limit holds it.

    None when it has no limit of its own, or no part.
    """
    if party.own_limit_pence is None or not party.pain_weight:
        return None
    level = Fraction(party.own_limit_pence, party.pain_weight)
    if over_to is OverTo.COMMISSIONER:
        return level * sum(other.pain_weight for other in parties)
    parts = (_exactly(level * other.pain_weight, other, True) for other in parties)
    return sum(parts, Fraction(0))


def _exactly(part: Fraction, party: Party, shares: bool) -> Fraction:
    if not shares:
        return Fraction(_own_limit(party))
    return part if party.own_limit_pence is None else min(part, Fraction(party.own_limit_pence))


def _settled(pence: int, parties: Sequence[Party]) -> tuple[int, list[int]]:
    """Give what is left when all who would be over their limit are held to it, and who shares it.

    Who is held has the weight 0. Holding one raises the others' parts, so it is asked again until
    nobody more is over; it is asked of exact parts, so that no penny decides.
    """
    left, sharing = pence, [party.pain_weight for party in parties]
    while over := _over(left, sharing, parties):
        for place in over:
            sharing[place] = 0
        left -= sum(_own_limit(parties[place]) for place in over)
    return left, sharing


def _over(left: int, sharing: list[int], parties: Sequence[Party]) -> list[int]:
    whole = sum(sharing)
    return [
        place
        for place, party in enumerate(parties)
        if party.own_limit_pence is not None
        and left * sharing[place] > party.own_limit_pence * whole
    ]


def _own_limit(party: Party) -> int:
    """Give what a party that is held bears; one without a part bears nothing."""
    return party.own_limit_pence or 0 if party.pain_weight else 0


def _up_to(pence: int, limit: int | None) -> int:
    return pence if limit is None else min(pence, limit)
