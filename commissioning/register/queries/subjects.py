"""Reads declarations as subjects of the overlap rules: by index.py to file, by pages to compare."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from commissioning.foundation.chance import fingerprint
from commissioning.foundation.codes.areas import within
from commissioning.foundation.words.tokens import tokens
from commissioning.opportunities.models import Opportunity
from commissioning.register.models import (
    Declaration,
    DeclarationArea,
    DeclarationLot,
    DeclarationTheme,
)
from commissioning.register.rules.complement import phrases, telling_words
from commissioning.register.rules.overlap import Subject

_FACTS = (
    Declaration.id,
    Declaration.ref,
    Declaration.organisation_id,
    Declaration.opportunity_id,
    Declaration.funder_name,
    Declaration.summary,
    Declaration.brings,
    Declaration.looks_for,
    Declaration.starts_on,
    Declaration.ends_on,
    Opportunity.buyer_key,
    Opportunity.buyer_name,
)


def subjects_of(session: Session, ids: Sequence[int]) -> dict[int, Subject]:
    """Give each declaration as a subject, in four queries however many there are."""
    areas = codes_of(session, DeclarationArea.declaration_id, DeclarationArea.code, ids)
    themes = codes_of(session, DeclarationTheme.declaration_id, DeclarationTheme.code, ids)
    lots = codes_of(session, DeclarationLot.declaration_id, DeclarationLot.lot_id, ids)
    found = session.execute(
        select(*_FACTS).outerjoin(Declaration.opportunity).where(Declaration.id.in_(ids))
    )
    return {row.id: _subject(row, areas[row.id], themes[row.id], lots[row.id]) for row in found}


def key_token(key: str) -> str:
    """Give the token under which an overlap key (rules/overlap.py) is filed."""
    return f"k_{fingerprint(key)[:16]}"


def codes_of(
    session: Session,
    owner: InstrumentedAttribute[int],
    code: InstrumentedAttribute[Any],
    ids: Sequence[int],
) -> defaultdict[int, list[str]]:
    """Give the codes that lie in a side table for each of these declarations."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for number, value in session.execute(select(owner, code).where(owner.in_(ids)).order_by(code)):
        found[number].append(str(value))
    return found


def _subject(row: Any, areas: list[str], themes: list[str], lots: list[str]) -> Subject:
    wide: Iterable[str] = (wider for code in areas for wider in within(code))
    return Subject(
        ref=row.ref,
        organisation=str(row.organisation_id),
        opportunity=str(row.opportunity_id) if row.opportunity_id else None,
        lots=frozenset(lots),
        funder=_funder(row),
        areas=frozenset(areas),
        within=frozenset(wide),
        themes=frozenset(themes),
        starts=row.starts_on,
        ends=row.ends_on,
        purpose=telling_words(row.summary),
        brings=frozenset(phrases(row.brings)),
        looks_for=frozenset(phrases(row.looks_for)),
    )


def _funder(row: Any) -> str | None:
    """Name the funder so that two bids to one meet: by the buyer's key, or else by its words."""
    name = row.buyer_key or " ".join(tokens(row.buyer_name or row.funder_name, joined=False))
    return name or None
