"""Themes: the UK Charity Activity Tags (UK-CAT), and how they are suggested.

Data and licence: data/README.md. The words that suggest a theme are ours.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from commissioning.foundation.codes.areas import Group
from commissioning.foundation.codes.tables import names_in, rows_of
from commissioning.foundation.words.tokens import tokens

Phrase = tuple[str, ...]  # stemmed words in order

MOST_SUGGESTED = 5
LONGEST_TEXT = 20_000

# Our own judgement of what the divisions and groups of the CPV that matter here are about. The
# longest beginning wins; what is not here (building, goods, machines) suggests no theme.
CPV_THEMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("33", ("HE",)),
    ("55", ("SW300",)),
    ("5552", ("SW300",)),
    ("60112", ("SW104",)),
    ("6013", ("SW104",)),
    ("70", ("HO",)),
    ("7033", ("HO",)),
    ("73", ("RS",)),
    ("75", ("SO",)),
    ("752", ("CJ",)),
    ("7523", ("CJ",)),
    ("753", ("SW",)),
    ("773", ("EN102",)),
    ("7731", ("FA104",)),
    ("79634", ("ED302",)),
    ("80", ("ED",)),
    ("801", ("ED104",)),
    ("802", ("ED107",)),
    ("803", ("ED103",)),
    ("804", ("ED101",)),
    ("805", ("ED300",)),
    ("80521", ("ED300",)),
    ("85", ("HE", "SC")),
    ("851", ("HE300",)),
    ("8511", ("HE402",)),
    ("85144", ("SC107",)),
    ("853", ("SC",)),
    ("85311", ("SC106",)),
    ("853111", ("SC106", "BE108")),
    ("853112", ("SC106", "BE200")),
    ("853113", ("SC104",)),
    ("85312", ("SC",)),
    ("853121", ("SC101",)),
    ("853123", ("CA101",)),
    ("8531231", ("CA101",)),
    ("8531232", ("HE304",)),
    ("853124", ("SW",)),
    ("853125", ("HE305",)),
    ("8531251", ("ED306",)),
    ("85321", ("SW",)),
    ("85322", ("EC101",)),
    ("85323", ("HE305",)),
    ("905", ("EN103",)),
    ("907", ("EN102",)),
    ("92", ("AR", "LE")),
    ("921", ("AR201",)),
    ("922", ("AR203",)),
    ("923", ("AR300",)),
    ("925", ("HR",)),
    ("9252", ("HR105",)),
    ("9253", ("EN104",)),
    ("926", ("LE106",)),
    ("98", ("EC101",)),
    ("981", ("AS",)),
    ("98131", ("RL",)),
    ("98133", ("EC101",)),
    ("983", ("SW",)),
)


@dataclass(frozen=True, slots=True)
class Theme:
    """One tag: its code, its name, and the code of the theme it belongs to ("" at the top)."""

    code: str
    name: str
    parent: str


def theme(code: str) -> Theme | None:
    """Give the theme with this code, or None."""
    return _themes().get(code.strip().upper())


def wider(code: str) -> tuple[str, ...]:
    """List the codes of the themes this one belongs to, nearest first, without itself."""
    held = theme(code)
    return (held.parent, *wider(held.parent)) if held and held.parent else ()


@lru_cache(maxsize=1)
def choices() -> tuple[Group, ...]:
    """Give all themes for a select: a group for each of the 24 categories, itself first."""
    tops = (each for each in _themes().values() if not each.parent)
    return tuple(Group(top.name, _options_of(top)) for top in tops)


def suggest(text: str, most: int = MOST_SUGGESTED) -> tuple[Theme, ...]:
    """Suggest themes for a text, those whose words come most often and closest first.

    A theme is left out when a narrower one of its own is suggested.
    """
    weights: Counter[str] = Counter()
    for phrase, codes in _phrases_in(tokens(text[:LONGEST_TEXT], joined=False)):
        weights.update(dict.fromkeys(codes, len(phrase)))
    covered = {above for code in weights for above in wider(code)}
    ranked = sorted(weights, key=lambda code: (-weights[code], code))
    return tuple(_themes()[code] for code in ranked if code not in covered)[:most]


def themes_of_cpv(code: str) -> tuple[Theme, ...]:
    """Give the themes that a CPV code is about, by our own small table; often none."""
    digits = code.strip()[:8]
    fitting = [(start, codes) for start, codes in CPV_THEMES if digits.startswith(start)]
    _, codes = max(fitting, key=lambda row: len(row[0]), default=("", ()))
    return tuple(_themes()[each] for each in codes)


def _phrases_in(words: list[str]) -> Iterator[tuple[Phrase, tuple[str, ...]]]:
    """Read from left to right, taking the longest known phrase at each place."""
    at = 0
    while at < len(words):
        ahead = (tuple(words[at : at + length]) for length in range(_longest_phrase(), 0, -1))
        phrase = next((held for held in ahead if held in _phrases()), None)
        if phrase:
            yield phrase, _phrases()[phrase]
        at += len(phrase or "-")


def _options_of(top: Theme) -> tuple[tuple[str, str], ...]:
    inside = [each for each in _themes().values() if top.code in wider(each.code)]
    return ((top.code, top.name), *((each.code, each.name) for each in inside))


@lru_cache(maxsize=1)
def _themes() -> dict[str, Theme]:
    return {code: Theme(code, name, parent) for code, name, parent, _ in rows_of("themes")}


@lru_cache(maxsize=1)
def _phrases() -> dict[Phrase, tuple[str, ...]]:
    """The stemmed words of each phrase → the themes it suggests."""
    found: dict[Phrase, tuple[str, ...]] = {}
    for code, _, _, phrases in rows_of("themes"):
        for phrase in names_in(phrases):
            key = tuple(tokens(phrase, joined=False))
            found[key] = (*found.get(key, ()), code)
    return found


@lru_cache(maxsize=1)
def _longest_phrase() -> int:
    return max(len(phrase) for phrase in _phrases())
