"""What the partners share of a saving or an overspend: slice by slice, never one rate on the whole.

PRODUCT.md section 6. A is the actual cost, T the target cost; all amounts are pence.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from commissioning.agreements.rules.pence import part_of, rounded
from commissioning.agreements.rules.terms import Terms


@dataclass(frozen=True, slots=True)
class Slice:
    """The piece of the way between A and T that lies in one band, and the partners' part of it.

    The edges are exact: a band may end within a penny.
    """

    from_pence: Fraction
    to_pence: Fraction
    share_bp: int

    @property
    def width_pence(self) -> Fraction:
        """Say how much of the saving or overspend lies here."""
        return self.to_pence - self.from_pence

    @property
    def pence(self) -> Fraction:
        """Say what of it is the partners', exactly and without a sign."""
        return part_of(self.width_pence, self.share_bp)


def band_edges(terms: Terms) -> Iterator[tuple[Fraction, Fraction | None, int]]:
    """Give each band as (from, to, share in hundredths of a percent); the last has no end."""
    start = Fraction(0)
    for band in terms.bands:
        end = None if band.upto_bp is None else part_of(terms.target_pence, band.upto_bp)
        yield start, end, band.share_bp
        start = start if end is None else end


def slices(terms: Terms, actual_pence: int) -> tuple[Slice, ...]:
    """Cut the way between the actual and the target cost by bands, from low to high."""
    low = Fraction(min(actual_pence, terms.target_pence))
    high = Fraction(max(actual_pence, terms.target_pence))
    cut = (
        Slice(max(start, low), high if end is None else min(end, high), share)
        for start, end, share in band_edges(terms)
    )
    return tuple(piece for piece in cut if piece.from_pence < piece.to_pence)


def shared_exactly(terms: Terms, actual_pence: int) -> Fraction:
    """Give the partners' share before modifier and limits: above 0 for a saving, below for pain."""
    size = sum((piece.pence for piece in slices(terms, actual_pence)), Fraction(0))
    return size if actual_pence <= terms.target_pence else -size


def modified(terms: Terms, shared: Fraction) -> Fraction:
    """Apply the modifier, which lowers gains alone."""
    if terms.modifier_bp is None or shared <= 0:
        return shared
    return part_of(shared, terms.modifier_bp)


def limited(terms: Terms, shared: Fraction) -> Fraction:
    """Hold the partners' share between the overspend limit and the savings limit."""
    if terms.overspend_limit_pence is not None:
        shared = max(shared, Fraction(-terms.overspend_limit_pence))
    if terms.savings_limit_pence is not None:
        shared = min(shared, Fraction(terms.savings_limit_pence))
    return shared


def partners_total(terms: Terms, actual_pence: int) -> int:
    """Give S, what all partners receive (above 0) or bear (below 0), before their own limits.

    The one rounding of the whole sum is here. S never rises when the actual cost rises.
    """
    return rounded(limited(terms, modified(terms, shared_exactly(terms, actual_pence))))
