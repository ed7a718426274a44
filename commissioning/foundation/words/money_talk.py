"""The check of free text that others may read while a competition is live (PRODUCT.md section 3).

It finds prices and money, and sentences in which one organisation tells another that it will
keep out. It warns and explains; it never blocks, and it is no proof that a text is safe.
"""

from dataclasses import dataclass
from typing import Literal

from commissioning.foundation.words.money_patterns import PATTERNS, SOFTENERS, Talk

LONGEST_TEXT = 50_000
AROUND = 40  # letters either side in which a word such as "voucher" makes money harmless

WHY: dict[Talk, str] = {
    "money": (
        "This looks like an amount of money. While a competition is live, money must not be"
        " shared with others who may bid."
    ),
    "rate": (
        "This looks like a rate or a unit cost. What you would charge must stay with you until"
        " the decision."
    ),
    "price": (
        "This talks about price. Organisations that may bid against each other must not share"
        " what they would charge."
    ),
    "discount": (
        "This looks like a cut in price. How you would price your bid must stay with you until"
        " the decision."
    ),
    "margin": "This talks about margin or mark-up, which is part of a price. Please leave it out.",
    "not bidding": (
        "This reads as if you agree not to bid, or ask others not to. That can be unlawful, even"
        " between friends and even if the buyer knows. Say only what you bring and what you lack."
    ),
}
SOFT = "This is an amount of money. If it is no part of what you would charge, it can stay."


@dataclass(frozen=True, slots=True)
class Finding:
    """A piece of text to think about: where it stands, what it is, and why it matters."""

    talk: Talk
    text: str
    start: int
    end: int
    why: str
    strength: Literal["plain", "soft"]


def find_money_talk(text: str) -> tuple[Finding, ...]:
    """List what in a text looks like money talk or keeping out, in the order of the text.

    Only the first 50,000 characters are read. Pieces never overlap.
    """
    read = text[:LONGEST_TEXT]
    found = [
        (match.start(), -match.end(), talk)
        for talk, pattern in PATTERNS
        for match in pattern.finditer(read)
    ]
    findings: list[Finding] = []
    for start, minus_end, talk in sorted(found):
        if not findings or start >= findings[-1].end:
            findings.append(_finding(read, talk, start, -minus_end))
    return tuple(findings)


def _finding(text: str, talk: Talk, start: int, end: int) -> Finding:
    near = text[max(0, start - AROUND) : end + AROUND]
    soft = talk == "money" and SOFTENERS.search(near) is not None
    why = SOFT if soft else WHY[talk]
    return Finding(talk, text[start:end], start, end, why, "soft" if soft else "plain")
