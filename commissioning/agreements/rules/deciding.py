"""What a party may say of an offered version, and when all have said yes to the same text."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum

LONGEST_MINUTE = 300
LONGEST_WORDS = 4_000


class Said(StrEnum):
    """A party's word on an offered version."""

    APPROVED = "approved"
    REFUSED = "refused"
    ACKNOWLEDGED = "acknowledged"


def why_not_said(
    said: str,
    *,
    material: bool,
    decided_on: date,
    offered_on: date,
    today: date,
    minute: str,
    words: str,
) -> tuple[str, str] | None:
    """Give (what to do, field) when this cannot be a party's word; None when it can.

    A board may say no to a small change too, so that no change is small against its will.
    """
    wrong = (
        *_wrong_word(said, material),
        *_wrong_day(decided_on, offered_on, today),
        *_wrong_texts(said, minute.strip(), words.strip()),
    )
    return wrong[0] if wrong else None


def all_said(
    wanted: Said,
    fingerprint: str | None,
    parties: Sequence[int],
    said: Mapping[int, tuple[str, str]],
) -> bool:
    """Tell whether every party has said `wanted` of exactly this text.

    `said` holds each party's standing word, and the fingerprint of what it was said of.
    """
    return bool(parties) and all(said.get(party) == (wanted, fingerprint) for party in parties)


def _wrong_word(said: str, material: bool) -> Iterator[tuple[str, str]]:
    if said not in set(Said):
        yield "Say whether the board approved it or not", "said"
    elif said == Said.APPROVED and not material:
        yield "This is a small change: an officer of each party acknowledges it", "said"
    elif said == Said.ACKNOWLEDGED and material:
        yield "This changes what is agreed, so each board decides on it", "said"


def _wrong_day(decided_on: date, offered_on: date, today: date) -> Iterator[tuple[str, str]]:
    if decided_on > today:
        yield "Enter the day of the decision, which cannot be after today", "decided_on"
    if decided_on < offered_on:
        yield "Enter a day on or after the day this version was offered", "decided_on"


def _wrong_texts(said: str, minute: str, words: str) -> Iterator[tuple[str, str]]:
    if said != Said.ACKNOWLEDGED and not minute:
        yield "Enter the minute's number or date, and where it is kept", "minute"
    if len(minute) > LONGEST_MINUTE:
        yield f"Use {LONGEST_MINUTE} letters or fewer", "minute"
    if said == Said.REFUSED and not words:
        yield "Say why, so that the next version can meet it", "words"
    if len(words) > LONGEST_WORDS:
        yield f"Use {LONGEST_WORDS:,} letters or fewer", "words"
