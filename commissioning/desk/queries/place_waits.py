"""What waits for whom in a place, and since when: a list for each kind, the longest wait first.

Every kind asks the policy of the thing that waits. A list is given page by page; its cursor is the
reference of the last thing shown, and one that is hidden or unknown leads to the first page.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Exists, and_, exists, or_, select, tuple_
from sqlalchemy.orm import Session

from commissioning.agreements.models import Decision, Signature, Version, VersionParty
from commissioning.agreements.permissions import VERSIONS
from commissioning.desk.queries.place_asks import (
    FOLLOW,
    Ask,
    decisions,
    interests,
    reviews,
    versions,
    working,
)
from commissioning.foundation.actor import Actor
from commissioning.foundation.db import Thing
from commissioning.foundation.paging import PAGE, Page
from commissioning.opportunities.models import Interest, Opportunity
from commissioning.places.models import Place
from commissioning.reviews.models import Review, WorkingView


class Kind(StrEnum):
    """What is waited for; the value stands in the address of its list."""

    INTERESTS = "interests"
    DECISIONS = "decisions"
    BOARDS = "boards"
    SIGNATURES = "signatures"
    REVIEWS = "reviews"
    WORKING = "way-of-working"


@dataclass(frozen=True, slots=True)
class Held:
    """One thing that waits.

    Attributes:
        whom: Names of those it waits for, or whom it is about.
        since: When it began to wait.
        page, second: The references in the address of its page.
        number: Its inner number, for the log of looks.
        known: Whether the names are exactly those it waits for; else some of them.
    """

    ref: str
    title: str
    whom: tuple[str, ...]
    since: datetime
    page: str
    second: str
    number: int
    known: bool = True


def waits_of(
    session: Session, actor: Actor, place: Place, kind: Kind, after: str = "", most: int = PAGE
) -> Page[Held]:
    """Give a page of what waits so in a place, as far as the actor may see it."""
    thing, ask = ASKED[kind]
    asked = ask(actor, place.id)
    last = session.execute(asked.where(thing.ref == after)).first() if after else None
    since = asked.selected_columns.since
    rest = asked.where(tuple_(since, thing.id) > (last.since, last.id)) if last else asked
    rows = session.execute(rest.order_by(since, thing.id).limit(most + 1)).all()
    parties = _parties(session, actor, (row.id for row in rows)) if thing is Version else {}
    held = [_held(row, parties) for row in rows[:most]]
    return Page(held, rows[most - 1].ref if len(rows) > most else None)


def _held(row: Any, parties: Mapping[int, list[str]]) -> Held:
    whom = tuple(parties.get(row.id, ())) or ((row.whom,) if row.whom else ())
    second = row.second or ""
    return Held(row.ref, row.title, whom, row.since, row.page, second, row.number, row.known)


def _parties(session: Session, actor: Actor, versions: Iterable[int]) -> Mapping[int, list[str]]:
    """Name the parties that versions still wait for, of as many as the actor may follow.

    Who only sees that a version waits may not know whose word it waits for: they read all names.
    """
    waits = or_(~VERSIONS.rows(actor, FOLLOW), ~_has_answered())
    wanted = (
        select(VersionParty.version_id, VersionParty.name)
        .join(Version, Version.id == VersionParty.version_id)
        .where(VersionParty.version_id.in_(list(versions)), waits)
        .order_by(VersionParty.rank)
    )
    names: dict[int, list[str]] = defaultdict(list)
    for version, name in session.execute(wanted):
        names[version].append(name)
    return names


def _has_answered() -> ColumnElement[bool]:
    """Hold for a party whose word on an offered version stands, or that signed an approved one."""
    return or_(
        and_(Version.status == "offered", _there_is(Decision, Decision.ended_at.is_(None))),
        and_(Version.status == "approved", _there_is(Signature)),
    )


def _there_is(thing: type[Decision] | type[Signature], *more: ColumnElement[bool]) -> Exists:
    return exists().where(
        thing.version_id == VersionParty.version_id,
        thing.organisation_id == VersionParty.organisation_id,
        *more,
    )


ASKED: dict[Kind, tuple[type[Thing], Ask]] = {
    Kind.INTERESTS: (Interest, interests),
    Kind.DECISIONS: (Opportunity, decisions),
    Kind.BOARDS: (Version, versions("offered", Version.offered_at)),
    Kind.SIGNATURES: (Version, versions("approved", Version.settled_at)),
    Kind.REVIEWS: (Review, reviews),
    Kind.WORKING: (WorkingView, working),
}
