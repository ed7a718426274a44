"""Text → the words it can be found by, the same way for what is stored and what is asked."""

import re
import unicodedata
from functools import lru_cache

from snowballstemmer import stemmer

STOP_WORDS = frozenset(
    "a an and are as at be been by for from has have in into is it its of on or our that the"
    " their them they this to was we were which who will with".split()
)
LONGEST_WORD = 64  # longer runs are pasted rubbish; they are cut, so that an index stays small

# Indian and Thai vowel signs are not letters to `re`, and would cut such words into pieces.
_LETTER = r"(?:[^\W_]|[\u0900-\u0e7f])"
_RUN = re.compile(rf"{_LETTER}+(?:['\-/.:_]{_LETTER}+)*")
_PART = re.compile(rf"{_LETTER}+(?:'{_LETTER}+)*")
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]")
_CURLY = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-"})
_english = stemmer("english")


def plain(text: str) -> str:
    """Fold case, accents and look-alike forms away: "Môn" and "mon" become the same."""
    if text.isascii():
        return text.lower()
    unfolded = unicodedata.normalize("NFKD", text.translate(_CURLY))
    return _MARKS.sub("", unfolded).casefold()


def tokens(text: str, *, joined: bool = True) -> list[str]:
    """List the stemmed words of a text in order, without the commonest English ones.

    With `joined`, "CF-0123/45" and "co-production" are given whole as well as in parts: use it
    for what is stored. Turn it off for what is asked, so that parts alone are required.
    """
    found: list[str] = []
    for run in _RUN.findall(plain(text)):
        found += _of_run(run) if joined else _parts(run)
    return found


@lru_cache(maxsize=65_536)
def _of_run(run: str) -> tuple[str, ...]:
    pieces = _PART.findall(run)
    if len(pieces) < 2 or not _worth_joining(run):
        return _parts(run)
    return (*_parts(run), _stem("".join(pieces).replace("'", "")))


def _worth_joining(run: str) -> bool:
    """References hold a figure; words are joined by a hyphen and nothing else."""
    return any(letter.isdigit() for letter in run) or not re.search(r"[/.:_]", run)


@lru_cache(maxsize=65_536)
def _parts(run: str) -> tuple[str, ...]:
    words = (_without_possessive(part) for part in _PART.findall(run))
    return tuple(_stem(word) for word in words if word not in STOP_WORDS)


def _without_possessive(word: str) -> str:
    return word.removesuffix("'s").replace("'", "")


@lru_cache(maxsize=65_536)
def _stem(word: str) -> str:
    short = word[:LONGEST_WORD]
    return short if any(letter.isdigit() for letter in short) else str(_english.stemWord(short))
