"""The picture of what each actual cost means: a line for each party, bands, limits, and words.

Places are whole units of a drawing WIDTH wide and HEIGHT high; y grows downwards, as in SVG.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from commissioning.agreements.rules.bites import (
    overspend_limit_at,
    own_limits_at,
    savings_limit_at,
)
from commissioning.agreements.rules.curve import curve
from commissioning.agreements.rules.gainshare import band_edges
from commissioning.agreements.rules.outcome import Outcome
from commissioning.agreements.rules.pence import rounded
from commissioning.agreements.rules.terms import Party, Terms, by_rank
from commissioning.foundation.in_words import percent, pounds

WIDTH, HEIGHT = 640, 320
TOP, FOOT = 30, 290  # room for the words of bands above, and of costs below
MOST_LINES = 12  # more could not be told apart; the table has everyone
_FURTHEST_TIMES = 3  # costs beyond three times the target are drawn only when they are asked for

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Drawn:
    """One party's line: SVG path data, and a place in the order of inks."""

    name: str
    path: str
    ink: int


@dataclass(frozen=True, slots=True)
class Stripe:
    """One band, as wide as it is drawn, and the partners' share in it."""

    x: int
    width: int
    words: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A cost that is marked by an upright line, and what it is."""

    x: int
    words: str
    pence: int
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that is drawn, and the same in words and as points for a table."""

    lines: tuple[Drawn, ...]
    stripes: tuple[Stripe, ...]
    marks: tuple[Mark, ...]
    zero_y: int
    lowest_pence: int
    highest_pence: int
    most_pence: int
    least_pence: int
    words: tuple[str, ...]
    points: tuple[Outcome, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class _Frame:
    """Turns pence into places in the drawing."""

    lowest: int
    highest: int
    most: int
    least: int

    def x(self, actual: int) -> int:
        return _scaled(actual - self.lowest, self.highest - self.lowest, WIDTH)

    def y(self, pence: int) -> int:
        return FOOT - _scaled(pence - self.least, self.most - self.least, FOOT - TOP)


def picture(
    terms: Terms, parties: Sequence[Party], names: Names, actual_pence: int | None = None
) -> Picture:
    """Draw each party's share over actual costs; `names` holds the parties' names by key.

    The terms are sound. An actual cost that is asked for lies within the drawing and is marked.
    """
    lowest, highest = drawn_range(terms, parties, actual_pence)
    points = curve(terms, parties, lowest, highest)
    amounts = [share.pence for point in points for share in point.by_party]
    most, least = max(0, *amounts), min(0, *amounts)
    frame = _Frame(lowest, highest, most, least)
    ranked = by_rank(parties)
    return Picture(
        lines=tuple(_lines(frame, points, [names[p.key] for p in ranked[:MOST_LINES]])),
        stripes=tuple(_stripes(frame, terms)),
        marks=tuple(_marks(frame, terms, parties, actual_pence)),
        zero_y=frame.y(0),
        lowest_pence=lowest,
        highest_pence=highest,
        most_pence=most,
        least_pence=least,
        words=tuple(_in_words(points, ranked, names)),
        points=points,
        left_out=max(0, len(ranked) - MOST_LINES),
    )


def drawn_range(
    terms: Terms, parties: Sequence[Party], actual_pence: int | None = None
) -> tuple[int, int]:
    """Give the lowest and the highest actual cost that the picture shows, in pence.

    Half the target to half as much again, and every limit up to three times the target.
    """
    target = terms.target_pence
    bends = [rounded(start) for start, _, _ in band_edges(terms)]
    bends += [at for _, at in _limits(terms, parties)]
    near = [at for at in bends if 0 < at <= _FURTHEST_TIMES * target]
    asked = [] if actual_pence is None else [actual_pence]
    lowest = min([target // 2, *(at * 9 // 10 for at in near), *asked])
    highest = max([target + target // 2, *(at * 11 // 10 for at in near), *asked])
    return lowest, max(highest, lowest + 1)


def _limits(terms: Terms, parties: Sequence[Party]) -> Iterator[tuple[str, int]]:
    if (at := savings_limit_at(terms)) is not None:
        yield "savings limit", at
    if (at := overspend_limit_at(terms)) is not None:
        yield "overspend limit", at
    yield from (("a party's own limit", at) for at in own_limits_at(terms, parties))


def _lines(frame: _Frame, points: Sequence[Outcome], names: Sequence[str]) -> Iterator[Drawn]:
    for place, name in enumerate(names):
        steps = (
            f"{frame.x(point.actual_pence)} {frame.y(point.by_party[place].pence)}"
            for point in points
        )
        yield Drawn(name, "M" + "L".join(steps), place)


def _stripes(frame: _Frame, terms: Terms) -> Iterator[Stripe]:
    for start, end, share in band_edges(terms):
        low = max(rounded(start), frame.lowest)
        high = frame.highest if end is None else min(rounded(end), frame.highest)
        if low < high:
            left = frame.x(low)
            yield Stripe(left, frame.x(high) - left, percent(share))


def _marks(
    frame: _Frame, terms: Terms, parties: Sequence[Party], actual: int | None
) -> Iterator[Mark]:
    for words, at in (("target cost", terms.target_pence), *_limits(terms, parties)):
        if frame.lowest <= at <= frame.highest:
            yield Mark(frame.x(at), words, at)
    if actual is not None:
        yield Mark(frame.x(actual), "the cost you asked about", actual, asked=True)


def _in_words(points: Sequence[Outcome], ranked: Sequence[Party], names: Names) -> Iterator[str]:
    first, last = points[0], points[-1]
    for place, party in enumerate(ranked):
        yield (
            f"{names[party.key]}: {pounds(first.by_party[place].pence)} if the work costs "
            f"{pounds(first.actual_pence)}, {pounds(last.by_party[place].pence)} if it costs "
            f"{pounds(last.actual_pence)}."
        )


def _scaled(part: int, whole: int, size: int) -> int:
    return round(part * size / whole) if whole else 0
