"""Whether a grant is a subsidy, and how much minimal financial assistance is left (FACTS.md 1.5).

The window is this financial year so far and the two before it, from every giver: 1 April to
31 March. The limit and the amounts stand in figures.toml.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from commissioning.foundation.in_words import a_day, pounds
from commissioning.reviews.rules.answers import NO, YES, Answers
from commissioning.reviews.rules.figures import Amount
from commissioning.reviews.rules.thresholds import What, not_known, threshold

LIMBS = ("limb_public", "limb_advantage", "limb_specific", "limb_effect")
YEARS_BEFORE = 2


@dataclass(frozen=True, slots=True)
class Given:
    """Public money that counts: how much in pence, when, and from whom."""

    pence: int
    given_on: date
    giver: str


@dataclass(frozen=True, slots=True)
class Headroom:
    """What may still be given as minimal financial assistance, in whole pence.

    Attributes:
        limit: None where the table knows none for the day; then nothing is reckoned.
        had_pence: What counts already.
        left_pence: What is left before this grant; never below 0.
        fits: Whether this grant keeps within the limit; None where that is not known.
    """

    limit: Amount | None
    since: date
    until: date
    counted: tuple[Given, ...]
    had_pence: int
    grant_pence: int
    left_pence: int
    fits: bool | None
    words: str


def is_subsidy(answers: Answers) -> bool | None:
    """Tell whether all four limbs hold: True, False as soon as one does not, None while unsure."""
    said = [answers.get(limb) for limb in LIMBS]
    if NO in said:
        return False
    return True if all(each == YES for each in said) else None


def subsidy_in_words(answers: Answers) -> str:
    """Say whether it is a subsidy, and what follows."""
    found = is_subsidy(answers)
    if found is None:
        return "Whether it is a subsidy is not answered yet. All four questions decide it."
    if not found:
        return "It is not a subsidy: at least one of the four is not true. Keep your reasons."
    return (
        "It is a subsidy: all four are true. Within the limit it can be minimal financial "
        "assistance. Above it, the principles of subsidy control apply: take advice."
    )


def year_begins(day: date) -> date:
    """Give the 1 April on which the financial year of a day began."""
    return date(day.year if (day.month, day.day) >= (4, 1) else day.year - 1, 4, 1)


def window(on_day: date) -> tuple[date, date]:
    """Give the first and the last day that count for aid given on a day."""
    begins = year_begins(on_day)
    return date(begins.year - YEARS_BEFORE, 4, 1), on_day


def headroom(grant_pence: int, aid: Iterable[Given], on_day: date) -> Headroom:
    """Reckon what is left under the limit, and whether a grant keeps within it."""
    since, until = window(on_day)
    counted = tuple(each for each in aid if since <= each.given_on <= until)
    had = sum(each.pence for each in counted)
    limit = threshold(What.MFA, on_day)
    left = max(limit.pence - had, 0) if limit else 0
    within = had + grant_pence <= limit.pence if limit else None
    words = _said(limit, had, grant_pence, left, on_day)
    return Headroom(limit, since, until, counted, had, grant_pence, left, within, words)


def _said(limit: Amount | None, had: int, grant: int, left: int, on_day: date) -> str:
    if limit is None:
        return f"{not_known(What.MFA, on_day)}."
    since, until = window(on_day)
    so_far = (
        f"From {a_day(since)} to {a_day(until)} it had {pounds(had)} that counts. The limit is "
        f"{pounds(limit.pence)}, so {pounds(left)} is left."
    )
    over = had + grant - limit.pence
    if over > 0:
        return f"{so_far} This grant of {pounds(grant)} would go {pounds(over)} over it."
    return f"{so_far} This grant of {pounds(grant)} keeps within it."


def must_publish(grant_pence: int, on_day: date) -> bool | None:
    """Tell whether minimal financial assistance of this sum is published; None where not known."""
    limit = threshold(What.MFA_PUBLISH, on_day)
    return grant_pence > limit.pence if limit else None


def request_text(giver: str, receiver: str, grant_pence: int, on_day: date) -> str:
    """Write the request for confirmation that goes before minimal financial assistance.

    It explains the proposal, names the sum and asks for confirmation in writing (section 37).
    """
    since, until = window(on_day)
    limit = threshold(What.MFA, on_day)
    most = pounds(limit.pence) if limit else "the limit of the day"
    return (
        f"To {receiver}\n\n"
        f"{giver} proposes to give you {pounds(grant_pence)} as minimal financial assistance under "
        "section 36 of the Subsidy Control Act 2022.\n\n"
        "Please confirm in writing that with this sum you will not have had more than "
        f"{most} of minimal financial assistance, or assistance for services of public economic "
        f"interest, from all public givers together, from {a_day(since)} to {a_day(until)}.\n\n"
        "We can give it only after you have confirmed. Keep a record of it for at least three "
        "years.\n"
    )
