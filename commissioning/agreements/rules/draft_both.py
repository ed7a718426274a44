"""One text out of two: what each of two people changed in the same text, put together.

Where both changed the same words, both are kept between square brackets, which the completeness
check asks to fill in: so nothing is decided for anybody, and nothing typed is lost.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from commissioning.foundation.words.difference import MOST_WORK

CHOOSE = "choose one of the two texts that follow"
_LONGEST_BLANK = 250  # letters; completeness reads no blank of more than 300
_WORDS = re.compile(r"\s*\S+|\s+$")


def both(was: Any, theirs: Any, mine: Any) -> Any:
    """Give one value of both: the one that changed, or for two texts that did, one of both."""
    if mine in (was, theirs):
        return theirs
    if theirs == was:
        return mine
    if all(isinstance(text, str) for text in (was, theirs, mine)):
        return both_texts(was, theirs, mine)
    return mine


def both_texts(was: str, theirs: str, mine: str) -> str:
    """Put two changed texts together, word by word; what meets stands as [either …, or …]."""
    old, new, own = (_WORDS.findall(text) for text in (was, theirs, mine))
    if len(old) * max(len(new), len(own)) > MOST_WORK:
        return _either(theirs, mine)
    return "".join(_merged(old, new, own)).strip()


def _merged(old: Sequence[str], new: Sequence[str], own: Sequence[str]) -> Iterator[str]:
    """Walk along the words that all three share; between two of them, keep what changed."""
    at = (0, 0, 0)
    for shared in (*_shared(old, new, own), (len(old), len(new), len(own))):
        was, theirs, mine = (
            "".join(words[start:end])
            for words, start, end in zip((old, new, own), at, shared, strict=True)
        )
        yield _one_of(was, theirs, mine)
        if shared[0] < len(old):
            yield old[shared[0]]
        at = (shared[0] + 1, shared[1] + 1, shared[2] + 1)


def _shared(
    old: Sequence[str], new: Sequence[str], own: Sequence[str]
) -> Iterator[tuple[int, int, int]]:
    """Give the places, in all three texts, of each word that both left as it was."""
    theirs, mine = _kept(old, new), _kept(old, own)
    return ((place, theirs[place], mine[place]) for place in sorted(theirs.keys() & mine.keys()))


def _kept(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return {block.a + n: block.b + n for block in blocks for n in range(block.size)}


def _one_of(was: str, theirs: str, mine: str) -> str:
    if mine in (was, theirs):
        return theirs
    return mine if theirs == was else _either(theirs, mine)


def _either(theirs: str, mine: str) -> str:
    """Keep both; where one took the words out, the other's change of them is what is left."""
    if not theirs.strip() or not mine.strip():
        return theirs + mine
    space = theirs[: len(theirs) - len(theirs.lstrip())]
    one, other = theirs.strip(), mine.strip()
    if len(one) + len(other) > _LONGEST_BLANK or "[" in one + other:
        return f"{space}[{CHOOSE}] {one}\n\n{other}"
    return f"{space}[either: {one} — or: {other}]"
