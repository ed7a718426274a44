"""What a commissioner writes of an opportunity, apart from the row it is stored in."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime

from commissioning.foundation.codes.areas import area
from commissioning.opportunities.catalogue import UK_CAT
from commissioning.opportunities.models import (
    Lot,
    Opportunity,
    OpportunityArea,
    OpportunityTheme,
)
from commissioning.opportunities.rules.canonical import digest
from commissioning.opportunities.rules.own_changes import State, written_down
from commissioning.opportunities.rules.stage import Stage

COLUMNS = (
    "title", "description", "kind", "stage", "reference", "url", "value_pence", "deadline_at",
    "starts_on", "ends_on",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """An opportunity in words; areas are ONS codes, themes UK-CAT codes, the value in pence."""

    title: str
    description: str
    kind: str = "contract"
    stage: Stage = Stage.OPEN
    reference: str = ""
    url: str = ""
    value_pence: int | None = None
    deadline_at: datetime | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    areas: tuple[str, ...] = field(default=())
    themes: tuple[str, ...] = field(default=())


def content_of(opportunity: Opportunity) -> Content:
    """Give what stands in an opportunity now."""
    columns = {name: getattr(opportunity, name) for name in COLUMNS}
    columns["stage"] = Stage(opportunity.stage)
    return Content(areas=_areas(opportunity), themes=_themes(opportunity), **columns)


def put(opportunity: Opportunity, content: Content) -> None:
    """Write content into an opportunity; rows that stay are left, so that no key comes twice."""
    for name in COLUMNS:
        setattr(opportunity, name, getattr(content, name))
    _put_areas(opportunity, content.areas)
    _put_themes(opportunity, content.themes)


def state_of(opportunity: Opportunity) -> State:
    """Give all that the history compares: content and the lots that stand."""
    content = asdict(content_of(opportunity))
    lots = [_lot_state(lot) for lot in standing_lots(opportunity)]
    return content | {"currency": opportunity.currency, "lots": lots}


def fingerprint_of(opportunity: Opportunity) -> str:
    """Give a short mark of how an opportunity stands, so that a stale page is noticed."""
    return digest(written_down(state_of(opportunity)))[:16]


def standing_lots(opportunity: Opportunity) -> list[Lot]:
    """Give the lots that were not taken out."""
    return [lot for lot in opportunity.lots if lot.removed_at is None]


def _lot_state(lot: Lot) -> dict[str, object]:
    return {
        "id": lot.number,
        "title": lot.title,
        "description": lot.description,
        "value_pence": lot.value_pence,
    }


def _areas(opportunity: Opportunity) -> tuple[str, ...]:
    return tuple(sorted(each.code for each in opportunity.areas))


def _themes(opportunity: Opportunity) -> tuple[str, ...]:
    return tuple(sorted(each.code for each in opportunity.themes if each.scheme == UK_CAT))


def _put_areas(opportunity: Opportunity, codes: Sequence[str]) -> None:
    held = {each.code: each for each in opportunity.areas}
    opportunity.areas = [
        held.get(code) or OpportunityArea(code=code, name=_name_of(code))
        for code in dict.fromkeys(codes)
    ]


def _name_of(code: str) -> str:
    found = area(code)
    return found.name if found else ""


def _put_themes(opportunity: Opportunity, codes: Sequence[str]) -> None:
    held = {each.code: each for each in opportunity.themes if each.scheme == UK_CAT}
    others = [each for each in opportunity.themes if each.scheme != UK_CAT]
    opportunity.themes = others + [
        held.get(code) or OpportunityTheme(scheme=UK_CAT, code=code)
        for code in dict.fromkeys(codes)
    ]
