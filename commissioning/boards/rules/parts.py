"""A part of a number, as governing documents write it: a third, two thirds, 75%."""

from fractions import Fraction
from math import floor

from msgspec import Struct

WHOLE_NUMBERS = (
    "nobody one two three four five six seven eight nine ten eleven twelve".split()
)  # above twelve, figures read better
_NAMED = {
    Fraction(1): "all",
    Fraction(1, 2): "half",
    Fraction(1, 3): "a third",
    Fraction(2, 3): "two thirds",
    Fraction(1, 4): "a quarter",
    Fraction(3, 4): "three quarters",
    Fraction(1, 5): "a fifth",
}


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`parts` out of `of`, exactly: one third is 1 of 3, and 75% is 75 of 100."""

    parts: int
    of: int

    @property
    def sound(self) -> bool:
        """Tell whether it is above nothing, and no more than the whole."""
        return 0 < self.parts <= self.of <= 1_000

    @property
    def exactly(self) -> Fraction:
        """Give it as a fraction; the part must be sound."""
        return Fraction(self.parts, self.of)


HALF = Part(parts=1, of=2)
ALL = Part(parts=1, of=1)


def part_words(part: Part) -> str:
    """Name a part as people do: "half", "two thirds", "75%", "3 out of every 5"."""
    if part.of == 100:
        return f"{part.parts}%"
    return _NAMED.get(part.exactly, f"{part.parts} out of every {part.of}")


def number_words(number: int) -> str:
    """Write a small number as a word, a larger one in figures."""
    return WHOLE_NUMBERS[number] if 0 <= number < len(WHOLE_NUMBERS) else str(number)


def mixed(value: Fraction) -> str:
    """Write an exact number for reading: "2", "2 1/3"."""
    whole = floor(value)
    rest = value - whole
    if not rest:
        return str(whole)
    return f"{whole} {rest}" if whole else str(rest)


def counted(number: int, one: str, many: str) -> str:
    """Say how many of something: "1 trustee", "3 trustees"."""
    return f"{number} {one if number == 1 else many}"
