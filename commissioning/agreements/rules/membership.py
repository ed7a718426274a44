"""Who is a party: what becomes of an agreement's items when a draft's parties change."""

from collections.abc import Sequence

from msgspec.structs import replace

from commissioning.agreements.rules.content import Content, checked, sharers
from commissioning.agreements.rules.parts import Party, Risk
from commissioning.agreements.rules.sharing_terms import (
    GrantPart,
    GrantShares,
    PartyWeight,
    Shares,
    TargetCostShares,
)


def with_parties(content: Content, parties: Sequence[Party]) -> Content:
    """Give a draft with these parties instead.

    What names a party that is gone goes with it: what it brings and receives, its part in money and
    risk. A new partner is given an open part where money is shared; a commissioner is not. Nobody
    else's part changes, so `completeness.missing` asks about what no longer adds up.
    Raises NotAContent when two parties share a reference or a rank.
    """
    there = {party.ref for party in parties}
    return checked(
        replace(
            content,
            parties=tuple(parties),
            contributions=tuple(item for item in content.contributions if item.party in there),
            benefits_other=tuple(item for item in content.benefits_other if item.party in there),
            shares=_shares(content.shares, parties),
            risks=tuple(_risk(risk, there) for risk in content.risks),
        )
    )


def _risk(risk: Risk, there: set[str]) -> Risk:
    bearers = tuple(bearer for bearer in risk.bearers if bearer.party in there)
    return replace(risk, bearers=bearers, holder=risk.holder if risk.holder in there else None)


def _shares(shares: Shares, parties: Sequence[Party]) -> Shares:
    there = {party.ref for party in parties}
    had = set(sharers(shares))
    new = [p.ref for p in parties if p.ref not in had and not p.is_commissioner]
    if isinstance(shares, GrantShares):
        kept = tuple(part for part in shares.parts if part.party in there)
        return replace(shares, parts=(*kept, *(GrantPart(party=ref) for ref in new)))
    if isinstance(shares, TargetCostShares):
        weights = tuple(weight for weight in shares.weights if weight.party in there)
        opened = (PartyWeight(party=ref, gain=0, pain=0) for ref in new)
        return replace(shares, weights=(*weights, *opened))
    return shares
