"""Why terms and parties cannot be worked with yet, in plain words beside the field they concern."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from commissioning.agreements.rules.pence import WHOLE_BP
from commissioning.agreements.rules.terms import Party, Terms
from commissioning.agreements.rules.texts_and_sums import MOST_BANDS, MOST_PARTIES, MOST_PENCE

Fault = tuple[str, str]  # what to do, and the field it belongs beside

MOST_WEIGHT = 1_000_000
TOO_MUCH = "Enter an amount of £10,000,000,000 or less"


def why_not(terms: Terms, parties: Sequence[Party]) -> tuple[Fault, ...]:
    """List all that stands in the way of working out shares; nothing means that they are sound."""
    return (*why_not_terms(terms), *why_not_parties(parties))


def why_not_terms(terms: Terms) -> tuple[Fault, ...]:
    """List what is wrong with the target cost, the bands, the limits and the modifier."""
    return (*_target_faults(terms), *_band_faults(terms), *_limit_faults(terms))


def why_not_parties(parties: Sequence[Party]) -> tuple[Fault, ...]:
    """List what is wrong with the parties, their ranks, weights and own limits."""
    return (*_number_faults(parties), *_weight_faults(parties), *_own_limit_faults(parties))


def _target_faults(terms: Terms) -> Iterator[Fault]:
    if terms.target_pence <= 0:
        yield "Enter a target cost above £0", "target_pence"
    elif terms.target_pence > MOST_PENCE:
        yield TOO_MUCH, "target_pence"


def _band_faults(terms: Terms) -> Iterator[Fault]:
    edges = [band.upto_bp for band in terms.bands]
    if not edges or edges[-1] is not None:
        yield "Say what happens above the last band: it has no upper end", "bands"
    if len(edges) > MOST_BANDS:
        yield f"Use {MOST_BANDS} bands or fewer", "bands"
    if not _rising(edges[:-1]):
        yield "Make each band end above the one before it, starting from 0%", "bands"
    if any(not 0 <= band.share_bp <= WHOLE_BP for band in terms.bands):
        yield "Enter a share from 0% to 100% for each band", "bands"


def _rising(edges: Sequence[int | None]) -> bool:
    known = [0, *(edge for edge in edges if edge is not None)]
    return len(known) == len(edges) + 1 and all(a < b for a, b in pairwise(known))


def _limit_faults(terms: Terms) -> Iterator[Fault]:
    if terms.overspend_limit_pence is not None:
        yield from _amount_faults(
            terms.overspend_limit_pence, "overspend_limit_pence", "the overspend limit"
        )
    if terms.savings_limit_pence is not None:
        yield from _amount_faults(
            terms.savings_limit_pence, "savings_limit_pence", "the savings limit"
        )
    if terms.modifier_bp is not None and not 0 <= terms.modifier_bp <= WHOLE_BP:
        yield "Enter a part of the saving from 0% to 100%", "modifier_bp"


def _amount_faults(pence: int, field: str, name: str) -> Iterator[Fault]:
    if pence < 0:
        yield f"Enter {name} as £0 or more", field
    elif pence > MOST_PENCE:
        yield TOO_MUCH, field


def _number_faults(parties: Sequence[Party]) -> Iterator[Fault]:
    if not parties:
        yield "Add at least one party", "parties"
    if len(parties) > MOST_PARTIES:
        yield f"Name {MOST_PARTIES} parties or fewer", "parties"
    if len({party.key for party in parties}) < len(parties):
        yield "Name each party once", "parties"
    if len({party.rank for party in parties}) < len(parties):
        yield "Give each party a rank of its own", "parties"


def _weight_faults(parties: Sequence[Party]) -> Iterator[Fault]:
    for field, what, weights in (
        ("gain_weight", "savings", [party.gain_weight for party in parties]),
        ("pain_weight", "overspends", [party.pain_weight for party in parties]),
    ):
        if any(not 0 <= weight <= MOST_WEIGHT for weight in weights):
            yield f"Enter each part of {what} as a whole number from 0 to {MOST_WEIGHT:,}", field
        elif parties and not any(weights):
            yield f"Give at least one party a part of {what}", field


def _own_limit_faults(parties: Sequence[Party]) -> Iterator[Fault]:
    limits = [p.own_limit_pence for p in parties if p.own_limit_pence is not None]
    if any(limit < 0 for limit in limits):
        yield "Enter a party's own limit as £0 or more", "own_limit_pence"
    if any(limit > MOST_PENCE for limit in limits):
        yield TOO_MUCH, "own_limit_pence"
