"""Tries at a password or a letter, counted before they are made, so that guessing is slow."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from commissioning.foundation.clock import now
from commissioning.foundation.db import is_sqlite
from commissioning.foundation.errors import Refused
from commissioning.foundation.filters import clock
from commissioning.people.models import Attempt
from commissioning.people.rules.waits import KEPT, Limit, next_try

SWEPT = 20  # old tries looked at each time a new one is counted: more than are ever added


class TooManyTries(Refused):
    """The wait is not over; the message says when it will be."""

    def __init__(self, until: datetime) -> None:
        self.until = until
        whole = (until + timedelta(seconds=59)).replace(second=0, microsecond=0)
        super().__init__(f"There have been too many tries. Try again after {clock(whole)}")


@dataclass(frozen=True, slots=True)
class Try:
    """One thing that is counted: a limit, and the fingerprint of whom it is about."""

    limit: Limit
    key: str


def try_of(secret: str, limit: Limit, whom: str) -> Try:
    """Name what is counted. Keyed with the installation's secret, so it cannot be read back."""
    said = f"{limit.name}\n{whom}".encode()
    return Try(limit, hmac.new(secret.encode(), said, hashlib.sha256).hexdigest())


def network_of(remote: str | None) -> str:
    """Give the network a visitor comes from: the address itself, or a household's of IPv6."""
    try:
        address = ip_address(remote or "")
    except ValueError:
        return ""
    return str(ip_network(f"{address}/64", strict=False)) if address.version == 6 else str(address)


def count_try(session: Session, *tries: Try) -> None:
    """Count a try that is about to be made.

    Raises:
        TooManyTries: One of the waits is not over. Nothing is counted then.
    """
    moment = now()
    for one in sorted(tries, key=lambda t: t.key):
        _take_turns(session, one.key)
        until = next_try(one.limit, _recent(session, one, moment))
        if until is not None and until > moment:
            raise TooManyTries(until)
    session.add_all([Attempt(key=one.key, at=moment) for one in tries])
    _sweep(session, moment - KEPT)


def forgive(session: Session, *tries: Try) -> None:
    """Forget every try counted for these, once somebody has shown who they are."""
    keys = [one.key for one in tries]
    session.execute(delete(Attempt).where(Attempt.key.in_(keys)))


def uncount(session: Session, one: Try) -> None:
    """Take back the newest try: one that went well is no guess, and others share a network."""
    newest = select(func.max(Attempt.id)).where(Attempt.key == one.key).scalar_subquery()
    session.execute(delete(Attempt).where(Attempt.id == newest))


def _recent(session: Session, one: Try, moment: datetime) -> list[datetime]:
    wanted = (
        select(Attempt.at)
        .where(Attempt.key == one.key, Attempt.at > moment - one.limit.window)
        .order_by(Attempt.at.desc())
        .limit(one.limit.most_read)
    )
    return list(session.scalars(wanted))


def _take_turns(session: Session, key: str) -> None:
    """Let two tries for one key count one after the other; on SQLite all writers do already."""
    if not is_sqlite(session):
        session.execute(select(func.pg_advisory_xact_lock(func.hashtext(key))))


def _sweep(session: Session, before: datetime) -> None:
    """Remove old tries: of the oldest few, those that no limit looks back to any more."""
    oldest = select(Attempt.id, Attempt.at).order_by(Attempt.id).limit(SWEPT).subquery()
    old = session.scalars(select(oldest.c.id).where(oldest.c.at < before)).all()
    if old:
        session.execute(delete(Attempt).where(Attempt.id.in_(old)))
