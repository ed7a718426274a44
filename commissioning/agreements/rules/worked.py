"""Worked examples for an agreement: actual costs worth printing, and how each comes about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from commissioning.agreements.rules.bites import (
    overspend_limit_at,
    own_limits_at,
    savings_limit_at,
)
from commissioning.agreements.rules.gainshare import (
    band_edges,
    limited,
    modified,
    partners_total,
    shared_exactly,
    slices,
)
from commissioning.agreements.rules.losses import partners_largest_loss
from commissioning.agreements.rules.outcome import Outcome, outcome
from commissioning.agreements.rules.pence import part_of, rounded
from commissioning.agreements.rules.terms import Party, Terms

_BESIDE_BP = 500  # a first or last band has no middle worth showing: 5% of T beyond its edge
_MOST_OWN_LIMITS = 5
_NO_LIMIT_TIMES = 3
_ROUND_PENCE = (1_000_00, 100_00, 100, 1)
_FINENESS = 100  # a round figure may be off by half a hundredth of the target cost, no more


class Why(StrEnum):
    """Why an actual cost is worth showing."""

    SAVING = "saving"
    TARGET = "target"
    OVERSPEND = "overspend"
    SAVINGS_LIMIT = "savings_limit"
    OVERSPEND_LIMIT = "overspend_limit"
    OWN_LIMIT = "own_limit"
    NO_LIMIT = "no_limit"


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """One actual cost, why it is shown, and what it means for everyone."""

    whys: tuple[Why, ...]
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Line:
    """One slice in print: "£100,000 at 50% is £50,000", each to the nearest penny."""

    width_pence: int
    share_bp: int
    pence: int


@dataclass(frozen=True, slots=True)
class Explained:
    """How one total comes about, step by step, in pence; gains above 0, losses below.

    The lines are sizes, without a sign. Each step is rounded for print alone, so a penny may seem
    to be missing; only `partners_pence` is paid.
    """

    lines: tuple[Line, ...]
    added_up_pence: int
    after_modifier_pence: int
    partners_pence: int
    held_by_limit: bool


def worked_examples(terms: Terms, parties: Sequence[Party]) -> tuple[WorkedExample, ...]:
    """Give examples by rising actual cost: one in each band, at the target, where limits hold."""
    found: dict[int, list[Why]] = {}
    for actual, why in _worth_showing(terms, parties):
        found.setdefault(actual, []).append(why)
    return tuple(
        WorkedExample(tuple(whys), outcome(terms, parties, actual))
        for actual, whys in sorted(found.items())
    )


def explain(terms: Terms, actual_pence: int) -> Explained:
    """Show how the partners' total for an actual cost comes about, slice by slice."""
    shared = shared_exactly(terms, actual_pence)
    after = modified(terms, shared)
    return Explained(
        lines=tuple(
            Line(rounded(piece.width_pence), piece.share_bp, rounded(piece.pence))
            for piece in slices(terms, actual_pence)
        ),
        added_up_pence=rounded(shared),
        after_modifier_pence=rounded(after),
        partners_pence=partners_total(terms, actual_pence),
        held_by_limit=limited(terms, after) != after,
    )


def _worth_showing(terms: Terms, parties: Sequence[Party]) -> Iterator[tuple[int, Why]]:
    yield from _in_each_band(terms)
    yield terms.target_pence, Why.TARGET
    if (at := savings_limit_at(terms)) is not None:
        yield at, Why.SAVINGS_LIMIT
    if (at := overspend_limit_at(terms)) is not None:
        yield at, Why.OVERSPEND_LIMIT
    own = [at for at in own_limits_at(terms, parties) if at > terms.target_pence]
    yield from ((at, Why.OWN_LIMIT) for at in own[:_MOST_OWN_LIMITS])
    if partners_largest_loss(terms) is None:
        yield _NO_LIMIT_TIMES * terms.target_pence, Why.NO_LIMIT


def _in_each_band(terms: Terms) -> Iterator[tuple[int, Why]]:
    target = Fraction(terms.target_pence)
    for start, end, _ in band_edges(terms):
        below = target if end is None else min(end, target)
        yield from _between(terms, start, below, Why.SAVING)
        yield from _between(terms, max(start, target), end, Why.OVERSPEND)


def _between(
    terms: Terms, low: Fraction, high: Fraction | None, why: Why
) -> Iterator[tuple[int, Why]]:
    """Give one actual cost strictly between two edges, as round as fits; none without room."""
    wanted = _wanted(terms, low, high)
    for step in _ROUND_PENCE:
        actual = rounded(wanted / step) * step
        too_coarse = step > 1 and step * _FINENESS > terms.target_pence
        if not too_coarse and low < actual and (high is None or actual < high):
            yield actual, why
            return


def _wanted(terms: Terms, low: Fraction, high: Fraction | None) -> Fraction:
    beside = part_of(terms.target_pence, _BESIDE_BP)
    if high is None:
        return low + beside
    if low == 0:
        return high - min(beside, high / 2)
    return (low + high) / 2
