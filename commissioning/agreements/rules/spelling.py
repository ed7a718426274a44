"""Whether a change mends spelling and nothing else. When in doubt, it does not."""

import re
from itertools import pairwise

from rapidfuzz.distance import OSA
from zxcvbn.frequency_lists import FREQUENCY_LISTS

MOST_LETTERS = 2  # changed, added, left out or swapped in one word
_LONGEST = 60  # longer than any word; it also bounds the work

_WORD = re.compile(r"(\W*)([^\W\d_]*)(\W*)")
# Words that are spelt rightly: changing one of them changes what is said.
_KNOWN = frozenset(FREQUENCY_LISTS["english_wikipedia"] + FREQUENCY_LISTS["us_tv_and_film"])
# What these words give, take, deny or count is never a matter of spelling.
_WEIGHTY = frozenset(
    """
    no not nor none never nobody nothing neither without unless except cannot cant wont dont
    may might must shall will can should would all any each every both either only some most least
    and or but if when until before after within one two three four five six seven eight nine ten
    eleven twelve twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million
    billion half third quarter double once twice daily weekly monthly yearly annual annually
    biannual biannually biennial biennially bimonthly fortnightly monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august september
    october november december
    """.split()
)


def only_spelling(before: str, after: str) -> bool:
    """Tell whether the second text is the first with misspelt words mended, and no more.

    The words are the same but for at most two letters each; no number, name of a day or month, or
    word that gives, takes or denies is touched; and no word that was spelt rightly is changed.
    """
    old, new = before.split(), after.split()
    if len(old) != len(new) or before == after:
        return False
    return all(one == other or _mends(one, other) for one, other in zip(old, new, strict=True))


def _mends(before: str, after: str) -> bool:
    if max(len(before), len(after)) > _LONGEST:
        return False
    was, becomes = _WORD.fullmatch(before), _WORD.fullmatch(after)
    if was is None or becomes is None or (was[1], was[3]) != (becomes[1], becomes[3]):
        return False
    old, new = was[2].casefold(), becomes[2].casefold()
    if old == new:
        return old not in _WEIGHTY
    return _is_a_misspelling(old) and new not in _WEIGHTY and _look_alike(old, new)


def _is_a_misspelling(word: str) -> bool:
    return bool(word) and word not in _KNOWN and word not in _WEIGHTY


def _look_alike(old: str, new: str) -> bool:
    """Hold beginnings and ends: unapproved is not approved, and an employee not an employer."""
    if not new or old[0] != new[0]:
        return False
    swapped = any(
        old[:n] + second + first + old[n + 2 :] == new
        for n, (first, second) in enumerate(pairwise(old))
    )
    return swapped or (old[-1] == new[-1] and OSA.distance(old, new) <= MOST_LETTERS)
