"""Route records, what was written in them, and the notices published: for those who may see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import today
from commissioning.opportunities.models import Opportunity
from commissioning.organisations.models import Organisation
from commissioning.organisations.queries.seats import names_of_seats
from commissioning.reviews.models import RouteEntry, RouteNotice, RouteRecord
from commissioning.reviews.permissions.routing import NOTICES, ROUTES
from commissioning.reviews.rules.answers import Answers

MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Written:
    """What was written for an item of the record, and by whom."""

    entry: RouteEntry
    by: str


@dataclass(frozen=True, slots=True)
class Published:
    """A notice that a buyer published about an opportunity."""

    notice: RouteNotice
    buyer: Organisation


def answers_of(record: RouteRecord | None) -> Answers:
    """Give a record's answers, the nation among them; none where there is no record."""
    if record is None or not record.nation:
        return {}
    return {"nation": record.nation, **record.answers}


def stamp(record: RouteRecord | None) -> str:
    """Give a mark of a record's answers as they stand; "" where nothing was answered."""
    answers = answers_of(record)
    said = msgspec.json.encode(dict(answers), order="deterministic")
    return sha256(said).hexdigest()[:16] if answers else ""


def standing_record(session: Session, actor: Actor, opportunity: Opportunity) -> RouteRecord | None:
    """Give the record that the actor's organisation keeps of an opportunity, if it keeps one."""
    return session.scalar(
        select(RouteRecord).where(
            RouteRecord.opportunity_id == opportunity.id,
            RouteRecord.organisation_id == actor.organisation_id,
            RouteRecord.replaced_at.is_(None),
            ROUTES.rows(actor),
        )
    )


def earlier_records(
    session: Session, actor: Actor, opportunity: Opportunity
) -> Sequence[RouteRecord]:
    """List the records that were put aside, the newest first."""
    return session.scalars(
        select(RouteRecord)
        .where(
            RouteRecord.opportunity_id == opportunity.id,
            RouteRecord.replaced_at.is_not(None),
            ROUTES.rows(actor),
        )
        .order_by(RouteRecord.id.desc())
        .limit(MOST_SHOWN)
    ).all()


def wordings(session: Session, record: RouteRecord, item: str) -> list[Written]:
    """Give all that was written for one item, the newest first; the first may stand still."""
    found = session.scalars(
        select(RouteEntry)
        .where(RouteEntry.record_id == record.id, RouteEntry.item == item)
        .order_by(RouteEntry.id.desc())
        .limit(MOST_SHOWN)
    ).all()
    names = names_of_seats(session, sorted({entry.by_seat for entry in found}))
    return [Written(entry, names.get(entry.by_seat, "")) for entry in found]


def entries_of(
    session: Session, records: Sequence[RouteRecord]
) -> Mapping[int, Sequence[RouteEntry]]:
    """Give what stood written in each of several records; who may see them was asked before."""
    found: dict[int, list[RouteEntry]] = {}
    wanted = select(RouteEntry).where(
        RouteEntry.record_id.in_([record.id for record in records]),
        RouteEntry.replaced_at.is_(None),
    )
    for entry in session.scalars(wanted.order_by(RouteEntry.id)) if records else ():
        found.setdefault(entry.record_id, []).append(entry)
    return found


def newest_entry(session: Session, record: RouteRecord, item: str) -> RouteEntry | None:
    """Give what stands written for one item, for whoever writes over it."""
    return session.scalar(
        select(RouteEntry).where(
            RouteEntry.record_id == record.id,
            RouteEntry.item == item,
            RouteEntry.replaced_at.is_(None),
        )
    )


def newest_notice(session: Session, record: RouteRecord, kind: str) -> RouteNotice | None:
    """Give the day that stands for one kind of notice, for whoever writes over it."""
    return session.scalar(
        select(RouteNotice).where(
            RouteNotice.record_id == record.id,
            RouteNotice.kind == kind,
            RouteNotice.replaced_at.is_(None),
        )
    )


def days_of(session: Session, record: RouteRecord) -> Mapping[str, RouteNotice]:
    """Give the day that stands for each kind of notice, in the order they were entered."""
    found = session.scalars(
        select(RouteNotice)
        .where(RouteNotice.record_id == record.id, RouteNotice.replaced_at.is_(None))
        .order_by(RouteNotice.published_on, RouteNotice.id)
    )
    return {notice.kind: notice for notice in found}


def published_about(session: Session, actor: Actor, opportunity: Opportunity) -> list[Published]:
    """List the notices published about an opportunity whose day has come, the newest first."""
    rows = session.execute(
        select(RouteNotice, Organisation)
        .join(RouteRecord, RouteRecord.id == RouteNotice.record_id)
        .join(Organisation, Organisation.id == RouteRecord.organisation_id)
        .where(
            RouteRecord.opportunity_id == opportunity.id,
            RouteRecord.replaced_at.is_(None),
            RouteNotice.replaced_at.is_(None),
            RouteNotice.where != "",
            RouteNotice.published_on <= today(),
            NOTICES.rows(actor),
        )
        .order_by(RouteNotice.published_on.desc(), RouteNotice.id.desc())
        .limit(MOST_SHOWN)
    )
    return [Published(notice, buyer) for notice, buyer in rows]


def name_of_seat(session: Session, ref: str) -> str:
    """Name the person of a seat; "" where there is none."""
    return names_of_seats(session, [ref]).get(ref, "") if ref else ""
