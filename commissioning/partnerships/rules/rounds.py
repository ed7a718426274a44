"""Rounds of a proposal: who still has to answer, and what the answers come to."""

from collections.abc import Iterable, Mapping
from datetime import date

CONFIRMED, DECLINED = "confirmed", "declined"

KINDS = {"form": "To form the partnership", "change": "To change it", "end": "To end it"}
STATUS_WORDS = {
    "open": "Waiting for answers",
    "confirmed": "Confirmed by everybody",
    "declined": "Not agreed",
    "replaced": "Replaced by the next round",
    "withdrawn": "Taken back",
}


def still_to_answer(asked: Iterable[str], answers: Mapping[str, str]) -> tuple[str, ...]:
    """Give those of `asked` who have not confirmed, in order; `answers` is what each said."""
    return tuple(each for each in asked if answers.get(each) != CONFIRMED)


def all_confirmed(asked: Iterable[str], answers: Mapping[str, str]) -> bool:
    """Tell whether everybody asked has confirmed; silence is never a yes."""
    asked = tuple(asked)
    return bool(asked) and not still_to_answer(asked, answers)


def is_late(reply_by: date, today: date) -> bool:
    """Tell whether the day to reply by has passed. It ends nothing."""
    return reply_by < today


def round_words(number: int, kind: str) -> str:
    """Name a round: "Round 2: to change it"."""
    words = KINDS[kind]
    return f"Round {number}: {words[0].lower()}{words[1:]}"
