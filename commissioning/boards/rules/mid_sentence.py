"""Clauses, minutes and schemes as people typed them, said in the middle of a sentence."""

LOWERED = frozenset({"A", "An", "Its", "Our", "The", "Their"})


def mid_sentence(named: str) -> str:
    """Begin what was typed with a small letter where only its place made it a capital.

    "The scheme, 4.2" is "the scheme, 4.2" after "under"; "Minute 7" and "CC27" stay as they are.
    """
    first, space, rest = named.partition(" ")
    return f"{first.lower()}{space}{rest}" if first in LOWERED else named
