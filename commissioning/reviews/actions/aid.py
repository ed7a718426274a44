"""Public money an organisation has had as minimal financial assistance, entered by itself."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now, today
from commissioning.foundation.errors import Refused
from commissioning.foundation.trail import record
from commissioning.reviews.actions.keeping import said
from commissioning.reviews.models import Aid
from commissioning.reviews.permissions.routing import AID, AIDED

EARLIEST = date(2015, 1, 1)
LONGEST_GIVER = 200
LONGEST_PURPOSE = 300
SAY_GIVER = "Enter who gave it"
SAY_PURPOSE = "Enter what it was for"
SAY_SUM = "Enter how much it was, more than nothing"
NOT_AHEAD = "Enter the day on which it was given: not one that is still ahead"


def enter_aid(
    session: Session, actor: Actor, giver: str, pence: int, given_on: date, purpose: str
) -> Aid:
    """Enter one sum, in pence, that the actor's organisation was given.

    Raises:
        NotAllowed: The actor does not speak for a verified organisation.
        Refused: Something is missing or too long, or the day is still ahead.
    """
    AIDED.require(actor, "enter")
    if pence <= 0:
        raise Refused(SAY_SUM, "pence")
    if not EARLIEST <= given_on <= today():
        raise Refused(NOT_AHEAD, "given_on")
    made = Aid(
        organisation_id=actor.organisation_id,
        giver=said(giver, SAY_GIVER, "giver", LONGEST_GIVER),
        pence=pence,
        given_on=given_on,
        purpose=said(purpose, SAY_PURPOSE, "purpose", LONGEST_PURPOSE),
        by_seat=actor.seat_ref,
    )
    session.add(made)
    record(session, actor, "enter", made, after={"giver": made.giver, "pence": pence})
    return made


def take_aid_out(session: Session, actor: Actor, ref: str) -> None:
    """Take out a sum that was entered by mistake; it counts no more, and stays in the trail.

    Raises:
        Hidden, NotAllowed: It is not the actor's organisation's, or was taken out before.
    """
    session.execute(select(Aid.id).where(Aid.ref == ref).with_for_update())
    found = AID.find(session, actor, ref, "end")
    found.ended_at = now()
    record(session, actor, "take out", found, before={"giver": found.giver, "pence": found.pence})
