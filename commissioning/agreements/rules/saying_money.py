"""What the money clause says, item by item, as (key, label, text, thing compared)."""

from collections.abc import Iterator, Mapping
from itertools import chain, pairwise

from commissioning.agreements.rules.sharing_terms import (
    RETURNS,
    Band,
    GrantPart,
    GrantShares,
    NoShares,
    PartyWeight,
    Shares,
    TargetCostShares,
)
from commissioning.foundation.in_words import percent, pounds, yes_or_no

MoneyItem = tuple[str, str, str, object]

_KINDS = {
    NoShares: "We share no money",
    GrantShares: "We share a grant",
    TargetCostShares: "We share savings and overspends against a target cost",
}


def money_items(shares: Shares, call: Mapping[str, str]) -> Iterator[MoneyItem]:
    """Give what is said about money; `call` names the parties by reference."""
    kind = _KINDS[type(shares)]
    yield "kind", "How money is shared", kind, kind
    if isinstance(shares, GrantShares):
        yield from _grant(shares, call)
    if isinstance(shares, TargetCostShares):
        yield from _target_cost(shares, call)


def band_words(bands: tuple[Band, ...]) -> list[str]:
    """Say each band and the partners' share in it: "from 80% to 90% of the target cost: 30%"."""
    edges = chain([0], (band.upto_bp for band in bands))
    return [
        f"{_between(low or 0, high)} of the target cost: {percent(band.share_bp)}"
        for (low, high), band in zip(pairwise(edges), bands, strict=True)
    ]


def _between(low: int, high: int | None) -> str:
    return f"above {percent(low)}" if high is None else f"from {percent(low)} to {percent(high)}"


def _grant(shares: GrantShares, call: Mapping[str, str]) -> Iterator[MoneyItem]:
    yield "total", "Grant", pounds(shares.total_pence), shares.total_pence
    goes = "Goes back to the funder" if shares.underspend == RETURNS else shares.underspend
    yield "underspend", "What is not spent", goes, shares.underspend
    for part in shares.parts:
        label = f"What {call[part.party]} receives of the grant"
        yield f"part-{part.party}", label, _part_words(part), part


def _part_words(part: GrantPart) -> str:
    fixed = [f"{pounds(part.fixed_pence)} fixed"] if part.fixed_pence is not None else []
    by_weight = [f"{part.weight} parts of the rest"] if part.weight is not None else []
    return " and ".join(fixed + by_weight) or "not said"


def _target_cost(shares: TargetCostShares, call: Mapping[str, str]) -> Iterator[MoneyItem]:
    yield "target", "Target cost", pounds(shares.target_pence), shares.target_pence
    yield "bands", "The partners' share", "\n".join(band_words(shares.bands)), shares.bands
    yield from _limits(shares)
    for key, label, words in (
        ("allowable_cost", "What counts as cost", shares.allowable_cost),
        ("vat", "VAT", shares.vat),
        ("changes_of_target", "What lets the target cost change", shares.changes_of_target),
        ("paid_on", "When money is paid", shares.paid_on),
        ("settlement", "To which day a leaver's share is worked out", shares.settlement),
    ):
        yield key, label, words, words
    measure = f"Part of the agreed {'time' if shares.leaver_measure == 'time' else 'cost'}"
    yield "leaver_measure", "How a leaver's share is measured", measure, shares.leaver_measure
    for weight in shares.weights:
        yield f"part-{weight.party}", f"{call[weight.party]}'s parts", _weight_words(weight), weight


def _limits(shares: TargetCostShares) -> Iterator[MoneyItem]:
    over, saved = shares.overspend_limit_pence, shares.savings_limit_pence
    confirmed = " (confirmed)" if shares.no_limit_confirmed else ""
    limit = pounds(over) if over is not None else f"No limit{confirmed}"
    yield "overspend_limit", "Limit on overspends", limit, (over, shares.no_limit_confirmed)
    most = pounds(saved) if saved is not None else "No limit"
    yield "savings_limit", "Limit on savings", most, saved
    who = "The commissioner" if shares.over_own_limit == "commissioner" else "The other partners"
    yield "over_own_limit", "Who bears what is over a party's own limit", who, shares.over_own_limit
    switched = f"{yes_or_no(shares.modifier.on)}. {shares.modifier.words}".strip()
    yield "modifier", "Whether measures change what is paid", switched, shares.modifier


def _weight_words(weight: PartyWeight) -> str:
    own = weight.own_limit_pence
    limit = f"; bears {pounds(own)} at most" if own is not None else ""
    return f"{weight.gain} of savings, {weight.pain} of overspends{limit}"
