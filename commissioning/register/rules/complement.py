"""What one lacks that another brings: phrases that mean the same thing, found by their words.

No statistics over other rows are used, so nothing hidden can change what is found.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from commissioning.foundation.words.tokens import tokens

# Words of the field that nearly everyone writes: sharing them says nothing about a pair.
COMMON = frozenset(
    tokens(
        "able access across activity add aim all also any area best better build can care "
        "change city class client co community council day deliver delivery develop development "
        "each effective employ ensure everyone existing experience experienced find full good "
        "group have help high improve including increase individual into know life live local "
        "lot make many more need new offer one open organisation other outcome over own partner "
        "partnership people person place plan plus programme project provide provider provision "
        "quality range reach run service set skill small some staff start strong support team "
        "time town trained training two use user want way well what where who with work worker "
        "working would year you your"
    )
)

_BREAKS = re.compile(r"[\n;,•]+|\.(?:\s|$)|\s[-\u2013]\s|\band\b")


def phrases(text: str) -> tuple[str, ...]:
    """Cut "two minibuses, a hall and trained cooks" into its phrases, each once, in order."""
    parts = (part.strip(" \t-*") for part in _BREAKS.split(text))
    return tuple(dict.fromkeys(part for part in parts if part))


@lru_cache(maxsize=16_384)
def telling_words(text: str) -> frozenset[str]:
    """Give the stemmed words of a text that tell it apart, without those everyone uses."""
    return frozenset(
        word for word in tokens(text) if word not in COMMON and len(word) > 1 and not word.isdigit()
    )


@lru_cache(maxsize=16_384)
def _phrase(text: str) -> frozenset[str]:
    # "Support workers" is made of common words alone, and still has to meet itself.
    return telling_words(text) or frozenset(tokens(text))


def meets(wanted: str, brought: str) -> bool:
    """Tell whether what one brings answers what another looks for.

    Half or more of the telling words of the shorter phrase must be in the longer one.
    """
    a, b = _phrase(wanted), _phrase(brought)
    return bool(a and b) and 2 * len(a & b) >= min(len(a), len(b))


def met(wanted: Iterable[str], brought: Iterable[str]) -> tuple[str, ...]:
    """List, in alphabetical order, what is wanted on one side and brought on the other."""
    offers = tuple(brought)
    return tuple(sorted({want for want in wanted if any(meets(want, offer) for offer in offers)}))
