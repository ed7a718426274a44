"""Entering a party's unrestricted reserves, which its own staff and board alone ever see."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.agreements.models import Reserves
from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import today
from commissioning.foundation.errors import NotAllowed, Refused
from commissioning.foundation.permissions import NOT_YOURS
from commissioning.foundation.trail import record
from commissioning.organisations.models import Organisation
from commissioning.partnerships.permissions import speaks


@dataclass(frozen=True, slots=True)
class Entered:
    """What was entered: pence, the day they stood so, and where the figure is from."""

    pence: int
    as_of: date
    source: str = ""


def enter_reserves(session: Session, actor: Actor, entered: Entered) -> Reserves:
    """Keep the reserves of the actor's own organisation; what stood before is written over.

    The trail says that they were entered, and as of when, never how much: its readers are more
    than those who may see the sum.

    Raises:
        NotAllowed: The actor is not of the organisation's own staff.
        Refused: The day lies ahead, or the sum is below £0.
    """
    if not speaks(actor):
        raise NotAllowed(NOT_YOURS)
    if entered.as_of > today():
        raise Refused("Enter a day that is today or has passed", "as_of")
    if entered.pence < 0:
        raise Refused("Enter an amount of £0 or more", "pence")
    found = _held(session, actor)
    found.pence, found.as_of, found.source = entered.pence, entered.as_of, entered.source
    found.by_seat = actor.seat_ref
    session.flush()
    record(session, actor, "enter_reserves", found, after={"as_of": entered.as_of.isoformat()})
    return found


def _held(session: Session, actor: Actor) -> Reserves:
    """Give the one row of the organisation; two who enter the first at once take turns."""
    whose = Organisation.id == actor.organisation_id
    session.execute(select(Organisation.id).where(whose).with_for_update(key_share=True))
    its = Reserves.organisation_id == actor.organisation_id
    found = session.scalar(select(Reserves).where(its))
    if found is None:
        found = Reserves(organisation_id=actor.organisation_id)
        session.add(found)
    return found
