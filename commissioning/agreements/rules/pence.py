"""Whole pennies: one rounding, and a split that loses none of them (PRODUCT.md section 6)."""

from collections.abc import Sequence
from fractions import Fraction

WHOLE_BP = 10_000  # hundredths of a percent in 100%


def part_of(amount: Fraction | int, basis_points: int) -> Fraction:
    """Give that many hundredths of a percent of an amount, exactly."""
    return Fraction(amount) * basis_points / WHOLE_BP


def rounded(amount: Fraction) -> int:
    """Round to a whole number, halves away from zero: 2.5 becomes 3, and -2.5 becomes -3."""
    size = int(abs(amount) + Fraction(1, 2))
    return -size if amount < 0 else size


def split(pence: int, weights_by_rank: Sequence[int]) -> list[int]:
    """Split an amount by weights so that the parts add up to it, to the penny.

    Largest remainder: everyone gets the whole pennies of their exact part, and those with the
    largest rest get one more. Ties go to whoever comes first, and the sign is put back last.
    The weights are whole numbers of which at least one is above 0.
    """
    whole = sum(weights_by_rank)
    exact = [divmod(abs(pence) * weight, whole) for weight in weights_by_rank]
    parts = [floor for floor, _ in exact]
    by_rest = sorted(range(len(exact)), key=lambda place: -exact[place][1])
    for place in by_rest[: abs(pence) - sum(parts)]:
        parts[place] += 1
    return [-part for part in parts] if pence < 0 else parts
