"""What a batch would write, worked out without a transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from commissioning.foundation.chance import new_ref
from commissioning.foundation.clock import now
from commissioning.opportunities.catalogue import Tokens, tokens_for
from commissioning.opportunities.imports.held import (
    WRITTEN,
    Held,
    HeldRelease,
    Key,
    key,
    release_key,
)
from commissioning.opportunities.imports.rows import (
    Row,
    areas_of,
    as_stored,
    columns_of,
    listing_of,
    lots_of,
    release_row,
    themes_of,
)
from commissioning.opportunities.rules.counts import Counts, outcome_of
from commissioning.opportunities.rules.history import Chapter, chapters
from commissioning.opportunities.rules.notice import Notice
from commissioning.opportunities.rules.stage import Stage

# What others derive from: their overlaps, what they are found by, what they may see.
MATERIAL = frozenset(
    {"title", "stage", "deadline_at", "buyer_name", "buyer_key", "reference", "cancelled_at"}
)


@dataclass(frozen=True, slots=True)
class NewOpportunity:
    """An opportunity that the register does not hold yet, with all that belongs to it."""

    columns: Row
    areas: dict[str, str]
    themes: list[tuple[str, str]]
    lots: dict[str, Row]
    releases: list[Row]
    tokens: Tokens
    published_at: datetime


@dataclass(frozen=True, slots=True)
class ChangedOpportunity:
    """One that is held and has new releases. What is None stays as it is stored.

    Attributes:
        retold: What held releases changed, now that another stands before them, by row number.
        is_material: Something changed that floors above derive from.
    """

    id: int
    columns: Row | None
    areas: dict[str, str] | None
    themes: list[tuple[str, str]] | None
    lots: dict[str, Row] | None
    held_lots: dict[str, int]
    releases: list[Row]
    retold: dict[int, list[dict[str, str]]]
    is_material: bool

    @property
    def is_found_differently(self) -> bool:
        """Tell whether the catalogue has to read it again."""
        parts = (self.columns, self.areas, self.themes, self.lots)
        return any(part is not None for part in parts)


@dataclass(slots=True)
class Plan:
    """What a batch would add and change, and its counts once that is done."""

    counts: Counts = field(default_factory=Counts)
    new: list[NewOpportunity] = field(default_factory=list)
    changed: list[ChangedOpportunity] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to write."""
        return not (self.new or self.changed)


def plan_for(notices: Sequence[Notice], held: Held) -> Plan:
    """Work out what these releases do to what is held; those held already do nothing."""
    plan = Plan(counts_for(notices, held))
    for known_as, fresh in _fresh(notices, held).items():
        columns = held.opportunities.get(known_as)
        if columns is None:
            plan.new.append(_new(fresh))
        else:
            own = held.releases.get(known_as, [])
            plan.changed.append(_changed(columns, own, fresh, held.lots.get(columns["id"], {})))
    # The newest stands first in lists, which go by row number: so the newest is written last.
    plan.new.sort(key=lambda each: each.published_at)
    return plan


def counts_for(notices: Sequence[Notice], held: Held) -> Counts:
    """Count what becomes of each release, in the order they were read."""
    opportunities = {_named(Key(each.source, each.ocid)) for each in held.keys}
    releases = {(_named(Key(each.source, each.ocid)), each.release_id) for each in held.keys}
    counts = Counts()
    for notice in notices:
        name = _named(key(notice))
        outcome = outcome_of(name, notice.release_id, opportunities, releases)
        counts = counts.with_one(outcome, len(notice.warnings))
        opportunities.add(name)
        releases.add((name, notice.release_id))
    return counts


def _named(known_as: Key) -> str:
    return "\n".join(known_as)


def _fresh(notices: Sequence[Notice], held: Held) -> dict[Key, list[Notice]]:
    """Give the releases that are not held, each once, by opportunity."""
    found: dict[Key, dict[str, Notice]] = {}
    for notice in notices:
        if release_key(notice) not in held.keys:
            found.setdefault(key(notice), {}).setdefault(notice.release_id, notice)
    return {known_as: list(each.values()) for known_as, each in found.items()}


def _new(fresh: Sequence[Notice]) -> NewOpportunity:
    story = chapters(fresh)
    first, state = story[0].notice, story[-1].state
    published_at = first.published_at or now()
    columns = columns_of(state) | {
        "ref": new_ref(),
        "source": state.source,
        "ocid": state.ocid,
        "published_at": published_at,
        "cancelled_at": _cancelled_at(state),
    }
    areas, themes, lots = areas_of(state), themes_of(state), lots_of(state)
    return NewOpportunity(
        columns=columns,
        areas=areas,
        themes=themes,
        lots=lots,
        releases=[release_row(each.notice, each.changes) for each in story],
        tokens=tokens_for(listing_of(state, columns, areas, themes, lots.values())),
        published_at=published_at,
    )


def _changed(
    stored: Row, own: Sequence[HeldRelease], fresh: Sequence[Notice], held_lots: dict[str, int]
) -> ChangedOpportunity:
    notices = [each.notice for each in own]
    before = chapters(notices)[-1].state if notices else None
    story = chapters([*notices, *fresh])
    state = story[-1].state
    columns = _overlaid(stored, before, state)
    told = {each.notice.release_id: each for each in story}
    return ChangedOpportunity(
        id=stored["id"],
        columns=columns,
        areas=_if_changed(areas_of, before, state),
        themes=_if_changed(themes_of, before, state),
        lots=_if_changed(lots_of, before, state),
        held_lots=held_lots,
        releases=[release_row(each, told[each.release_id].changes) for each in fresh],
        retold=_retold(own, told),
        is_material=any(columns[name] != stored[name] for name in MATERIAL) if columns else False,
    )


def _overlaid(stored: Row, before: Notice | None, state: Notice) -> Row | None:
    """Give the columns to write: as stored, with what the notices now say otherwise laid over.

    What a commissioner here has put right stays, until a notice says something new about it.
    """
    said, says = columns_of(before) if before else {}, columns_of(state)
    laid = {name: value for name, value in says.items() if said.get(name, ...) != value}
    laid |= _cancellation(stored, before, state)
    if not laid:
        return None
    return {name: stored[name] for name in WRITTEN} | laid


def _cancellation(stored: Row, before: Notice | None, state: Notice) -> Row:
    """Note a cancellation; take one back only where no decision could come to light by it."""
    was = before is not None and before.stage is Stage.CANCELLED
    if state.stage is Stage.CANCELLED and stored["cancelled_at"] is None:
        return {"cancelled_at": _cancelled_at(state)}
    if was and state.stage is not Stage.CANCELLED and stored["decided_at"] is None:
        return {"cancelled_at": None} if stored["cancelled_at"] is not None else {}
    return {}


def _cancelled_at(state: Notice) -> datetime | None:
    return (state.published_at or now()) if state.stage is Stage.CANCELLED else None


def _if_changed(part: Any, before: Notice | None, state: Notice) -> Any:
    says = part(state)
    return None if before is not None and part(before) == says else says


def _retold(
    own: Sequence[HeldRelease], told: dict[str, Chapter]
) -> dict[int, list[dict[str, str]]]:
    """Give what held releases are now said to change, where that differs from what is stored."""
    says = {each.id: as_stored(told[each.notice.release_id].changes) for each in own}
    return {each.id: says[each.id] for each in own if says[each.id] != each.changes}
