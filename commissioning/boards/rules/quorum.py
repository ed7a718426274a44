"""How many must take part for a board to decide at all (PRODUCT.md section 7).

Governing documents differ, so a rule is data: a number, a part of those in office, or the greater
(for a few documents the lesser) of both. All is reckoned with exact fractions.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from msgspec import Struct

from commissioning.boards.rules.parts import Part, mixed, number_words, part_words


class Rounding(StrEnum):
    """What becomes of a part of a person."""

    UP = "up"
    NEAREST = "nearest"  # halves go up


class Which(StrEnum):
    """Which of the two counts where a document names a number and a part."""

    GREATER = "greater"
    LESSER = "lesser"


class QuorumRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A board's quorum. At least one of `number` and `part` is said (board_rule.why_not)."""

    number: int | None = None
    part: Part | None = None
    rounding: Rounding = Rounding.UP
    which: Which = Which.GREATER


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many are needed today, at least one, and how that was worked out."""

    needed: int
    words: str


def quorum_needed(rule: QuorumRule, in_office: int) -> Quorum:
    """Work out how many of a board must take part, and say how.

    `in_office` counts everybody in office, conflicted or not: a conflict makes a quorum harder to
    reach, never easier (PRODUCT.md section 7, "the fraction's base is those in office").
    """
    counts = list(_counts(rule, in_office))
    choose = max if rule.which is Which.GREATER else min
    needed = max(1, choose(counts, default=1))
    said = f"With {in_office} in office, “{quorum_words(rule)}” is {needed}."
    return Quorum(needed, f"{said}{_how(rule, in_office, needed)}")


def quorum_words(rule: QuorumRule) -> str:
    """Say a quorum as a document would: "two, or the number nearest to a third"."""
    number = number_words(rule.number) if rule.number is not None else ""
    both = ", or ".join(said for said in (number, _part_words(rule)) if said)
    lesser = rule.which is Which.LESSER and bool(number) and rule.part is not None
    return f"{both}, whichever is less" if lesser else both


def _counts(rule: QuorumRule, in_office: int) -> list[int]:
    both = (rule.number, None if rule.part is None else _rounded(rule, in_office))
    return [count for count in both if count is not None]


def _rounded(rule: QuorumRule, in_office: int) -> int:
    exact = _exact(rule, in_office)
    return ceil(exact) if rule.rounding is Rounding.UP else floor(exact + Fraction(1, 2))


def _exact(rule: QuorumRule, in_office: int) -> Fraction:
    return rule.part.exactly * in_office if rule.part else Fraction(0)


def _part_words(rule: QuorumRule) -> str:
    if rule.part is None:
        return ""
    part = part_words(rule.part)
    if rule.rounding is Rounding.NEAREST:
        return f"the number nearest to {part}"
    return f"{part} of those in office, rounded up"


def _how(rule: QuorumRule, in_office: int, needed: int) -> str:
    if rule.part is None:
        return ""
    exact, rounded = _exact(rule, in_office), _rounded(rule, in_office)
    part = part_words(rule.part)
    first = f" {part[:1].upper()}{part[1:]} of {in_office} is {mixed(exact)}"
    round_it = "" if exact == rounded else f", which is rounded to {rounded}"
    if rule.number is None:
        return f"{first}{round_it}."
    which = "greater" if rule.which is Which.GREATER else "lesser"
    return f"{first}{round_it}; the {which} of {rule.number} and {rounded} is {needed}."
