"""The pages that are measured, at addresses that exist in this seeded register."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from commissioning.bench.seeding import ASKER, COMMON
from commissioning.foundation.db import Database
from commissioning.register.models import Declaration

FAR_IN = 60  # rows from the very end of the list


@dataclass(frozen=True, slots=True)
class Asked:
    """One page, by a name that stays the same whatever the size of the register."""

    name: str
    address: str


FIRST = "register, nothing asked"
COMMON_WORD = "register, a common word, with facets"
FAR = "register, the last pages"


def pages(database: Database) -> Iterator[Asked]:
    """Give the pages in the order in which they are told."""
    with database.reading() as session:
        theirs = _newest(session, Declaration.organisation_id != ASKER)
        ours = _newest(session, Declaration.organisation_id == ASKER)
        oldest = select(Declaration.ref).order_by(Declaration.id).offset(FAR_IN).limit(1)
        deep = session.scalar(oldest)
    yield Asked(FIRST, "/register")
    yield Asked(COMMON_WORD, f"/register?q={COMMON}")
    yield Asked("register, a common word, by deadline", f"/register?q={COMMON}&sort=deadline")
    yield Asked("register, two words", "/register?q=domestic+abuse")
    yield Asked("register, a theme and a stage", "/register?theme=ed101&stage=submitted")
    yield Asked(FAR, f"/register?after={deep}")
    yield Asked("a declaration with its overlaps", f"/register/{theirs}")
    yield Asked("one's own declaration", f"/register/{ours}")
    yield Asked("opportunities, nothing asked", "/opportunities")
    yield Asked("opportunities, a common word", f"/opportunities?q={COMMON}")


def _newest(session: Session, which: ColumnElement[bool]) -> str | None:
    return session.scalar(
        select(Declaration.ref).where(which).order_by(Declaration.id.desc()).limit(1)
    )
