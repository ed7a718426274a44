"""What one actual cost means for each party and for the commissioner (PRODUCT.md section 6)."""

from collections.abc import Sequence
from dataclasses import dataclass

from commissioning.agreements.rules.gainshare import Slice, partners_total, slices
from commissioning.agreements.rules.limits import burdens
from commissioning.agreements.rules.pence import split
from commissioning.agreements.rules.terms import Party, Terms, by_rank


@dataclass(frozen=True, slots=True)
class PartyOutcome:
    """What one party receives (above 0) or bears (below 0), in pence.

    `over_own_limit_pence` is what its own limit keeps from it, 0 or more.
    """

    key: str
    pence: int
    before_own_limit_pence: int
    over_own_limit_pence: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one actual cost means; `by_party` is in order of rank.

    `shared_pence` is what the partners share before their own limits, `partners_pence` after
    them. `partners_pence` and `commissioner_pence` add up to the target less the actual cost.
    """

    actual_pence: int
    shared_pence: int
    partners_pence: int
    commissioner_pence: int
    by_party: tuple[PartyOutcome, ...]
    slices: tuple[Slice, ...]


def outcome(terms: Terms, parties: Sequence[Party], actual_pence: int) -> Outcome:
    """Work out what an actual cost means for everyone.

    Terms and parties are sound (`soundness.why_not` finds nothing); the actual cost is 0 or more.
    """
    shared = partners_total(terms, actual_pence)
    shares = _by_party(terms, by_rank(parties), shared)
    partners = sum(share.pence for share in shares)
    return Outcome(
        actual_pence=actual_pence,
        shared_pence=shared,
        partners_pence=partners,
        commissioner_pence=terms.target_pence - actual_pence - partners,
        by_party=shares,
        slices=slices(terms, actual_pence),
    )


def _by_party(terms: Terms, parties: list[Party], shared: int) -> tuple[PartyOutcome, ...]:
    if shared >= 0:
        gains = split(shared, [party.gain_weight for party in parties])
        return tuple(
            PartyOutcome(party.key, gain, gain, 0)
            for party, gain in zip(parties, gains, strict=True)
        )
    before = split(-shared, [party.pain_weight for party in parties])
    after = burdens(-shared, parties, terms.over_own_limit)
    return tuple(
        PartyOutcome(party.key, -borne, -part, max(0, part - borne))
        for party, part, borne in zip(parties, before, after, strict=True)
    )
