"""Reads declarations as subjects of the overlap rules: by index.py to file, by pages to compare."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import String, bindparam, cast, func, select
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


def _codes(owner: InstrumentedAttribute[int], code: InstrumentedAttribute[Any]) -> Any:
    """Give the codes that lie in a side table for a declaration, with spaces between."""
    held = func.aggregate_strings(cast(code, String), " ")
    return select(held).where(owner == Declaration.id).correlate(Declaration).scalar_subquery()


_SUBJECTS = (
    select(
        *_FACTS,
        _codes(DeclarationArea.declaration_id, DeclarationArea.code).label("areas"),
        _codes(DeclarationTheme.declaration_id, DeclarationTheme.code).label("themes"),
        _codes(DeclarationLot.declaration_id, DeclarationLot.lot_id).label("lots"),
    )
    .outerjoin(Opportunity, Opportunity.id == Declaration.opportunity_id)
    .where(Declaration.id.in_(bindparam("ids", expanding=True)))
)


def subjects_of(session: Session, ids: Sequence[int]) -> dict[int, Subject]:
    """Give each declaration as a subject, in one query however many there are."""
    found = session.execute(_SUBJECTS, {"ids": list(ids)}) if ids else ()
    return {row.id: _subject(row) for row in found}


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


def _subject(row: Any) -> Subject:
    areas = (row.areas or "").split()
    wide: Iterable[str] = (wider for code in areas for wider in within(code))
    return Subject(
        ref=row.ref,
        organisation=str(row.organisation_id),
        opportunity=str(row.opportunity_id) if row.opportunity_id else None,
        lots=frozenset((row.lots or "").split()),
        funder=_funder(row),
        areas=frozenset(areas),
        within=frozenset(wide),
        themes=frozenset((row.themes or "").split()),
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
