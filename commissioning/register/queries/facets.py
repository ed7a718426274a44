"""How many of what was found lie in each area, theme, stage …: within the bounded matches only.

What each match is counted under is filed with its entry, and read as one text with a line for each
match: a thousand rows fetched one by one would cost more than the whole page.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, select, text
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.db import is_sqlite
from commissioning.foundation.fulltext import BOUND
from commissioning.opportunities.models import Opportunity
from commissioning.places.models import Place
from commissioning.register.audiences import (
    ANYBODY,
    OPEN_TO_PARTNERS,
    stage_token,
    tokens_of,
)
from commissioning.register.models import Declaration
from commissioning.register.queries.contents import area_names, theme_names
from commissioning.register.queries.searching import Wanted
from commissioning.register.rules.stages import Stage

MOST_SHOWN = 8  # answers offered in one group, besides those chosen
COUNTED = "abtp"  # first letters of the tokens that are counted as they stand
Counts = dict[str, Counter[str]]  # by the first letter of a token, then by the rest of it


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
    lines = _lines(session, matches[:BOUND])
    counts = _counts(lines)
    return Facets(
        areas=_answers(_codes(counts["a"]), wanted.areas, area_names),
        themes=_answers(_codes(counts["t"]), wanted.themes, theme_names),
        stages=_answers(_stages(session, actor, lines), wanted.stages, _stage_names),
        buyers=_buyers(session, lines, counts["b"], wanted.buyers),
        places=_places(session, counts["p"], wanted.places),
        open_to_partners=_open_to_partners(session, actor, lines),
    )


def _lines(session: Session, ids: Sequence[int]) -> str:
    """Give a line for each match: its number, what it is counted under, its stages last."""
    if not ids:
        return ""
    if is_sqlite(session):
        return session.scalar(_LINES_SQLITE, {"ids": f"[{','.join(map(str, ids))}]"}) or ""
    return session.scalar(_LINES_POSTGRESQL, {"ids": list(ids)}) or ""


_LINES_SQLITE = text(
    "SELECT group_concat(declaration_id || ' ' || tokens, char(10)) FROM declaration_facets"
    " WHERE declaration_id IN (SELECT value FROM json_each(:ids))"
)
_LINES_POSTGRESQL = text(
    "SELECT string_agg(declaration_id || ' ' || tokens, chr(10) ORDER BY declaration_id DESC)"
    " FROM declaration_facets WHERE declaration_id = ANY(CAST(:ids AS bigint[]))"
)
_STAGES = re.compile(" s_.*")  # of one line: they are counted for the asker's audiences alone


def _counts(lines: str) -> Counts:
    counts: Counts = {kind: Counter() for kind in COUNTED}
    for token, number in Counter(_STAGES.sub("", lines).split()).items():
        if token[1:2] == "_":  # and not the number of a match
            counts[token[0]][token[2:]] = number
    return counts


def _codes(counts: Counter[str]) -> Counter[str]:
    """Give codes as they are written outside the index."""
    return Counter({value.upper(): number for value, number in counts.items()})


def _stages(session: Session, actor: Actor, lines: str) -> Counter[str]:
    """Count stages, each match once, by what the actor's audiences may read of them."""
    return _filed_apart(session, actor, lines, [stage.value for stage in Stage])


def _open_to_partners(session: Session, actor: Actor, lines: str) -> int:
    """Count the matches that the actor's audiences may read to be open to partners."""
    return _filed_apart(session, actor, lines, [OPEN_TO_PARTNERS])[OPEN_TO_PARTNERS]


def _filed_apart(session: Session, actor: Actor, lines: str, values: Sequence[str]) -> Counter[str]:
    own = [audience for audience in tokens_of(session, actor) if audience != ANYBODY]
    readable = {stage_token(audience, value): value for audience in own for value in values}
    if not readable:
        return Counter()
    first_of_a_line = re.compile(rf"({'|'.join(map(re.escape, readable))})\b.*")
    return Counter(readable[token] for token in first_of_a_line.findall(lines))


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
    session: Session, lines: str, counted: Counter[str], chosen: Sequence[str]
) -> list[Answer]:
    """Name each buyer by an opportunity of one of the matches: a token tells no name."""
    values = dict.fromkeys([*chosen, *_commonest(counted)])
    example = {value: _example(lines, value) for value in values if counted[value]}
    names = _buyer_names(session, example.values())
    answers = [
        Answer(v, names.get(example.get(v, 0), "The buyer you chose"), counted[v]) for v in values
    ]
    return sorted(answers, key=lambda answer: (-answer.count, answer.text))


def _example(lines: str, buyer: str) -> int:
    """Give the number of the first match with this buyer, whose token comes first on its line."""
    at = lines.index(f" b_{buyer} ")
    return int(lines[lines.rfind("\n", 0, at) + 1 : at])


_BUYER_NAMES = (
    select(Declaration.id, Opportunity.buyer_name)
    .join(Opportunity, Opportunity.id == Declaration.opportunity_id)
    .where(Declaration.id.in_(bindparam("ids", expanding=True)))
)


def _buyer_names(session: Session, ids: Iterable[int]) -> dict[int, str]:
    wanted = list(ids)
    found = session.execute(_BUYER_NAMES, {"ids": wanted}) if wanted else ()
    return {row.id: row.buyer_name for row in found}


def _places(session: Session, counted: Counter[str], chosen: Sequence[str]) -> list[Answer]:
    """Name the places; where all lies in one, there is nothing to choose and nothing to name."""
    if len(counted) < 2 and not chosen:
        return []
    numbers = [int(value) for value in _commonest(counted)]
    found = session.execute(select(Place.id, Place.ref, Place.name).where(Place.id.in_(numbers)))
    answers = [Answer(row.ref, row.name, counted[str(row.id)]) for row in found]
    return sorted(answers, key=lambda answer: (-answer.count, answer.text))
