"""Names in a row, as a person would say them."""

from collections.abc import Sequence


def row_of(names: Sequence[str], last: str = "and") -> str:
    """Say names in a row: "A, B and C"; "" when there are none."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"
