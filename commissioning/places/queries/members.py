"""The organisations of a place, always within what the asker may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    and_,
    exists,
    func,
    literal,
    or_,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor, Kind
from commissioning.foundation.fulltext import BOUND
from commissioning.foundation.paging import PAGE, Page, count_in_words
from commissioning.organisations.models import Organisation, OrganisationName
from commissioning.organisations.permissions import ORGANISATIONS
from commissioning.organisations.rules.names import fold_name
from commissioning.places.models import Membership, Place

MemberRow = Row[str, str, str, str, datetime | None, int, datetime | None]
MOST_NAMED = 12  # on the place's own page; the list of members has them all


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody looks for among the members; `after` is a cursor."""

    words: str = ""
    kind: str = ""
    after: str = ""

    @property
    def narrowed(self) -> bool:
        """Tell whether anything but the whole list was asked for."""
        return bool(self.words or self.kind)


@dataclass(frozen=True, slots=True)
class Member:
    """One member as lists show it."""

    ref: str
    name: str
    kind: Kind
    about: str
    since: datetime | None
    charter_number: int
    verified: bool


def find_members(session: Session, actor: Actor, place: Place, asked: Asked) -> Page[Member]:
    """Give one page of a place's members in the order of their names, and how many answer."""
    wanted = _members(actor, place).where(*_narrowing(asked))
    count = session.scalar(_counted(wanted)) or 0
    start = _place_in_order(session, actor, place, asked.after)
    rows = session.execute(
        wanted.where(*start).order_by(Organisation.folded_name, Organisation.id).limit(PAGE + 1)
    ).all()
    members = [_member(row) for row in rows[:PAGE]]
    more = len(rows) > PAGE
    return Page(members, members[-1].ref if more else None, count_in_words(count, BOUND))


def kinds_of_members(session: Session, actor: Actor, place: Place) -> dict[Kind, int]:
    """Give how many members of each kind the actor may see, among the first thousand."""
    seen = (
        select(Organisation.kind)
        .join(Membership, Membership.organisation_id == Organisation.id)
        .where(_in(place), _seen(actor))
        .limit(BOUND)
        .subquery()
    )
    rows = session.execute(select(seen.c.kind, func.count()).group_by(seen.c.kind))
    counts = {Kind(kind): number for kind, number in rows}
    return {kind: counts[kind] for kind in Kind if kind in counts}


def some_members(session: Session, actor: Actor, place: Place) -> list[Member]:
    """Give the first few members by name, for the place's own page."""
    rows = session.execute(
        _members(actor, place).order_by(Organisation.folded_name, Organisation.id).limit(MOST_NAMED)
    )
    return [_member(row) for row in rows]


def member_counts(session: Session, actor: Actor, places: Sequence[Place]) -> dict[int, int]:
    """Give, for each of these places, how many members the actor may see.

    No more than one above the bound are counted, for `paging.count_in_words`.
    """
    if not places:
        return {}
    counted = (
        select(literal(place.id), _counted(_seen_in(actor, place)).scalar_subquery())
        for place in places
    )
    rows = session.execute(union_all(*counted))
    return {key: number or 0 for key, number in rows}


def _seen_in(actor: Actor, place: Place) -> Select[int]:
    return (
        select(Membership.id)
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .where(_in(place), _seen(actor))
    )


def _counted(wanted: Select[*tuple[Any, ...]]) -> Select[int]:
    """Count what is wanted, and stop one above the bound: a count is bounded work too."""
    return select(func.count()).select_from(wanted.limit(BOUND + 1).subquery())


def _in(place: Place) -> ColumnElement[bool]:
    return and_(Membership.place_id == place.id, Membership.status == "admitted")


def _seen(actor: Actor) -> ColumnElement[bool]:
    return and_(ORGANISATIONS.rows(actor), Organisation.retired_at.is_(None))


def _members(
    actor: Actor, place: Place
) -> Select[str, str, str, str, datetime | None, int, datetime | None]:
    return (
        select(
            Organisation.ref,
            Organisation.name,
            Organisation.kind,
            Organisation.about,
            Membership.admitted_at,
            Membership.charter_number,
            Organisation.verified_at,
        )
        .join(Membership, Membership.organisation_id == Organisation.id)
        .where(_in(place), _seen(actor))
    )


def _narrowing(asked: Asked) -> list[ColumnElement[bool]]:
    narrowing = []
    if asked.kind:
        narrowing.append(Organisation.kind == asked.kind)
    for word in (fold_name(asked.words) or asked.words.strip()).split():
        narrowing.append(_named(word))
    return narrowing


def _named(word: str) -> ColumnElement[bool]:
    """Hold for organisations with this word in their name, or in a name they once had."""
    once = exists().where(
        OrganisationName.organisation_id == Organisation.id,
        OrganisationName.folded_name.contains(word, autoescape=True),
    )
    return or_(Organisation.folded_name.contains(word, autoescape=True), once)


def _place_in_order(
    session: Session, actor: Actor, place: Place, after: str
) -> list[ColumnElement[bool]]:
    """Say where the list goes on; a cursor to nothing that may be seen begins it again."""
    if not after:
        return []
    found = session.execute(
        select(Organisation.folded_name, Organisation.id)
        .join(Membership, Membership.organisation_id == Organisation.id)
        .where(_in(place), _seen(actor), Organisation.ref == after)
    ).one_or_none()
    if found is None:
        return []
    return [tuple_(Organisation.folded_name, Organisation.id) > tuple_(*found)]


def _member(row: MemberRow) -> Member:
    ref, name, kind, about, since, number, verified_at = row
    return Member(ref, name, Kind(kind), about, since, number, verified_at is not None)
