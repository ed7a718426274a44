"""Others you may want to talk to: which two declarations should know of each other, and why.

The score is a sum of lines, each printed with its points. It comes from the two declarations
alone, so no hidden row can move it, and comparing A with B is comparing B with A.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import product

from commissioning.foundation.in_words import listed
from commissioning.register.rules.complement import met

# The points add up to 100 for two bids that share everything.
SAME_OPPORTUNITY = 30  # two answers to one question: the plainest reason to talk
SAME_LOT = 15  # and to the same part of it
SAME_FIELD = 20  # one funder, area and theme at one time: the money may be meant for both
SIMILAR_PURPOSE = 15  # words can mislead, so likeness alone is worth the least
COMPLEMENT = 20  # each way 10: what makes a joint answer stronger than two

_EACH_WAY = COMPLEMENT // 2
# (share of the shorter purpose's telling words, fewest words shared, points): two words are
# much of a short sentence and little of a long one.
_LIKENESS = ((0.75, 3, SIMILAR_PURPOSE), (0.5, 2, 10), (0.35, 3, 6))


@dataclass(frozen=True, kw_only=True)
class Subject:
    """The facts of one declaration that an overlap is found from.

    `areas` are the codes the declaration names, and `within` every area those lie in.
    `purpose` holds telling words (`complement.telling_words`), not the text itself;
    `brings` and `looks_for` hold phrases (`complement.phrases`).
    `ref` is the opaque reference, used to put equal scores in a steady order.
    """

    ref: str
    organisation: str
    opportunity: str | None = None
    lots: frozenset[str] = frozenset()
    funder: str | None = None
    areas: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    starts: date | None = None
    ends: date | None = None
    purpose: frozenset[str] = frozenset()
    brings: frozenset[str] = frozenset()
    looks_for: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Reason:
    """One line of a score: what the two have in common, in words, and its points."""

    words: str
    points: int

    @property
    def of_two_others(self) -> str:
        """The same line for a reader who is neither of the two."""
        said = self.words.replace("You are both", "Both are")
        return said.replace("You would do", "They would do")


@dataclass(frozen=True)
class Overlap:
    """Two declarations that should know of each other, with the reasons, strongest first."""

    refs: frozenset[str]
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> int:
        """The sum of the reasons' points, from 1 to 100."""
        return sum(reason.points for reason in self.reasons)

    def other(self, ref: str) -> str:
        """Give the reference of the other of the two."""
        return next(iter(self.refs - {ref}))


def compare(a: Subject, b: Subject) -> Overlap | None:
    """Find the overlap of two declarations, or None where there is no ground for one.

    What one brings and the other looks for adds to a ground and is none by itself: across a
    whole place that is the partner finder's work.
    """
    if a.ref == b.ref or a.organisation == b.organisation:
        return None
    grounds = [line for find in _GROUNDS for line in find(a, b)]
    if not grounds:
        return None
    lines = sorted([*grounds, *_complement(a, b)], key=lambda line: (-line.points, line.words))
    return Overlap(frozenset({a.ref, b.ref}), tuple(lines))


def order(overlaps: Iterable[Overlap]) -> tuple[Overlap, ...]:
    """Put overlaps in the order of a page: highest score first, ties by reference."""
    return tuple(sorted(overlaps, key=lambda found: (-found.score, sorted(found.refs))))


def _opportunity(a: Subject, b: Subject) -> Iterable[Reason]:
    if a.opportunity is None or a.opportunity != b.opportunity:
        return
    yield Reason("You are both looking at the same opportunity.", SAME_OPPORTUNITY)
    if a.lots & b.lots:
        lots = len(a.lots & b.lots)
        yield Reason(
            "You are both looking at the same lot of it."
            if lots == 1
            else f"You are both looking at the same {lots} lots of it.",
            SAME_LOT,
        )


def _field(a: Subject, b: Subject) -> Iterable[Reason]:
    same_funder = a.funder is not None and a.funder == b.funder
    if same_funder and a.themes & b.themes and share_an_area(a, b) and _meet_in_time(a, b):
        yield Reason("The same funder, area and theme, in months that overlap.", SAME_FIELD)


def _purpose(a: Subject, b: Subject) -> Iterable[Reason]:
    points = likeness_points(a.purpose, b.purpose)
    if points and share_an_area(a, b):
        shared = len(a.purpose & b.purpose)
        yield Reason(
            f"You would do similar things in the same area: {shared} of the words that say most "
            "about each purpose are the same.",
            points,
        )


def _complement(a: Subject, b: Subject) -> Iterable[Reason]:
    for wants, brings in ((a, b), (b, a)):
        found = met(wants.looks_for, brings.brings)
        if found:
            yield Reason(f"One looks for what the other brings: {listed(found)}.", _EACH_WAY)


_GROUNDS: tuple[Callable[[Subject, Subject], Iterable[Reason]], ...] = (
    _opportunity,
    _field,
    _purpose,
)


def likeness_points(a: frozenset[str], b: frozenset[str]) -> int:
    """Give the points for two purposes: the share of the shorter one's words in the other."""
    shared = len(a & b)
    if not shared:
        return 0
    share = shared / min(len(a), len(b))
    return next((points for least, few, points in _LIKENESS if share >= least and shared >= few), 0)


def share_an_area(a: Subject, b: Subject) -> bool:
    """Tell whether an area of one is, or lies within, an area that the other names.

    Both lying in one larger area, as every English town does, is not enough.
    """
    return bool(a.areas & (b.areas | b.within) or b.areas & (a.areas | a.within))


def _meet_in_time(a: Subject, b: Subject) -> bool:
    """An unknown period meets nothing; a known one with an open end goes on."""
    if not (_dated(a) and _dated(b)):
        return False
    latest_start = max(a.starts or date.min, b.starts or date.min)
    return latest_start <= min(a.ends or date.max, b.ends or date.max)


def _dated(subject: Subject) -> bool:
    return subject.starts is not None or subject.ends is not None


def candidate_keys(subject: Subject) -> frozenset[str]:
    """Give the keys a declaration is filed under, so that overlaps are found without scanning.

    `in:<area>:<theme>` holds everything in an area, whether it names it or a smaller one within;
    `at:<area>:<theme>` only what names that very area. Areas are few (a town, its region, its
    nation), so a declaration has about a dozen keys.
    """
    wide = {f"in:{key}" for key in _pairs(subject.areas | subject.within, subject.themes)}
    return frozenset(wide | _at(subject.areas, subject) | _exact(subject))


def lookup_keys(subject: Subject) -> frozenset[str]:
    """Give the keys to look under for the others: together they find every ground of overlap.

    A ground that needs an area is found from either side, the wider or the narrower one. Two
    declarations with no theme in common are found only by opportunity or funder.
    """
    within = {f"in:{key}" for key in _pairs(subject.areas, subject.themes)}
    return frozenset(within | _at(subject.within - subject.areas, subject) | _exact(subject))


def windows(subject: Subject) -> tuple[frozenset[str], ...]:
    """Give the keys to look under as windows of their own, the closest first, none empty.

    A window is cut off at a number, and what is closest should not fall outside because much
    is near it.
    """
    closest = frozenset(_exact(subject))
    parts = (closest, lookup_keys(subject) - closest)
    return tuple(keys for keys in parts if keys)


def _exact(subject: Subject) -> set[str]:
    found = {f"lot:{lot}" for lot in subject.lots}
    found |= {f"opp:{subject.opportunity}"} if subject.opportunity else set()
    return found | ({f"funder:{subject.funder}"} if subject.funder else set())


def _at(areas: Iterable[str], subject: Subject) -> set[str]:
    return {f"at:{key}" for key in _pairs(areas, subject.themes)}


def _pairs(areas: Iterable[str], themes: Iterable[str]) -> Iterable[str]:
    return (f"{area}:{theme}" for area, theme in product(areas, themes))
