"""How many of what was found lie in each area, theme, stage …: within the bounded matches only."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.codes.areas import area
from commissioning.foundation.codes.themes import theme
from commissioning.foundation.fulltext import BOUND
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.models import Opportunity
from commissioning.opportunities.queries.browsing import Entry, Wanted
from commissioning.opportunities.rules.stage import STAGE_NAMES, Stage
from commissioning.places.models import Place

GREAT_BRITAIN = "k03000001"  # nobody looks for it who would not look for the United Kingdom
MOST_SHOWN = 8  # answers offered in one group, besides those chosen


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer that a filter offers: how many of the matches have it."""

    value: str
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """The filters beside the list, each with its answers, the commonest first."""

    areas: Sequence[Answer]
    themes: Sequence[Answer]
    buyers: Sequence[Answer]
    stages: Sequence[Answer]
    modes: Sequence[Answer]
    places: Sequence[Answer]


def facets(session: Session, wanted: Wanted, matches: Sequence[Entry]) -> Facets:
    """Count what was found; only names of buyers and places are asked of the database."""
    seen = matches[:BOUND]
    counts = Counter(" ".join(entry.facets for entry in seen).split())
    groups = _by_kind(counts)
    del groups["a"][GREAT_BRITAIN]
    for kind in "at":
        groups[kind] = _narrowing(groups[kind], len(seen))
    return Facets(
        areas=_named(groups["a"], wanted.areas, _area_name),
        themes=_named(groups["t"], wanted.themes, _theme_name),
        buyers=_buyers(session, groups["b"], wanted.buyers, matches),
        stages=_named(groups["s"], wanted.stages, _stage_name),
        modes=_named(groups["m"], wanted.modes, _mode_name),
        places=_places(session, groups["p"]),
    )


def _by_kind(counts: Counter[str]) -> dict[str, Counter[str]]:
    groups: dict[str, Counter[str]] = {kind: Counter() for kind in "atbsmp"}
    for token, number in counts.items():
        kind, _, value = token.partition("_")
        groups[kind][value] = number
    return groups


def _narrowing(counts: Counter[str], everything: int) -> Counter[str]:
    """Leave out what all matches have, such as the nation: choosing it would change nothing."""
    return Counter({value: number for value, number in counts.items() if number < everything})


def _chosen_first(counts: Counter[str], chosen: Iterable[str]) -> list[tuple[str, int]]:
    """Give the commonest answers, and those chosen even where nothing has them."""
    kept = dict.fromkeys(value.lower() for value in chosen)
    common = (value for value, _ in counts.most_common(MOST_SHOWN))
    return [(value, counts[value]) for value in dict.fromkeys([*kept, *common])]


def _named(counts: Counter[str], chosen: Iterable[str], name: Callable[[str], str]) -> list[Answer]:
    found = ((value, name(value), number) for value, number in _chosen_first(counts, chosen))
    return [Answer(*each) for each in found if each[1]]


def _area_name(value: str) -> str:
    held = area(value)
    return held.name if held else ""


def _theme_name(value: str) -> str:
    held = theme(value)
    return held.name if held else ""


def _stage_name(value: str) -> str:
    return STAGE_NAMES[Stage(value)] if value in set(Stage) else ""


def _mode_name(value: str) -> str:
    return SharingMode(value).words if value in set(SharingMode) else ""


def _buyers(
    session: Session, counts: Counter[str], chosen: Sequence[str], matches: Sequence[Entry]
) -> list[Answer]:
    """Name each buyer as one of its opportunities among the matches does."""
    wanted = dict(_chosen_first(counts, chosen))
    sample: dict[str, int] = {}
    for entry in matches[:BOUND]:
        buyer = _buyer_in(entry.facets)
        if buyer in wanted and buyer not in sample:
            sample[buyer] = entry.id
            if len(sample) == len(wanted):
                break
    names = _buyer_names(session, sample.values())
    return [
        Answer(value, names[sample[value]], number)
        for value, number in wanted.items()
        if value in sample and names.get(sample[value])
    ]


def _buyer_in(facets_: str) -> str:
    """Give the buyer's token without its prefix; tokens stand in order, so b_ follows the a_s."""
    at = facets_.find("b_")
    return facets_[at + 2 :].partition(" ")[0] if at >= 0 else ""


def _buyer_names(session: Session, ids: Iterable[int]) -> dict[int, str]:
    asked = select(Opportunity.id, Opportunity.buyer_name).where(Opportunity.id.in_(list(ids)))
    return {row.id: row.buyer_name for row in session.execute(asked)}


def _places(session: Session, counts: Counter[str]) -> list[Answer]:
    if not counts:
        return []
    ids = [int(value) for value in counts]
    asked = select(Place.id, Place.ref, Place.name).where(Place.id.in_(ids)).order_by(Place.name)
    return [Answer(ref, name, counts[str(number)]) for number, ref, name in session.execute(asked)]
