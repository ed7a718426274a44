"""What an opportunity can be found by: its words, and its facets as tokens of the text index.

Words: title, description, lots, buyer, reference, ocid, CPV codes. Facets: a_ area with those it
lies in, t_ theme with those it belongs to, b_ buyer, s_ stage, p_ place, m_ sharing mode.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from commissioning.foundation.codes.areas import within
from commissioning.foundation.codes.themes import wider
from commissioning.foundation.words.tokens import tokens
from commissioning.opportunities.rules.buyers import buyer_token

MOST_WORDS = 4_000  # different ones; beyond them a text is a table of figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What the index knows of one opportunity."""

    title: str
    description: str
    reference: str
    ocid: str
    buyer_name: str
    buyer_key: str
    lots: tuple[str, ...]
    areas: tuple[str, ...]
    themes: tuple[str, ...]
    cpv: tuple[str, ...]
    stage: str
    mode: str
    place_id: int | None
    deadline_at: datetime | None


def words_of(listing: Listing) -> frozenset[str]:
    """Give the words an opportunity can be found by."""
    named = (listing.title, listing.buyer_name, listing.reference, listing.ocid)
    found: dict[str, None] = {}
    for text in (*named, *listing.cpv, *listing.lots, listing.description):
        found.update(dict.fromkeys(tokens(text)))
        if len(found) > MOST_WORDS:
            break
    return frozenset(list(found)[:MOST_WORDS])


def facets_of(listing: Listing) -> frozenset[str]:
    """Give the facet tokens of an opportunity."""
    found = [f"s_{listing.stage}", f"m_{listing.mode}"]
    found += _all(_area_tokens(code) for code in listing.areas)
    found += _all(_theme_tokens(code) for code in listing.themes)
    if listing.buyer_key:
        found.append(buyer_token(listing.buyer_key))
    if listing.place_id is not None:
        found.append(f"p_{listing.place_id}")
    return frozenset(found)


def minute_of(moment: datetime | None) -> int | None:
    """Give a deadline as whole minutes since 1970, the unit this index keeps its deadlines in."""
    return int(moment.astimezone(UTC).timestamp() // 60) if moment else None


def _all(groups: Iterable[tuple[str, ...]]) -> list[str]:
    return [token for group in groups for token in group]


@lru_cache(maxsize=4_096)
def _area_tokens(code: str) -> tuple[str, ...]:
    return tuple(f"a_{each.lower()}" for each in (code, *within(code)))


@lru_cache(maxsize=4_096)
def _theme_tokens(code: str) -> tuple[str, ...]:
    return tuple(f"t_{each.lower()}" for each in (code, *wider(code)))
