"""The days ahead of an agreement: its reviews, and its end."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.parts import Review


@dataclass(frozen=True, slots=True)
class DayAhead:
    """A review, or the end (then `review` is None); `days` is below 0 when the day has passed."""

    on: date
    days: int
    about: str
    review: Review | None = None

    @property
    def is_overdue(self) -> bool:
        """Whether it is a review whose day passed without one. An end is never overdue."""
        return self.review is not None and self.days < 0


def days_ahead(content: Content, today: date, held: Collection[str] = ()) -> tuple[DayAhead, ...]:
    """List reviews not yet held, and the end, soonest first.

    `held` names reviews that took place, by their references: that is an act, not a date.
    """
    found = [
        DayAhead(review.on, (review.on - today).days, review.about, review)
        for review in content.reviews
        if review.ref not in held
    ]
    if content.ends_on is not None:
        found.append(DayAhead(content.ends_on, (content.ends_on - today).days, "It ends"))
    return tuple(sorted(found, key=lambda ahead: (ahead.on, ahead.review is None, ahead.about)))
