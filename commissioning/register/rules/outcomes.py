"""When an owner may record the outcome of its own as known (PRODUCT.md section 3, "the decision").

Before that its stage is still its own to keep, and is shown to nobody: an outcome that opened
a declaration while answers are taken would tell who is bidding.
"""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Contest:
    """What is known of the decision about one declaration.

    Attributes:
        deadline: The opportunity's closing moment, if it has one.
        expected_on: The day on which the owner expects the decision.
        has_opportunity: Whether it is about an opportunity in the catalogue.
        shared: The mode that counts is shared, so that there is no competition to protect.
        decision_recorded: The buyer recorded the decision, and it stands.
        cancelled: The opportunity was cancelled, so that there is no decision.
    """

    has_opportunity: bool
    shared: bool = False
    deadline: datetime | None = None
    expected_on: date | None = None
    decision_recorded: bool = False
    cancelled: bool = False


def why_not_open_yet(contest: Contest, now: datetime) -> str:
    """Say why an outcome recorded now stays private, or nothing when it may be told.

    `now` is aware, as the deadline is.
    """
    if contest.cancelled:
        return "The opportunity was cancelled, so there is no decision to tell of."
    if contest.decision_recorded or contest.shared:
        return ""
    if contest.has_opportunity:
        return _while_answers_are_taken(contest.deadline, now)
    return _before_the_day(contest.expected_on, now)


def _before_the_day(expected_on: date | None, now: datetime) -> str:
    if expected_on is None:
        return (
            "Others may still be bidding, so this stays with you. Enter when you expect the "
            "decision: once that day has come, you can tell others."
        )
    if expected_on > now.date():
        return "The decision is not expected yet, so this stays with you until then."
    return ""


def _while_answers_are_taken(deadline: datetime | None, now: datetime) -> str:
    if deadline is None:
        return (
            "No closing date is given, so others may still be bidding. This stays with you until "
            "the buyer records the decision."
        )
    if deadline > now:
        return "Others may still be bidding, so this stays with you until the closing date."
    return ""
