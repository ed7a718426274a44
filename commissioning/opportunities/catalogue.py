"""Keeps the catalogue true: whatever changes an opportunity calls `reindex` in its transaction."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, delete, insert, literal, select
from sqlalchemy.orm import Session

from commissioning.foundation.db import Base
from commissioning.foundation.fulltext import NO_DEADLINE, OPPORTUNITIES, Entry
from commissioning.opportunities.audiences import audience_of
from commissioning.opportunities.models import (
    CatalogueEntry,
    Lot,
    Opportunity,
    OpportunityArea,
    OpportunityTheme,
)
from commissioning.opportunities.rules.listing import Listing, facets_of, minute_of, words_of

UK_CAT = "UK-CAT"  # schemes of OpportunityTheme
CPV = "CPV"
BATCH = 500  # opportunities read at a time


@dataclass(frozen=True, slots=True)
class Tokens:
    """What the index will hold of one opportunity, made before its number is known."""

    facets: frozenset[str]
    words: frozenset[str]
    deadline_minute: int | None

    def entry(self, number: int, audience: frozenset[str]) -> Entry:
        """Give the entry for the row with this number."""
        minute = self.deadline_minute
        day = NO_DEADLINE if minute is None else minute
        return Entry(number, self.facets | self.words | audience, day)

    def row(self, number: int) -> dict[str, Any]:
        """Give the row of the list for the opportunity with this number."""
        facets = " ".join(sorted(self.facets))
        minute = self.deadline_minute
        return {"opportunity_id": number, "deadline_minute": minute, "facets": facets}


def tokens_for(listing: Listing) -> Tokens:
    """Prepare what the index holds of one opportunity: the slow part, kept out of transactions."""
    return Tokens(facets_of(listing), words_of(listing), minute_of(listing.deadline_at))


def reindex(session: Session, opportunity_ids: Iterable[int]) -> None:
    """Bring the list and the text index up to what these opportunities say now.

    Flushes, because the rows are read back as they are stored.
    """
    session.flush()
    wanted = list(dict.fromkeys(opportunity_ids))
    for start in range(0, len(wanted), BATCH):
        _reindex(session, wanted[start : start + BATCH])


def enter(session: Session, made: Sequence[tuple[int, Tokens]], *, published: bool = True) -> None:
    """Write the entries of opportunities that are new to the catalogue, in bulk."""
    if not made:
        return
    audience = audience_of(published=published, buyer_organisation_id=None)
    session.execute(_ENTRIES, [tokens.row(number) for number, tokens in made])
    OPPORTUNITIES.add(session, [tokens.entry(number, audience) for number, tokens in made])


def _reindex(session: Session, ids: list[int]) -> None:
    rows = session.execute(select(*_COLUMNS).where(Opportunity.id.in_(ids))).all()
    parts = _parts(session, ids)
    session.execute(delete(CatalogueEntry).where(CatalogueEntry.opportunity_id.in_(ids)))
    entries, entered = [], []
    for row in rows:
        audience = audience_of(
            published=row.published_at is not None,
            buyer_organisation_id=row.buyer_organisation_id,
        )
        tokens = tokens_for(_listing(row, parts))
        entries.append(tokens.entry(row.id, audience))
        entered.append(tokens.row(row.id))
    if entered:
        session.execute(_ENTRIES, entered)
    OPPORTUNITIES.drop(session, ids)
    OPPORTUNITIES.add(session, entries)


_ENTRIES = insert(Base.metadata.tables[CatalogueEntry.__tablename__])  # rows in one statement
_COLUMNS = (
    Opportunity.id,
    Opportunity.title,
    Opportunity.description,
    Opportunity.reference,
    Opportunity.ocid,
    Opportunity.buyer_name,
    Opportunity.buyer_key,
    Opportunity.buyer_organisation_id,
    Opportunity.stage,
    Opportunity.mode,
    Opportunity.place_id,
    Opportunity.deadline_at,
    Opportunity.published_at,
)
Parts = dict[tuple[str, int], list[str]]


def _listing(row: Any, parts: Parts) -> Listing:
    return Listing(
        title=row.title,
        description=row.description,
        reference=row.reference,
        ocid=row.ocid,
        buyer_name=row.buyer_name,
        buyer_key=row.buyer_key,
        lots=tuple(parts["lot", row.id]),
        areas=tuple(parts["area", row.id]),
        themes=tuple(parts[UK_CAT, row.id]),
        cpv=tuple(parts[CPV, row.id]),
        stage=row.stage,
        mode=row.mode,
        place_id=row.place_id,
        deadline_at=row.deadline_at,
    )


def _parts(session: Session, ids: list[int]) -> Parts:
    """Give titles of lots, areas and themes by opportunity, in three queries."""
    found: Parts = defaultdict(list)
    for kind, number, text in _all(session, _lots(ids), _areas(ids), _themes(ids)):
        found[kind, number].append(text)
    return found


def _all(session: Session, *asked: Select[str, int, str]) -> Iterable[Any]:
    for each in asked:
        yield from session.execute(each)


def _lots(ids: list[int]) -> Select[str, int, str]:
    standing = (Lot.opportunity_id.in_(ids), Lot.removed_at.is_(None))
    return select(literal("lot"), Lot.opportunity_id, Lot.title).where(*standing)


def _areas(ids: list[int]) -> Select[str, int, str]:
    held = OpportunityArea
    return select(literal("area"), held.opportunity_id, held.code).where(
        held.opportunity_id.in_(ids)
    )


def _themes(ids: list[int]) -> Select[str, int, str]:
    held = OpportunityTheme
    return select(held.scheme, held.opportunity_id, held.code).where(held.opportunity_id.in_(ids))
