"""Names in capitals, as register files hold them, written the way people read them."""

import re

from commissioning.organisations.rules.names import SMALL_WORDS

_WORD = re.compile(r"[^\W_][\w'\u2019]*")
_VOWELS = frozenset("AEIOUY")
LONGEST_INITIALS = 4
KEPT = frozenset({"UK", "YMCA", "YWCA", "CIO", "SCIO", "CIC", "NHS", "AIDS", "HIV", "PTA", "RAF"})


def calm_name(name: str) -> str:
    """Give a name that is all in capitals with capitals only where names have them.

    "ST PETER'S CHURCH OF ENGLAND SCHOOL" becomes "St Peter's Church of England School". A name
    that has small letters already stays as it is. Words without vowels are taken for initials.
    """
    if not name.isupper():
        return name
    return _WORD.sub(lambda found: _word(found.group(), first=not found.start()), name)


def _word(word: str, *, first: bool) -> str:
    if word in KEPT or _may_be_initials(word):
        return word
    small = word.lower()
    return small if small in SMALL_WORDS and not first else small[0].upper() + small[1:]


def _may_be_initials(word: str) -> bool:
    short = word.isalpha() and len(word) <= LONGEST_INITIALS
    return short and word != "ST" and not _VOWELS & set(word)
