"""Writing a plan: a few statements of many rows each, in the caller's transaction."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from commissioning.foundation.clock import now
from commissioning.foundation.db import Base
from commissioning.foundation.events import emit
from commissioning.opportunities.catalogue import enter, reindex
from commissioning.opportunities.events import OpportunityChanged
from commissioning.opportunities.imports.plan import ChangedOpportunity, NewOpportunity, Plan
from commissioning.opportunities.models import (
    Lot,
    Opportunity,
    OpportunityArea,
    OpportunityTheme,
    Release,
)

Rows = list[dict[str, Any]]


def write(session: Session, plan: Plan) -> None:
    """Write all that a plan adds and changes, the catalogue with it.

    An opportunity that is new has nothing derived from it yet, so only changes are told.
    """
    _add(session, plan.new)
    _change(session, plan.changed)


def _add(session: Session, new: Sequence[NewOpportunity]) -> None:
    if not new:
        return
    _insert(session, Opportunity, [each.columns for each in new])
    pairs = _numbered(session, new)
    _insert(session, Lot, _belonging(pairs, lambda each: list(each.lots.values())))
    _insert(session, OpportunityArea, _belonging(pairs, lambda each: _area_rows(each.areas)))
    _insert(session, OpportunityTheme, _belonging(pairs, lambda each: _theme_rows(each.themes)))
    _insert(session, Release, _belonging(pairs, lambda each: each.releases))
    enter(session, [(number, each.tokens) for number, each in pairs])


def _numbered(session: Session, new: Sequence[NewOpportunity]) -> list[tuple[int, NewOpportunity]]:
    """Find the numbers that the database gave, by reference: one question for the whole batch."""
    refs = [each.columns["ref"] for each in new]
    asked = select(Opportunity.ref, Opportunity.id).where(Opportunity.ref.in_(refs))
    numbers = {row.ref: row.id for row in session.execute(asked)}
    return [(numbers[each.columns["ref"]], each) for each in new]


def _change(session: Session, changed: Sequence[ChangedOpportunity]) -> None:
    if not changed:
        return
    _update(session, Opportunity, [each.columns for each in changed if each.columns])
    for each in changed:
        _replace_parts(session, each)
    pairs = [(each.id, each) for each in changed]
    _insert(session, Release, _belonging(pairs, lambda each: each.releases))
    retold = [pair for each in changed for pair in each.retold.items()]
    _update(session, Release, [{"id": number, "changes": told} for number, told in retold])
    reindex(session, [each.id for each in changed if each.is_found_differently])
    for each in changed:
        if each.is_material:
            emit(session, OpportunityChanged(each.id))


def _replace_parts(session: Session, each: ChangedOpportunity) -> None:
    pair = [(each.id, each)]
    if each.areas is not None:
        held = OpportunityArea.opportunity_id == each.id
        session.execute(delete(OpportunityArea).where(held))
        _insert(session, OpportunityArea, _belonging(pair, lambda e: _area_rows(e.areas or {})))
    if each.themes is not None:
        held = OpportunityTheme.opportunity_id == each.id
        session.execute(delete(OpportunityTheme).where(held))
        _insert(session, OpportunityTheme, _belonging(pair, lambda e: _theme_rows(e.themes or [])))
    if each.lots is not None:
        _replace_lots(session, each, each.lots)


def _replace_lots(session: Session, each: ChangedOpportunity, lots: dict[str, Any]) -> None:
    """Lots keep their rows, since declarations point at them; one taken out is marked so."""
    new = [{"opportunity_id": each.id, **row} for number, row in lots.items()
           if number not in each.held_lots]  # fmt: skip
    kept = [{"id": held, **lots[number], "removed_at": None}
            for number, held in each.held_lots.items() if number in lots]  # fmt: skip
    gone = [{"id": held, "removed_at": now()}
            for number, held in each.held_lots.items() if number not in lots]  # fmt: skip
    _insert(session, Lot, new)
    _update(session, Lot, kept)
    _update(session, Lot, gone)


def _belonging(
    pairs: Iterable[tuple[int, Any]], rows_of: Callable[[Any], Iterable[dict[str, Any]]]
) -> Rows:
    return [{"opportunity_id": number, **row} for number, each in pairs for row in rows_of(each)]


def _area_rows(areas: dict[str, str]) -> Rows:
    return [{"code": code, "name": name} for code, name in areas.items()]


def _theme_rows(themes: Iterable[tuple[str, str]]) -> Rows:
    return [{"scheme": scheme, "code": code} for scheme, code in themes]


def _insert(session: Session, kind: type[Base], rows: Rows) -> None:
    """Insert rows as one statement; told by class, it would be one for every set of empty cells."""
    if rows:
        session.execute(insert(Base.metadata.tables[kind.__tablename__]), rows)


def _update(session: Session, table: type[Base], rows: Rows) -> None:
    if rows:
        session.execute(update(table), rows)
