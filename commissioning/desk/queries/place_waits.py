"""What waits for whom in a place, and since when: a list for each kind, the longest wait first.

Every kind asks the policy of the thing that waits. A list is given page by page; its cursor is the
reference of the last thing shown, and one that is hidden or unknown leads to the first page.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Exists, Select, and_, exists, null, or_, select, true, tuple_
from sqlalchemy.orm import Session

from commissioning.agreements.models import Agreement, Decision, Signature, Version, VersionParty
from commissioning.agreements.permissions import VERSIONS
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.db import Thing
from commissioning.foundation.paging import PAGE, Page
from commissioning.opportunities.models import Interest, Opportunity
from commissioning.opportunities.permissions import INTERESTS, NEEDS_MITIGATION, OPPORTUNITIES
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership
from commissioning.people.models import Person
from commissioning.places.models import Place
from commissioning.reviews.models import Review, WorkingView
from commissioning.reviews.permissions.reviewing import REVIEWS, WORKING_VIEWS


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


FOLLOW = "follow"  # what each party said of a version, and who signed it
Ask = Callable[[Actor, int], Select[*tuple[Any, ...]]]


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


def _versions(status: str, since: Any) -> Ask:
    told = Agreement.title, since, null(), Agreement.ref, null(), Agreement.id

    def ask(actor: Actor, place: int) -> Select[*tuple[Any, ...]]:
        return (
            _columns(Version, *told, VERSIONS.rows(actor, FOLLOW))
            .join(Agreement, Agreement.id == Version.agreement_id)
            .join(Partnership, Partnership.id == Agreement.partnership_id)
            .where(
                Partnership.place_id == place,
                Version.status == status,
                VERSIONS.rows(actor),
            )
        )

    return ask


def _decisions(actor: Actor, place: int) -> Select[*tuple[Any, ...]]:
    told = Opportunity.title, Opportunity.deadline_at, Opportunity.buyer_name
    return _columns(Opportunity, *told, Opportunity.ref, null(), Opportunity.id).where(
        Opportunity.place_id == place,
        Opportunity.published_at.is_not(None),
        Opportunity.deadline_at < now(),
        Opportunity.decided_at.is_(None),
        Opportunity.cancelled_at.is_(None),
        OPPORTUNITIES.rows(actor),
    )


def _interests(actor: Actor, place: int) -> Select[*tuple[Any, ...]]:
    told = Opportunity.title, Interest.created_at, Person.name
    return (
        _columns(Interest, *told, Opportunity.ref, null(), Interest.id)
        .join(Opportunity, Opportunity.id == Interest.opportunity_id)
        .join(Person, Person.id == Interest.person_id)
        .where(
            Opportunity.place_id == place,
            Interest.replaced_at.is_(None),
            NEEDS_MITIGATION.rows(actor),
            INTERESTS.rows(actor),
        )
    )


def _reviews(actor: Actor, place: int) -> Select[*tuple[Any, ...]]:
    return _of_partnerships(Review, Review.shared_at, place).where(
        Review.status == "shared",
        REVIEWS.rows(actor),
    )


def _working(actor: Actor, place: int) -> Select[*tuple[Any, ...]]:
    return _of_partnerships(WorkingView, WorkingView.created_at, place).where(
        WorkingView.answered_at.is_(None),
        WorkingView.replaced_at.is_(None),
        WORKING_VIEWS.rows(actor),
    )


def _of_partnerships(
    thing: type[Review] | type[WorkingView], since: Any, place: int
) -> Select[*tuple[Any, ...]]:
    told = Partnership.title, since, Organisation.name
    return (
        _columns(thing, *told, Partnership.ref, thing.ref, thing.id)
        .join(Partnership, Partnership.id == thing.partnership_id)
        .join(Organisation, Organisation.id == thing.organisation_id)
        .where(Partnership.place_id == place)
    )


def _columns(
    thing: type[Thing],
    title: Any,
    since: Any,
    whom: Any,
    page: Any,
    second: Any,
    number: Any,
    known: ColumnElement[bool] | None = None,
) -> Select[*tuple[Any, ...]]:
    return select(
        thing.id,
        thing.ref,
        title.label("title"),
        since.label("since"),
        whom.label("whom"),
        page.label("page"),
        second.label("second"),
        number.label("number"),
        (true() if known is None else known).label("known"),
    )


ASKED: dict[Kind, tuple[type[Thing], Ask]] = {
    Kind.INTERESTS: (Interest, _interests),
    Kind.DECISIONS: (Opportunity, _decisions),
    Kind.BOARDS: (Version, _versions("offered", Version.offered_at)),
    Kind.SIGNATURES: (Version, _versions("approved", Version.settled_at)),
    Kind.REVIEWS: (Review, _reviews),
    Kind.WORKING: (WorkingView, _working),
}
