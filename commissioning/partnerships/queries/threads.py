"""Conversations inside a partnership, as one of those in their audience sees them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from commissioning.foundation.actor import Actor
from commissioning.foundation.errors import Hidden
from commissioning.foundation.paging import PAGE, Page
from commissioning.organisations.models import Organisation, Seat
from commissioning.partnerships.models import (
    Message,
    Partner,
    Partnership,
    Thread,
    ThreadReader,
)
from commissioning.partnerships.permissions import THREADS
from commissioning.partnerships.queries.proposals import parties_of
from commissioning.partnerships.rules.threads import Audience
from commissioning.people.models import Person


@dataclass(frozen=True, slots=True)
class Said:
    """Part of a conversation, oldest first, and the references that lead on from it."""

    messages: Sequence[Row[Any]]
    earlier: str | None = None
    later: str | None = None


def those_reading(thread: Thread) -> list[Partner]:
    """Give those who read a conversation now."""
    held = parties_of(thread.partnership)
    if thread.audience == Audience.ALL:
        return held
    chosen = {each.organisation_id for each in thread.readers}
    return [each for each in held if each.organisation_id in chosen]


def threads_of(
    session: Session, actor: Actor, partnership: Partnership, after: str = ""
) -> Page[Thread]:
    """Give a page of the conversations the actor is in, those with the newest words first.

    `after` is the reference of the last one shown.
    """
    own = and_(Thread.partnership_id == partnership.id, THREADS.rows(actor))
    wanted = (
        select(Thread)
        .where(own)
        .options(selectinload(Thread.readers))
        .order_by(Thread.last_at.desc(), Thread.id.desc())
        .limit(PAGE + 1)
    )
    last = session.scalars(select(Thread).where(Thread.ref == after, own)).one_or_none()
    if last is not None:
        older = and_(Thread.last_at == last.last_at, Thread.id < last.id)
        wanted = wanted.where(or_(Thread.last_at < last.last_at, older))
    found = session.scalars(wanted).all()
    return Page(found[:PAGE], found[PAGE - 1].ref if len(found) > PAGE else None)


def thread_of(session: Session, actor: Actor, ref: str, thread_ref: str) -> Thread:
    """Give a conversation with its partnership (`ref`) and readers.

    Raises:
        Hidden: There is none in this partnership that the actor is in.
    """
    found = session.scalars(
        select(Thread)
        .join(Thread.partnership)
        .where(Thread.ref == thread_ref, Partnership.ref == ref, THREADS.rows(actor))
        .options(
            selectinload(Thread.readers).joinedload(ThreadReader.organisation),
            joinedload(Thread.partnership)
            .selectinload(Partnership.partners)
            .joinedload(Partner.organisation),
        )
    ).one_or_none()
    if found is None:
        raise Hidden
    return found


def messages_of(session: Session, thread: Thread, before: str = "", after: str = "") -> Said:
    """Give part of what was said: the newest, or what comes before or after a message.

    The caller has found `thread` for the actor: who is in it may read all of it.
    """
    if start := _place_of(session, thread, after):
        return _from(session, thread, start)
    return _until(session, thread, _place_of(session, thread, before))


def _place_of(session: Session, thread: Thread, ref: str) -> int | None:
    if not ref:
        return None
    wanted = select(Message.id).where(Message.ref == ref, Message.thread_id == thread.id)
    return session.scalar(wanted)


def _until(session: Session, thread: Thread, end: int | None) -> Said:
    wanted = _query(thread).order_by(Message.id.desc()).limit(PAGE + 1)
    found = session.execute(wanted.where(Message.id < end) if end else wanted).all()
    shown = found[:PAGE][::-1]
    earlier = shown[0].ref if len(found) > PAGE else None
    return Said(shown, earlier, shown[-1].ref if end and shown else None)


def _from(session: Session, thread: Thread, start: int) -> Said:
    wanted = _query(thread, Message.id > start).order_by(Message.id).limit(PAGE + 1)
    found = session.execute(wanted).all()
    if not found:
        return _until(session, thread, None)
    later = found[PAGE - 1].ref if len(found) > PAGE else None
    return Said(found[:PAGE], found[0].ref, later)


def _query(thread: Thread, *more: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Message.ref,
            Message.body,
            Message.created_at,
            Message.organisation_id,
            Organisation.name.label("organisation"),
            Person.name.label("person"),
            Seat.role,
        )
        .join(Message.organisation)
        .outerjoin(Seat, Seat.ref == Message.by_seat)
        .outerjoin(Person, Person.id == Seat.person_id)
        .where(Message.thread_id == thread.id, *more)
    )
