"""What the register holds of the opportunities in a batch: a few queries, whatever its size."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from commissioning.opportunities.models import Lot, Opportunity, Release
from commissioning.opportunities.rules.history import unpacked
from commissioning.opportunities.rules.notice import Notice


class Key(NamedTuple):
    """What an opportunity is known by."""

    source: str
    ocid: str


class ReleaseKey(NamedTuple):
    """What a release is known by."""

    source: str
    ocid: str
    release_id: str


@dataclass(frozen=True, slots=True)
class HeldRelease:
    """A release that is stored: its row's number, what it said and what it was said to change."""

    id: int
    notice: Notice
    changes: list[Any]


@dataclass(frozen=True, slots=True)
class Held:
    """What is stored of a batch's opportunities.

    Attributes:
        keys: The releases that are stored.
        opportunities: The columns an import may write, by key; only where a release is new.
        releases: The stored releases of those, in the order they were read.
        lots: Numbers of their lots' rows, by the opportunity's number and the lot's.
    """

    keys: frozenset[ReleaseKey]
    opportunities: dict[Key, dict[str, Any]] = field(default_factory=dict)
    releases: dict[Key, list[HeldRelease]] = field(default_factory=lambda: defaultdict(list))
    lots: dict[int, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))


# What an import reads and may write. Mode, place and decision are the commissioner's alone.
WRITTEN = (
    "id", "title", "description", "reference", "buyer_name", "buyer_key", "stage", "value_pence",
    "currency", "value_note", "deadline_at", "starts_on", "ends_on", "method", "suitability", "url",
    "licence", "publisher", "latest_at", "cancelled_at",
)  # fmt: skip
_READ = (Opportunity.source, Opportunity.ocid, Opportunity.decided_at)
_COLUMNS = (*_READ, *(getattr(Opportunity, name) for name in WRITTEN))


def keys_held(session: Session, notices: Iterable[Notice]) -> frozenset[ReleaseKey]:
    """Give the keys of all stored releases of these opportunities."""
    asked = select(Release.source, Release.ocid, Release.release_id)
    rows = session.execute(asked.where(_among(Release, notices)))
    return frozenset(ReleaseKey(*row) for row in rows)


def take_turns(session: Session, notices: Iterable[Notice]) -> None:
    """Make other writers of the same opportunities wait until we are done (SQLite has only one)."""
    session.execute(select(Opportunity.id).where(_among(Opportunity, notices)).with_for_update())


def held_for(session: Session, notices: Sequence[Notice]) -> Held:
    """Read what is stored of a batch's opportunities, in at most four queries."""
    keys = keys_held(session, notices)
    fresh = [each for each in notices if release_key(each) not in keys]
    held = Held(keys)
    if not fresh:
        return held
    for row in session.execute(select(*_COLUMNS).where(_among(Opportunity, fresh))):
        held.opportunities[Key(row.source, row.ocid)] = dict(row._mapping)
    if held.opportunities:
        _read_releases(session, held, fresh)
        _read_lots(session, held)
    return held


def key(notice: Notice) -> Key:
    """Give the key of the opportunity a notice is about."""
    return Key(notice.source, notice.ocid)


def release_key(notice: Notice) -> ReleaseKey:
    """Give the key of the release a notice was made from."""
    return ReleaseKey(notice.source, notice.ocid, notice.release_id)


def _read_releases(session: Session, held: Held, fresh: Sequence[Notice]) -> None:
    columns = (Release.id, Release.source, Release.ocid, Release.notice, Release.changes)
    asked = select(*columns).where(_among(Release, fresh)).order_by(Release.id)
    for number, source, ocid, stored, changes in session.execute(asked):
        notice = unpacked(stored)
        if notice is not None:
            held.releases[Key(source, ocid)].append(HeldRelease(number, notice, changes))


def _read_lots(session: Session, held: Held) -> None:
    ids = [row["id"] for row in held.opportunities.values()]
    asked = select(Lot.opportunity_id, Lot.number, Lot.id).where(Lot.opportunity_id.in_(ids))
    for opportunity_id, number, lot_id in session.execute(asked):
        held.lots[opportunity_id][number] = lot_id


def _among(
    table: type[Opportunity] | type[Release], notices: Iterable[Notice]
) -> ColumnElement[bool]:
    """Hold for rows with a source and an ocid of these notices (pairs are told apart later)."""
    keys = {key(each) for each in notices}
    sources, ocids = {each.source for each in keys}, {each.ocid for each in keys}
    return and_(table.source.in_(sources), table.ocid.in_(ocids))
