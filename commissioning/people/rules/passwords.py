"""When a password is too easy to guess, and what to do about it, in plain words.

No rules about capitals, digits or signs: they make passwords hard to remember and easy to guess.
"""

import re
from collections.abc import Iterable

from zxcvbn import zxcvbn

LONG = 12  # characters; at this length a fairly good password will do
SHORTEST = 8  # characters; below this no password is strong enough
READ = 72  # characters that the estimate reads; its time grows fast with length
MOST_WORDS = 40  # of the person's own words, for the same reason

OURS = ("shared", "register", "password", "commissioning", "charity")

ADVICE = "Three words that have nothing to do with each other are strong, and easy to remember."


def weakness(password: str, own_words: Iterable[str] = ()) -> str:
    """Say why a password is too easy to guess and what to do; nothing when it is good.

    Good is: at least 12 characters and not common, or shorter and very hard to guess.
    `own_words` are the person's name, email address and organisation, which others know.
    """
    if len(password) < SHORTEST:
        return f"Make your password longer: at least {LONG} characters. {ADVICE}"
    known = known_words(own_words)
    reason = _reason(password, known)
    if not reason and _leans_on(password, known):
        reason = _REASONS["user_inputs"]
    return f"{reason} {ADVICE}" if reason else ""


def known_words(own_words: Iterable[str]) -> list[str]:
    """Give the words that others would try first: whole, in parts, and run together."""
    said = [text.casefold() for text in own_words if text]
    parts = [part for text in said for part in re.split(r"[\W_]+", text)]
    joined = [re.sub(r"[\W_]+", "", text) for text in said]
    words = (word for word in (*said, *joined, *parts, *OURS) if len(word) > 2)
    return list(dict.fromkeys(words))[:MOST_WORDS]


def _reason(password: str, known: list[str]) -> str:
    """Say why it is easy to guess, by the largest part that gives it away; nothing if it is not."""
    found = zxcvbn(password[:READ], user_inputs=known)
    if found["score"] >= (2 if len(password) >= LONG else 3):
        return ""
    largest = max(found["sequence"], key=lambda part: len(part["token"]))
    name = largest.get("dictionary_name", largest["pattern"])
    return _REASONS.get(name, "Choose another password: this one would not take long to guess.")


def _leans_on(password: str, known: list[str]) -> bool:
    """Tell whether little is left to guess once each word that others know counts as one sign."""
    rest = password.casefold()
    for word in sorted(known, key=len, reverse=True):
        rest = rest.replace(word, word[0])
    if rest == password.casefold():
        return False
    return len(rest) < SHORTEST or bool(_reason(rest, known))


_REASONS = {
    "user_inputs": "Choose a password without your name, your organisation or this register.",
    "passwords": "Choose another password: many people use this one, so it is tried first.",
    "repeat": "Choose another password: one that repeats itself is easy to guess.",
    "sequence": "Choose another password: letters or numbers in a row are easy to guess.",
    "spatial": "Choose another password: keys beside each other are easy to guess.",
    "date": "Choose a password that is not a date: dates are easy to guess.",
    "regex": "Choose a password that is not a date: dates are easy to guess.",
}
