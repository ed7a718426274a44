"""The card: what an introduction shows of a bid, and when two cards match (section 3)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from commissioning.foundation.in_words import listed
from commissioning.register.rules.complement import met, phrases

# A card says what we bring and what we lack. Everything else about a bid stays off it, and the
# name until both have said yes: a no then leaves nothing behind.
CARD_FIELDS = ("brings", "lacks")
LONGEST = 500  # characters: enough for what we bring, too short for how we would do it

_NEVER = {
    "stage": "how far you have come",
    "amount_sought": "how much you ask for",
    "price": "a price",
    "summary": "how you would do it",
    "method": "how you would do it",
}


@dataclass(frozen=True, kw_only=True)
class Card:
    """One side of an introduction: its two texts, and the facts that it is matched by.

    Only `brings` and `lacks` are printed; the rest stays with the register.
    """

    organisation: str
    brings: str
    lacks: str
    opportunity: str | None = None
    lots: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Match:
    """Two cards that fit, with the reasons that both sides are shown."""

    reasons: tuple[str, ...]


def what_is_wrong(fields: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """List (field, what to do) for a card that cannot be offered as it is.

    Money and promises not to bid are found by the text check of
    `commissioning.foundation.words`; this looks only at what the card holds.
    """
    found = [(name, _left_off(name)) for name in fields if name not in CARD_FIELDS]
    for name, words in (("brings", "what you bring"), ("lacks", "what you lack")):
        text = fields.get(name, "").strip()
        if not phrases(text):
            found.append((name, f"Enter {words}"))
        elif len(text) > LONGEST:
            found.append((name, f"Say {words} in {LONGEST} characters or fewer"))
    return tuple(found)


# A card without a name is no use if it says how to reach its writer.
_REACHES = re.compile(
    r"\S@\S|\bhttps?://|\bwww\.|(?:\d[\s()-]{0,2}){9,}|GB-[A-Z]{2,}-?\d", re.ASCII
)


def what_identifies(
    fields: Mapping[str, str], names: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """List (field, what to do) where a card would tell whose it is before both have said yes.

    `names` are those the organisation has, or once had. A name is found with its own capitals
    only, so that Young Carers can still say that it works with young carers.
    """
    found = []
    for field, text in fields.items():
        held = _spelt(text)
        if any(_spelt(name) in held for name in names if _spelt(name).strip()):
            found.append((field, "Leave your name off: at first the card is shown without it"))
        if _REACHES.search(text):
            found.append((field, "Leave addresses and numbers off the card: they say who you are"))
    return tuple(found)


def _spelt(text: str) -> str:
    """Give the words of a text with one space on either side of each."""
    return " ".join(["", *re.findall(r"[^\W_]+", text), ""])


def _left_off(name: str) -> str:
    return f"Leave {_NEVER.get(name, 'this')} off the card"


def match(a: Card, b: Card) -> Match | None:
    """Tell whether two cards fit: the same work, and one brings what the other lacks.

    It comes out the same whichever is named first. Whether the pair may be offered at all is
    `introductions.may_be_offered`.
    """
    if a.organisation == b.organisation:
        return None
    work = _same_work(a, b)
    lines = sorted(_met_between(a, b))
    return Match((work, *lines)) if work and lines else None


def _same_work(a: Card, b: Card) -> str:
    if a.opportunity or b.opportunity:
        return _same_opportunity(a, b)
    near = a.areas & (b.areas | b.within) or b.areas & (a.areas | a.within)
    return "You work in the same area, on the same theme." if near and a.themes & b.themes else ""


def _same_opportunity(a: Card, b: Card) -> str:
    if a.opportunity != b.opportunity:
        return ""
    if not (a.lots and b.lots):
        return "You are both looking at the same opportunity."
    return "You are both looking at the same lot." if a.lots & b.lots else ""


def _met_between(a: Card, b: Card) -> list[str]:
    pairs = ((a.lacks, b.brings), (b.lacks, a.brings))
    found = (met(phrases(lacks), phrases(brings)) for lacks, brings in pairs)
    return [f"One lacks what the other brings: {listed(things)}." for things in found if things]
