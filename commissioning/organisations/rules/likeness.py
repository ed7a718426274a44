"""Whether two names may be one organisation: a warning to a person, never a decision.

Names are compared word by word and not by an overall score, because "North Devon Mind" and
"South Devon Mind" are nearly alike and are two organisations. What decides is which words are
left over on either side once equal and misspelt ones are paired.
"""

from collections import Counter
from itertools import combinations, product

from rapidfuzz.distance import DamerauLevenshtein

from commissioning.organisations.rules.names import (
    SMALL_WORDS,
    WEAK_WORDS,
    fold_name,
    initials,
    strong_words,
)

SAME_SPELLING = 0.8  # one slip in five letters, two in ten; shorter words must be equal
SHORTEST_MISSPELT = 5
WORDS_PAIRED = 4  # the longest words of a name, for keys
SHORTEST_INITIALS, LONGEST_INITIALS = 3, 7

Verdict = tuple[bool, str]


def likely_same(name_a: str, name_b: str) -> Verdict:
    """Say whether two names may be one organisation, and why, in a sentence for the page."""
    a, b = sorted((fold_name(name_a), fold_name(name_b)))
    if not a or not b:
        return False, "One of the names is empty."
    return _alike_as_written(a, b, name_a, name_b) or _alike_by_words(a, b)


def blocking_keys(name: str) -> frozenset[str]:
    """Give a few short keys (at most 10) such that likely duplicates share one.

    Stored in an indexed column, they find the names worth comparing without reading them all.
    """
    folded = fold_name(name)
    longest = sorted(set(strong_words(name)), key=lambda word: (-len(word), word))[:WORDS_PAIRED]
    keys = {f"s:{_squeezed(folded)[:10]}"} if folded else set()
    keys |= {f"w:{word[:6]}" for word in longest[:2]}
    keys |= {f"p:{a[:4]}.{b[:4]}" for a, b in combinations(sorted(longest), 2)}
    short = folded if _may_be_initials(folded) else initials(name)
    return frozenset(keys | ({f"i:{short}"} if _may_be_initials(short) else set()))


def _alike_as_written(a: str, b: str, name_a: str, name_b: str) -> Verdict | None:
    if name_a.strip() == name_b.strip():
        return True, "The names are the same."
    if _squeezed(a) == _squeezed(b):
        return True, "The names differ only in capitals, spaces or small words such as Ltd."
    for short, long in ((a, b), (b, a)):
        if _may_be_initials(short) and initials(long) == short:
            return True, f"{_quoted([short.upper()])} may be short for the other name."
    return None


def _alike_by_words(a: str, b: str) -> Verdict:
    only_a, only_b, misspelt = _left_over(a.split(), b.split())
    shared = len(_strong(a.split())) - len(_strong(only_a))
    if _strong(only_a) and _strong(only_b):
        different = _quoted([*_strong(only_a), *_strong(only_b)])
        return False, f"The names have different words: {different}."
    if not shared:
        return False, "The names have only common words alike."
    if not only_a and not only_b:
        return True, _spelling_or_order(misspelt)
    return _one_holds_the_other(only_a, only_b, shared, min(_size(a), _size(b)))


def _spelling_or_order(misspelt: list[str]) -> str:
    if misspelt:
        return f"The names differ only in spelling: {_quoted(misspelt)}."
    return "The names have the same words in another order."


def _one_holds_the_other(
    only_a: list[str], only_b: list[str], shared: int, shorter: int
) -> Verdict:
    if only_a and only_b:  # weak words on both sides, or on one of them
        differ = f"The names differ in {_quoted([*only_a, *only_b])}."
        return shared >= 2 and not _strong([*only_a, *only_b]), differ
    added = only_a or only_b
    adds = f"One name holds the other and adds {_quoted(added)}."
    return shorter >= 2 and len(_strong(added)) <= shared, adds


def _size(folded: str) -> int:
    return sum(_without_small(folded.split()).values())


def _left_over(a: list[str], b: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Pair equal words, then misspelt ones; give what is left of each, and the misspelt."""
    words_a, words_b = _without_small(a), _without_small(b)
    only_a, only_b = words_a - words_b, words_b - words_a
    misspelt: list[str] = []
    for _, one, other in _near(only_a, only_b):
        if only_a[one] and only_b[other]:
            only_a[one] -= 1
            only_b[other] -= 1
            misspelt += [one, other]
    return sorted(only_a.elements()), sorted(only_b.elements()), misspelt


def _near(only_a: Counter[str], only_b: Counter[str]) -> list[tuple[float, str, str]]:
    pairs = product(only_a, only_b)
    near = ((-_spelling(one, other), one, other) for one, other in pairs)
    return sorted(
        (row for row in near if row[0] <= -SAME_SPELLING),
        key=lambda row: (row[0], *sorted(row[1:])),
    )


def _spelling(one: str, other: str) -> float:
    """How alike two words are, 0 to 1; words with figures in them are alike only if equal."""
    short = min(len(one), len(other)) < SHORTEST_MISSPELT
    if short or not (one.isalpha() and other.isalpha()):
        return 0.0
    return DamerauLevenshtein.normalized_similarity(one, other)


def _without_small(words: list[str]) -> Counter[str]:
    return Counter(word for word in words if word not in SMALL_WORDS) or Counter(words)


def _strong(words: list[str]) -> list[str]:
    return [word for word in words if word not in WEAK_WORDS]


def _squeezed(folded: str) -> str:
    return "".join(word for word in folded.split() if word not in SMALL_WORDS) or folded


def _may_be_initials(text: str) -> bool:
    return SHORTEST_INITIALS <= len(text) <= LONGEST_INITIALS and text.isalpha()


def _quoted(words: list[str]) -> str:
    return ", ".join(f"\u201c{word}\u201d" for word in words)
