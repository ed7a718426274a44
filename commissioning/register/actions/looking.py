"""The log of who looked at what: one row a day for each seat, thing and way."""

from collections.abc import Sequence

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now, today
from commissioning.foundation.db import is_sqlite
from commissioning.register.models import ViewLog

_LOGGED = select(ViewLog.thing_id).where(
    ViewLog.thing_kind == bindparam("kind"),
    ViewLog.thing_id.in_(bindparam("ids", expanding=True)),
    ViewLog.seat_ref == bindparam("seat"),
    ViewLog.day == bindparam("day"),
    ViewLog.way == bindparam("way"),
)


def not_logged_yet(
    session: Session, actor: Actor, kind: str, ids: Sequence[int], way: str
) -> list[int]:
    """Give those of `ids` for which today's look of this seat is not in the log yet."""
    values = {"kind": kind, "ids": list(ids), "seat": actor.seat_ref, "day": today(), "way": way}
    known = set(session.scalars(_LOGGED, values))
    return [number for number in dict.fromkeys(ids) if number not in known]


def log_looks(session: Session, actor: Actor, kind: str, ids: Sequence[int], way: str) -> None:
    """Write one row for each thing looked at; a row that is there already stays as it is."""
    if not ids:
        return
    rows = [
        {
            "thing_kind": kind,
            "thing_id": number,
            "seat_ref": actor.seat_ref,
            "organisation_id": actor.organisation_id,
            "day": today(),
            "way": way,
            "first_at": now(),
        }
        for number in sorted(ids)  # in one order, so that two writers never wait for each other
    ]
    insert = sqlite_insert if is_sqlite(session) else postgresql_insert
    session.execute(insert(ViewLog).on_conflict_do_nothing(), rows)
