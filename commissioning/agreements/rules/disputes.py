"""The steps of settling a dispute, with their days.

Days are calendar days: every day of the week counts, and the day on which a step begins does not.
A dispute ends because the parties settle it, never because a day has passed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from commissioning.agreements.rules.parts import Step

HOW_DAYS_COUNT = "Days are calendar days. The day on which a step begins does not count."


@dataclass(frozen=True, slots=True)
class DatedStep:
    """One step: the day it begins, and the last of its days."""

    step: Step
    begins_on: date
    ends_on: date

    def days_left(self, day: date) -> int:
        """Count the days after `day` that are left; 0 on the last, below 0 when it is over."""
        return (self.ends_on - day).days


def steps_with_days(opened_on: date, steps: Sequence[Step]) -> tuple[DatedStep, ...]:
    """Give each step its days: the next begins on the day on which the one before it ends."""
    dated = []
    begins = opened_on
    for step in steps:
        ends = begins + timedelta(days=step.days)
        dated.append(DatedStep(step, begins, ends))
        begins = ends
    return tuple(dated)
