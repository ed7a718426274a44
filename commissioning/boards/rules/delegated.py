"""What may be decided by one person, under a standing authority of the board and its limit.

Delegating is only lawful where the governing document allows it, and the board stays responsible;
what is very risky or new stays with it (FACTS.md 1.4).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from commissioning.foundation.actor import BUYING, DECLARING, Kind, Role
from commissioning.foundation.bank_holidays import SATURDAY
from commissioning.foundation.in_words import a_day, pounds

LONGEST_COVERS = 500
LONGEST_MINUTE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """A board's word that somebody may decide alone.

    Attributes:
        minute: The minute that gave it; for a public body's officer the scheme and paragraph.
        limit_pence: The most the organisation could lose by what is so decided.
        until: The last day; None without one.
    """

    given_on: date
    minute: str
    limit_pence: int
    covers: str
    until: date | None = None
    ended: bool = False


def may_decide_alone(role: Role, kind: Kind) -> bool:
    """Tell whether a seat reads agreements at work, as whoever decides on one alone must.

    Trustees read a text only inside a decision of their board.
    """
    return role is Role.COMMISSIONER if kind in BUYING else role in DECLARING


def why_not_authority(authority: Authority, today: date) -> list[tuple[str, str]]:
    """List what is to be put right before an authority can be kept: (what to do, field)."""
    minute, covers = len(authority.minute.strip()), len(authority.covers.strip())
    last = authority.until or authority.given_on
    checks = (
        (authority.given_on <= today, "Enter a day that is not after today", "given_on"),
        (0 < minute <= LONGEST_MINUTE, "Enter the board's minute that gave it", "minute"),
        (0 < covers <= LONGEST_COVERS, "Say in a sentence what it is for", "covers"),
        (authority.limit_pence >= 0, "Enter an amount of £0 or more", "limit_pence"),
        (last >= authority.given_on, "Enter a day that is not before it was given", "until"),
    )
    return [(what, field) for holds, what, field in checks if not holds]


def why_not_delegated(
    authority: Authority, most_we_could_lose: int | None, today: date, novel: bool
) -> list[str]:
    """List why the board itself has to decide; nothing when one person may.

    `most_we_could_lose` is in pence, 0 or more; None when there is no limit, or it is not known.
    """
    return [
        why
        for why in (
            _by_day(authority, today),
            _by_sum(authority, most_we_could_lose),
            "It is new for your organisation, or very risky, so the board decides" if novel else "",
        )
        if why
    ]


def _by_day(authority: Authority, today: date) -> str:
    if authority.ended:
        return "The board has ended this authority"
    if today < authority.given_on:
        return f"The authority begins on {a_day(authority.given_on)}"
    if authority.until is not None and today > authority.until:
        return f"The authority ended on {a_day(authority.until)}"
    return ""


def _by_sum(authority: Authority, most_we_could_lose: int | None) -> str:
    limit = f"and the limit of the authority is {pounds(authority.limit_pence)}"
    if most_we_could_lose is None:
        return f"It is not known how much your organisation could lose at most, {limit}"
    if most_we_could_lose > authority.limit_pence:
        return f"Your organisation could lose {pounds(most_we_could_lose)}, {limit}"
    return ""


def call_in_ends(published_on: date, working_days: int, holidays: Collection[date]) -> date:
    """Give the last day on which a decision can be called in; it takes effect the day after.

    The day after publishing is the first that counts; weekends and holidays never do. A council's
    own constitution sets the number, so check there how it counts.
    """
    day = published_on
    while working_days > 0:
        day += timedelta(days=1)
        working_days -= day.weekday() < SATURDAY and day not in holidays
    return day
