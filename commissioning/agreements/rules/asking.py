"""What all partners are asked in the same words, and when all have said yes to them."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from enum import StrEnum

LONGEST_WHY = 500  # why an agreement ends, as agreements keep it
LONGEST_HOW = 4_000


class Kind(StrEnum):
    """What is asked: that a dispute is settled so, or that the agreement ends early."""

    SETTLE = "settle"
    END = "end"


class Says(StrEnum):
    """What one partner says to it."""

    YES = "yes"
    NOT_YET = "not_yet"


def why_not_settled(how: str, settled_on: date, opened_on: date, today: date) -> tuple[str, str]:
    """Give (what to do, field) where it cannot be settled so; ("", "") if it can."""
    return next(_wrong_settlement(how.strip(), settled_on, opened_on, today), ("", ""))


def why_not_ended(why: str, last_day: date, ends_on: date | None, today: date) -> tuple[str, str]:
    """Give (what to do, field) where an agreement cannot end so; ("", "") if it can.

    `ends_on` is the last day of the version in force, if it names one.
    """
    return next(_wrong_end(why.strip(), last_day, ends_on, today), ("", ""))


def why_not_said(said: str, words: str) -> tuple[str, str]:
    """Give (what to do, field) where this is no reply; ("", "") if it is one."""
    if said not in set(Says):
        return "Choose whether you agree to these words", "said"
    if said == Says.NOT_YET and not words.strip():
        return "Say what you would change, so that the next words can meet it", "words"
    if len(words.strip()) > LONGEST_HOW:
        return f"Use {LONGEST_HOW:,} letters or fewer", "words"
    return "", ""


def all_agree(partners: Collection[int], said: Mapping[int, str]) -> bool:
    """Tell whether every one of those who are partners now has said yes."""
    return bool(partners) and all(said.get(each) == Says.YES for each in partners)


def _wrong_settlement(
    how: str, settled_on: date, opened_on: date, today: date
) -> Iterator[tuple[str, str]]:
    if not how:
        yield "Say how it was settled, so that everyone reads the same", "how"
    if len(how) > LONGEST_HOW:
        yield f"Use {LONGEST_HOW:,} letters or fewer", "how"
    if settled_on > today:
        yield "It cannot be settled on a day that is still ahead", "settled_on"
    if settled_on < opened_on:
        yield "It cannot be settled before the day on which it was opened", "settled_on"


def _wrong_end(
    why: str, last_day: date, ends_on: date | None, today: date
) -> Iterator[tuple[str, str]]:
    if last_day < today:
        yield "Enter a last day that is today or still ahead", "last_day"
    if ends_on is not None and last_day >= ends_on:
        yield "Enter a day before the one on which it ends anyway", "last_day"
    if not why:
        yield "Say why it ends; all partners read it", "why"
    if len(why) > LONGEST_WHY:
        yield f"Use {LONGEST_WHY} letters or fewer", "why"
