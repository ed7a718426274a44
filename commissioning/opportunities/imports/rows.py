"""What a notice says, as the columns and rows it is stored in."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from commissioning.foundation.codes.areas import area, areas_of_notice_code, find_areas
from commissioning.foundation.codes.themes import themes_of_cpv
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.catalogue import CPV, UK_CAT
from commissioning.opportunities.rules.buyers import buyer_key
from commissioning.opportunities.rules.changes import Change
from commissioning.opportunities.rules.history import packed
from commissioning.opportunities.rules.listing import Listing
from commissioning.opportunities.rules.notice import Area, Lot, Notice, Suitability

Row = dict[str, Any]
LONGEST_TAGS = LONGEST_NOTE = 200


def columns_of(state: Notice) -> Row:
    """Give the columns of an opportunity that its notices decide."""
    return {
        "title": state.heading,
        "description": state.description,
        "reference": state.reference,
        "buyer_name": state.buyer_name,
        "buyer_key": buyer_key(state.buyer_name, state.buyer_identifiers),
        "stage": str(state.stage),
        "value_pence": state.value_pence,
        "currency": state.currency or "GBP",
        "value_note": state.value_note[:LONGEST_NOTE],
        "deadline_at": state.deadline_at,
        "starts_on": state.starts_on,
        "ends_on": state.ends_on,
        "method": state.method,
        "suitability": _suits(state.suitability),
        "url": next((link.url for link in state.links if link.usable), ""),
        "licence": state.licence,
        "publisher": state.publisher,
        "latest_at": state.published_at,
    }


def areas_of(state: Notice) -> dict[str, str]:
    """Give the ONS codes of where the work is, each with the name or code the notice gives.

    What cannot be told apart by our tables (a postcode, a misspelt name) stays in the notice.
    """
    found: dict[str, str] = {}
    for given in state.areas:
        for code in _codes_of(given):
            found.setdefault(code, (given.name or given.code)[:120])
    return found


def themes_of(state: Notice) -> list[tuple[str, str]]:
    """Give (scheme, code): the CPV codes as given, and the themes they are about."""
    themes = (theme for code in state.cpv for theme in _themes_of(code))
    own = [(UK_CAT, theme) for theme in dict.fromkeys(themes)]
    return own + [(CPV, code) for code in state.cpv]


def lots_of(state: Notice) -> dict[str, Row]:
    """Give the lots by number; of two with one number the first counts."""
    found: dict[str, Row] = {}
    for lot in state.lots:
        found.setdefault(lot.id, _lot_row(lot))
    return found


def release_row(notice: Notice, changes: tuple[Change, ...]) -> Row:
    """Give the row of one release."""
    return {
        "source": notice.source,
        "ocid": notice.ocid,
        "release_id": notice.release_id,
        "released_at": notice.published_at,
        "tags": " ".join(notice.tags)[:LONGEST_TAGS],
        "changes": as_stored(changes),
        "warnings": list(notice.warnings),
        "notice": packed(notice),
        "raw": notice.raw,
    }


def as_stored(changes: tuple[Change, ...]) -> list[dict[str, str]]:
    """Give changes in the form a release keeps them in."""
    return [{"field": change.field, "words": change.words} for change in changes]


def listing_of(
    state: Notice,
    columns: Row,
    areas: Iterable[str],
    themes: Iterable[tuple[str, str]],
    lots: Iterable[Row],
) -> Listing:
    """Give what the index needs of an opportunity that is new: no place, the careful mode."""
    return Listing(
        title=columns["title"],
        description=columns["description"],
        reference=columns["reference"],
        ocid=state.ocid,
        buyer_name=columns["buyer_name"],
        buyer_key=columns["buyer_key"],
        lots=tuple(lot["title"] for lot in lots),
        areas=tuple(areas),
        themes=tuple(code for scheme, code in themes if scheme == UK_CAT),
        cpv=state.cpv,
        stage=columns["stage"],
        mode=SharingMode.INTRODUCTIONS,
        place_id=None,
        deadline_at=columns["deadline_at"],
    )


@lru_cache(maxsize=16_384)  # notices name the same kinds of work and regions again and again
def _themes_of(code: str) -> tuple[str, ...]:
    return tuple(theme.code for theme in themes_of_cpv(code))


@lru_cache(maxsize=16_384)
def _codes_of(given: Area) -> tuple[str, ...]:
    return tuple(_known(given))


def _known(given: Area) -> Iterator[str]:
    if given.scheme in ("NUTS", "ITL"):
        yield from (each.code for each in areas_of_notice_code(given.code))
    elif given.scheme == "GSS":
        held = area(given.code)
        yield from (held.code,) if held else ()
    elif given.scheme != "postcode":
        yield from (each.code for each in find_areas(given.name))


def _lot_row(lot: Lot) -> Row:
    return {
        "number": lot.id,
        "title": lot.title,
        "description": lot.description,
        "value_pence": lot.value.pence,
    }


def _suits(suitability: Suitability) -> str:
    named = (("sme", suitability.sme), ("vcse", suitability.vcse))
    return " ".join(word for word, holds in named if holds)
