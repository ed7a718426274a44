"""The terms and parties of the arithmetic, read from what a version of an agreement says."""

from collections.abc import Mapping

from commissioning.agreements.rules.grant import Part
from commissioning.agreements.rules.sharing_terms import GrantShares, TargetCostShares
from commissioning.agreements.rules.terms import OverTo, Party, Terms


def terms_of(shares: TargetCostShares, modifier_bp: int | None = None) -> Terms:
    """Give the terms for the arithmetic; a target cost that is not yet said counts as £0.

    `modifier_bp` is what was measured, in hundredths of a percent; it counts only where the
    agreement switches the modifier on. `soundness.why_not_terms` says what is still to be said.
    """
    return Terms(
        target_pence=shares.target_pence or 0,
        bands=shares.bands,
        overspend_limit_pence=shares.overspend_limit_pence,
        savings_limit_pence=shares.savings_limit_pence,
        modifier_bp=modifier_bp if shares.modifier.on else None,
        over_own_limit=OverTo(shares.over_own_limit),
    )


def parties_of(shares: TargetCostShares, ranks: Mapping[str, int]) -> tuple[Party, ...]:
    """Give the parties with their parts, by rank; `ranks` holds each party's rank by its ref."""
    return tuple(
        Party(
            key=weight.party,
            rank=ranks[weight.party],
            gain_weight=weight.gain,
            pain_weight=weight.pain,
            own_limit_pence=weight.own_limit_pence,
        )
        for weight in sorted(shares.weights, key=lambda weight: ranks[weight.party])
    )


def parts_of(shares: GrantShares, ranks: Mapping[str, int]) -> tuple[Part, ...]:
    """Give the parts of a grant, by rank; `ranks` holds each party's rank by its ref."""
    return tuple(
        Part(
            key=part.party,
            rank=ranks[part.party],
            fixed_pence=part.fixed_pence,
            weight=part.weight,
        )
        for part in sorted(shares.parts, key=lambda part: ranks[part.party])
    )
