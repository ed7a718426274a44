"""How many of what was found lie in each area, theme, stage …: within the bounded matches only."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.fulltext import BOUND
from commissioning.opportunities.models import Opportunity
from commissioning.places.models import Place
from commissioning.register.audiences import ANYBODY, stage_token, tokens_of
from commissioning.register.index import OPEN_TO_PARTNERS
from commissioning.register.models import Declaration, DeclarationFacets
from commissioning.register.queries.contents import area_names, theme_names
from commissioning.register.queries.searching import Wanted
from commissioning.register.rules.stages import Stage

MOST_SHOWN = 8  # answers offered in one group, besides those chosen
Rows = Sequence[Row[int, str]]  # each match with the tokens it is counted under


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
    """Count what was found, over at most BOUND rows: one query, and two for names."""
    rows = _rows(session, matches[:BOUND])
    counted = Counter(" ".join(tokens for _, tokens in rows).split())
    return Facets(
        areas=_answers(_of_kind(counted, "a_"), wanted.areas, area_names),
        themes=_answers(_of_kind(counted, "t_"), wanted.themes, theme_names),
        stages=_answers(_stages(session, actor, rows), wanted.stages, _stage_names),
        buyers=_buyers(session, rows, counted, wanted.buyers),
        places=_places(session, counted),
        open_to_partners=counted[OPEN_TO_PARTNERS],
    )


def _rows(session: Session, ids: Sequence[int]) -> Rows:
    held = DeclarationFacets
    wanted = select(held.declaration_id, held.tokens).where(held.declaration_id.in_(ids))
    return session.execute(wanted).all()


def _of_kind(counted: Counter[str], prefix: str) -> Counter[str]:
    """Give the codes of one kind, as they are written outside the index."""
    return Counter({t[2:].upper(): n for t, n in counted.items() if t.startswith(prefix)})


def _stages(session: Session, actor: Actor, rows: Rows) -> Counter[str]:
    """Count stages, each row once, by what the actor's audiences may read of them."""
    own = (audience for audience in tokens_of(session, actor) if audience != ANYBODY)
    readable = {stage_token(audience, s): s.value for audience in own for s in Stage}
    found = (readable.keys() & tokens.split() for _, tokens in rows)
    return Counter(readable[next(iter(held))] for held in found if held)


def _answers(
    counted: Counter[str], chosen: Sequence[str], names: Callable[[list[str]], list[str]]
) -> list[Answer]:
    """Give the commonest answers, and every chosen one even when nothing has it."""
    values = list(dict.fromkeys([*chosen, *_commonest(counted)]))
    return [Answer(v, text, counted[v]) for v, text in zip(values, names(values), strict=True)]


def _commonest(counted: Counter[str]) -> list[str]:
    return sorted(counted, key=lambda value: (-counted[value], value))[:MOST_SHOWN]


def _stage_names(values: list[str]) -> list[str]:
    return [Stage(value).words for value in values]


def _buyers(
    session: Session, rows: Rows, counted: Counter[str], chosen: Sequence[str]
) -> list[Answer]:
    """Name each buyer by an opportunity of one of the matches: a token tells no name."""
    tokens = {f"b_{value}" for value in chosen}
    tokens |= set(_commonest(Counter({t: n for t, n in counted.items() if t.startswith("b_")})))
    example: dict[str, int] = {}
    for number, held in rows:
        first = held.partition(" ")[0]
        if first in tokens:
            example.setdefault(first, number)
    names = _buyer_names(session, list(example.values()))
    answers = [
        Answer(
            t.removeprefix("b_"), names.get(example.get(t, 0), "The buyer you chose"), counted[t]
        )
        for t in tokens
    ]
    return sorted(answers, key=lambda answer: (-answer.count, answer.text))


def _buyer_names(session: Session, ids: Sequence[int]) -> dict[int, str]:
    found = session.execute(
        select(Declaration.id, Opportunity.buyer_name)
        .join(Declaration.opportunity)
        .where(Declaration.id.in_(ids))
    )
    return {row.id: row.buyer_name for row in found}


def _places(session: Session, counted: Counter[str]) -> list[Answer]:
    common = _commonest(Counter({t: n for t, n in counted.items() if t.startswith("p_")}))
    numbers = [int(token.removeprefix("p_")) for token in common]
    found = session.execute(select(Place.id, Place.ref, Place.name).where(Place.id.in_(numbers)))
    answers = [Answer(row.ref, row.name, counted[f"p_{row.id}"]) for row in found]
    return sorted(answers, key=lambda answer: (-answer.count, answer.text))
