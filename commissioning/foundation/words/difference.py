"""What changed between two texts, word by word, in pieces a page can show."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Literal

Kind = Literal["same", "added", "struck"]
Piece = tuple[Kind, str]

MOST_WORK = 360_000  # words before × words after; about a tenth of a second at worst
_WORDS = re.compile(r"\s*\S+|\s+$")
_SENTENCES = re.compile(r".*?(?:[.!?](?=\s)|\n|$)\s*", re.DOTALL)


def word_difference(before: str, after: str) -> list[Piece]:
    """Say what was kept, added and struck, in reading order.

    Same and struck pieces together are exactly `before`; same and added are exactly `after`.
    Long texts are compared by sentence, and very long ones only by their ends, so the work is
    bounded.
    """
    old, new = _split(before, after)
    start = _alike_at_start(old, new)
    end = _alike_at_start(old[start:][::-1], new[start:][::-1])
    middle = _changes(old[start : len(old) - end], new[start : len(new) - end])
    kept_end: Piece = ("same", "".join(old[len(old) - end :]))
    return _tidy([("same", "".join(old[:start])), *middle, kept_end])


def _split(before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if len(old) * len(new) <= MOST_WORK:
        return old, new
    return [s for s in _SENTENCES.findall(before) if s], [s for s in _SENTENCES.findall(after) if s]


def _alike_at_start(old: list[str], new: list[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


def _changes(old: list[str], new: list[str]) -> Iterator[Piece]:
    if len(old) * len(new) > MOST_WORK:
        yield from (("struck", "".join(old)), ("added", "".join(new)))
        return
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            yield "same", "".join(old[a:b])
        else:
            yield from (("struck", "".join(old[a:b])), ("added", "".join(new[c:d])))


def _tidy(pieces: list[Piece]) -> list[Piece]:
    """Drop empty pieces and join neighbours of one kind."""
    tidy: list[Piece] = []
    for kind, text in pieces:
        if text and tidy and tidy[-1][0] == kind:
            tidy[-1] = (kind, tidy[-1][1] + text)
        elif text:
            tidy.append((kind, text))
    return tidy
