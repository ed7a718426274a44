"""How many of what was found lie in each area, theme, stage …: within the bounded matches only."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, func, null, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.fulltext import BOUND
from commissioning.opportunities.models import Opportunity
from commissioning.opportunities.rules.buyers import buyer_token
from commissioning.places.models import Place
from commissioning.register.models import Declaration, DeclarationArea, DeclarationTheme
from commissioning.register.permissions import DECLARATIONS as POLICY
from commissioning.register.queries.contents import area_names, theme_names
from commissioning.register.queries.searching import Wanted
from commissioning.register.rules.stages import Stage

MOST_SHOWN = 8  # answers offered in one group, besides those chosen


@dataclass(frozen=True)
class Answer:
    """One answer that a filter offers: how many of the matches have it."""

    value: str
    text: str
    count: int


@dataclass(frozen=True)
class Facets:
    """The filters beside a list, each with its answers, the commonest first."""

    areas: Sequence[Answer] = ()
    themes: Sequence[Answer] = ()
    stages: Sequence[Answer] = ()
    buyers: Sequence[Answer] = ()
    places: Sequence[Answer] = ()
    open_to_partners: int = 0


def facets(session: Session, actor: Actor, wanted: Wanted, matches: Sequence[int]) -> Facets:
    """Count what was found, in three queries over at most BOUND rows."""
    ids = matches[:BOUND]
    areas = _codes(session, DeclarationArea.declaration_id, DeclarationArea.code, ids)
    themes = _codes(session, DeclarationTheme.declaration_id, DeclarationTheme.code, ids)
    rows = _rest(session, actor, ids)
    return Facets(
        areas=_answers(areas, wanted.areas, area_names),
        themes=_answers(themes, wanted.themes, theme_names),
        stages=_answers(_sum(rows, "stage"), wanted.stages, _stage_names),
        buyers=_buyers(rows, wanted.buyers),
        places=_places(rows),
        open_to_partners=_sum(rows, "open_to_partners")[True],
    )


def _codes(
    session: Session,
    owner: InstrumentedAttribute[int],
    code: InstrumentedAttribute[str],
    ids: Sequence[int],
) -> Counter[Any]:
    counted = select(code, func.count()).where(owner.in_(ids)).group_by(code)
    return Counter({row[0]: row[1] for row in session.execute(counted)})


def _rest(session: Session, actor: Actor, ids: Sequence[int]) -> Sequence[Any]:
    """Group the matches by all else there is to filter by; the groups are few."""
    stage = case((POLICY.rows(actor, "see stage"), Declaration.stage), else_=null())
    each = (
        select(
            Opportunity.buyer_key,
            Opportunity.buyer_name,
            Place.ref.label("place"),
            Place.name.label("place_name"),
            Declaration.open_to_partners,
            stage.label("stage"),
        )
        .select_from(Declaration)
        .join(Place, Place.id == Declaration.place_id)
        .outerjoin(Opportunity, Opportunity.id == Declaration.opportunity_id)
        .where(Declaration.id.in_(ids))
        .subquery()
    )
    alike = (each.c.buyer_key, each.c.place, each.c.place_name, each.c.open_to_partners)
    columns = (*alike, each.c.stage)
    counted = select(*columns, func.max(each.c.buyer_name).label("buyer"), func.count().label("n"))
    return session.execute(counted.group_by(*columns)).all()


def _sum(rows: Sequence[Any], name: str) -> Counter[Any]:
    counted: Counter[Any] = Counter()
    for row in rows:
        counted[getattr(row, name)] += row.n
    return counted


def _answers(counted: Counter[Any], chosen: Sequence[str], names: Any) -> list[Answer]:
    """Give the commonest answers, and every chosen one even when nothing has it."""
    values = [value for value in _common(counted) if value]
    values = list(dict.fromkeys([*chosen, *values]))
    texts = names(values)
    return [Answer(v, t, counted[v]) for v, t in zip(values, texts, strict=True)]


def _common(counted: Counter[Any]) -> Iterable[Any]:
    ranked = sorted(counted, key=lambda value: (-counted[value], str(value)))
    return [value for value in ranked if value][:MOST_SHOWN]


def _stage_names(values: Sequence[str]) -> list[str]:
    return [Stage(value).words for value in values]


def _buyers(rows: Sequence[Any], chosen: Sequence[str]) -> list[Answer]:
    names = {row.buyer_key: row.buyer for row in rows if row.buyer_key}
    counted = _sum(rows, "buyer_key")
    held = {buyer_token(key).removeprefix("b_"): key for key in names}
    values = list(dict.fromkeys([*chosen, *(_short(key) for key in _common(counted))]))
    return [
        Answer(
            value,
            names.get(held.get(value, ""), "The buyer you chose"),
            _count(counted, held, value),
        )
        for value in values
    ]


def _short(key: str) -> str:
    return buyer_token(key).removeprefix("b_")


def _count(counted: Counter[Any], held: dict[str, str], value: str) -> int:
    return counted[held[value]] if value in held else 0


def _places(rows: Sequence[Any]) -> list[Answer]:
    names = {row.place: row.place_name for row in rows}
    counted = _sum(rows, "place")
    return [Answer(ref, names[ref], counted[ref]) for ref in _common(counted)]
