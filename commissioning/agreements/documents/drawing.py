"""The picture of what each cost means, as points between 0 and 1; the printer draws them."""

from collections.abc import Collection, Iterator, Sequence

from commissioning.agreements.documents.blocks import Line, Picture, Tick
from commissioning.agreements.rules.agreed_sums import AgreedTarget
from commissioning.agreements.rules.gainshare import band_edges
from commissioning.agreements.rules.outcome import Outcome
from commissioning.agreements.rules.pence import rounded
from commissioning.agreements.rules.saying import Called
from commissioning.foundation.in_words import pounds

MOST_LINES = 5  # parties; with more, only their total is a line that an eye can follow
ACROSS = 4  # steps between the costs that are written along the foot


def picture(sums: AgreedTarget, points: Sequence[Outcome], call: Called) -> Picture:
    """Draw the partners' total over these costs, and each party's share where they are few."""
    named = dict(_named(points, call))
    every = [pence for line in named.values() for pence in line]
    low, high = min(every), max(every)
    left, right = points[0].actual_pence, points[-1].actual_pence
    across = [_between(left, right, point.actual_pence) for point in points]
    return Picture(
        caption="What each cost means for the partners",
        alt=_in_words(sums, points),
        lines=tuple(
            Line(name, tuple(zip(across, (_between(low, high, y) for y in line), strict=True)))
            for name, line in named.items()
        ),
        across=_ticks(left, right, _evenly(left, right)),
        upwards=_ticks(low, high, {low, 0, high}),  # a gain is above zero, a loss below
        edges=tuple(_edges(sums, left, right)),
    )


def _named(points: Sequence[Outcome], call: Called) -> Iterator[tuple[str, list[int]]]:
    yield "The partners together", [point.partners_pence for point in points]
    if len(points[0].by_party) <= MOST_LINES:
        for shares in zip(*(point.by_party for point in points), strict=True):
            yield call[shares[0].key], [share.pence for share in shares]


def _between(low: int, high: int, value: int) -> float:
    """Place a value between two others, as a part from 0 to 1; four digits are finer than ink."""
    return round((value - low) / (high - low), 4) if high > low else 0.5


def _evenly(low: int, high: int) -> set[int]:
    return {low + (high - low) * step // ACROSS for step in range(ACROSS + 1)}


def _ticks(low: int, high: int, values: Collection[int]) -> tuple[Tick, ...]:
    return tuple(
        Tick(_between(low, high, value), pounds(value // 100 * 100)) for value in sorted(values)
    )


def _edges(sums: AgreedTarget, left: int, right: int) -> Iterator[float]:
    for start, _, _ in band_edges(sums.terms):
        if left < start < right:
            yield _between(left, right, rounded(start))


def _in_words(sums: AgreedTarget, points: Sequence[Outcome]) -> str:
    first, last = points[0], points[-1]
    return (
        f"A line that falls as costs rise. At {pounds(first.actual_pence)} the partners together "
        f"have {pounds(first.partners_pence)}; at the target cost of "
        f"{pounds(sums.terms.target_pence)} nothing is shared; at {pounds(last.actual_pence)} "
        f"they have {pounds(last.partners_pence)}. The same stands in tables below."
    )
