"""How far an agreement is open to members, version by version, in words."""

from collections.abc import Sequence

from commissioning.foundation.in_words import listed


def how_far(number: int, waits_for: Sequence[str], *, named: bool) -> str:
    """Say whether all have opened a version, and who has not; `named` to those who may know who."""
    if not waits_for:
        return f"Version {number}: all have agreed."
    if named:
        agree = "agrees" if len(waits_for) == 1 else "agree"
        return f"Version {number} stays closed until {listed(list(waits_for))} {agree}."
    return f"Version {number} stays closed: not all have agreed."
