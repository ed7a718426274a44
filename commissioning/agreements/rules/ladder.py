"""Where an open dispute stands on the ladder that was agreed, and how many days each step has."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec import convert, to_builtins

from commissioning.agreements.rules.disputes import DatedStep, steps_with_days
from commissioning.agreements.rules.parts import Step


def kept(steps: Sequence[Step]) -> list[Any]:
    """Write the steps down as a dispute keeps them, so that later versions do not change them."""
    return [to_builtins(step) for step in steps]


def steps_of(ladder: Sequence[Any]) -> tuple[Step, ...]:
    """Read the steps that `kept` wrote."""
    return convert(tuple(ladder), tuple[Step, ...])


def ahead(ladder: Sequence[Any], step: int, since: date) -> tuple[DatedStep, ...]:
    """Give the step a dispute stands on and those above it, with their days."""
    return steps_with_days(since, steps_of(ladder)[step:])


def is_last(ladder: Sequence[Any], step: int) -> bool:
    """Tell whether there is no step above the one a dispute stands on."""
    return step + 1 >= len(ladder)
