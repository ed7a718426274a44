"""Removing what is over: old sign-ins, links, codes, accounts never opened, letters long delivered.

Each step finds a bounded number of rows without holding anybody up, then removes just those. Old
attempts are swept as new ones are counted (attempts.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.orm import Session

from commissioning.foundation.clock import now
from commissioning.foundation.db import Thing
from commissioning.foundation.outbox import OutboxMessage
from commissioning.people.models import Link, Newcomer, SignIn, SignInCode

STEP = 500  # rows removed in one transaction, so that other writers wait for moments only


@dataclass(frozen=True, slots=True)
class Kept:
    """How long something is kept once it is over; `over_at` is empty while it is not."""

    one: str
    many: str
    model: type[Thing]
    over_at: ColumnElement[Any]
    for_days: int


KEPT = (
    Kept("sign-in", "sign-ins", SignIn, func.coalesce(SignIn.ended_at, SignIn.expires_at), 30),
    Kept("link", "links", Link, func.coalesce(Link.used_at, Link.ended_at, Link.expires_at), 30),
    Kept(
        "code",
        "codes",
        SignInCode,
        func.coalesce(SignInCode.used_at, SignInCode.expires_at),
        1,
    ),
    # Its link works for a day, and must find it for as long.
    Kept(
        "account never opened", "accounts never opened", Newcomer, Newcomer.created_at.expression, 7
    ),
    Kept(
        "letter",
        "letters",
        OutboxMessage,
        func.coalesce(OutboxMessage.sent_at, OutboxMessage.given_up_at),
        90,
    ),
)


def over(session: Session, kept: Kept) -> Sequence[int]:
    """Give the numbers of the oldest rows that need not be kept any longer, at most STEP."""
    before = now() - timedelta(days=kept.for_days)
    model = kept.model
    wanted = select(model.id).where(kept.over_at < before).order_by(model.id).limit(STEP)
    return session.scalars(wanted).all()


def remove(session: Session, kept: Kept, ids: Sequence[int]) -> None:
    """Remove these rows. What is over never begins again, so nothing needs asking twice."""
    session.execute(delete(kept.model).where(kept.model.id.in_(ids)))
