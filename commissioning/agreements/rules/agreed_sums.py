"""From what an agreement says about money to what the arithmetic works with."""

from dataclasses import dataclass

from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.grant import Part
from commissioning.agreements.rules.sharing_terms import GrantShares, TargetCostShares
from commissioning.agreements.rules.terms import OverTo, Party, Terms


@dataclass(frozen=True, slots=True)
class AgreedGrant:
    """A grant and its parts, for `share_budget`; pence."""

    total_pence: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class AgreedTarget:
    """Terms and parties, for `outcome` and `losses_of_each`.

    `may_be_lowered` says that what is measured may lower a saving's share. By how much is known
    later, so the terms hold no modifier: sums of a saving are those before it.
    """

    terms: Terms
    parties: tuple[Party, ...]
    may_be_lowered: bool = False


def agreed_sums(content: Content) -> AgreedGrant | AgreedTarget | None:
    """Give the numbers of the money clause, or None where no money is shared.

    A sum not yet given is 0; `why_not` and `why_not_shared` say what is still to be said.
    """
    ranks = {party.ref: party.rank for party in content.parties}
    if isinstance(content.shares, GrantShares):
        return _grant(content.shares, ranks)
    if isinstance(content.shares, TargetCostShares):
        terms, parties = _terms(content.shares), _parties(content.shares, ranks)
        return AgreedTarget(terms, parties, content.shares.modifier.on)
    return None


def _grant(shares: GrantShares, ranks: dict[str, int]) -> AgreedGrant:
    parts = (
        Part(key=p.party, rank=ranks[p.party], fixed_pence=p.fixed_pence, weight=p.weight)
        for p in shares.parts
    )
    return AgreedGrant(shares.total_pence or 0, tuple(parts))


def _terms(shares: TargetCostShares) -> Terms:
    return Terms(
        target_pence=shares.target_pence or 0,
        bands=shares.bands,
        overspend_limit_pence=shares.overspend_limit_pence,
        savings_limit_pence=shares.savings_limit_pence,
        over_own_limit=OverTo(shares.over_own_limit),
    )


def _parties(shares: TargetCostShares, ranks: dict[str, int]) -> tuple[Party, ...]:
    return tuple(
        Party(
            key=weight.party,
            rank=ranks[weight.party],
            gain_weight=weight.gain,
            pain_weight=weight.pain,
            own_limit_pence=weight.own_limit_pence,
        )
        for weight in shares.weights
    )
