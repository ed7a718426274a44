"""What a buyer said to anyone, published so that all know the same; never what it was told."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import today
from commissioning.foundation.errors import Refused
from commissioning.foundation.trail import record
from commissioning.opportunities.models import Opportunity
from commissioning.reviews.actions.keeping import said
from commissioning.reviews.models import EqualInformation
from commissioning.reviews.permissions.routing import EQUAL_INFORMATION, ROUTED

LONGEST_SETTING = 200
EARLIEST = date(2015, 1, 1)
SAY_WHERE = "Enter where it was said, such as “An open morning at the town hall”"
SAY_WHAT = "Enter what you said"
NOT_AHEAD = "Enter the day on which it was said: not one that is still ahead"


def say_to_all(
    session: Session, actor: Actor, opportunity_ref: str, said_on: date, setting: str, words: str
) -> EqualInformation:
    """Publish what was said in talks about an opportunity.

    Raises:
        Hidden, NotAllowed: The actor may not speak for the buyer of it.
        Refused: Something is missing or too long, or the day is still ahead.
    """
    session.execute(
        select(Opportunity.id).where(Opportunity.ref == opportunity_ref).with_for_update()
    )
    opportunity = ROUTED.find(session, actor, opportunity_ref, "say to all")
    return _publish(session, actor, opportunity.id, said_on, setting, words)


def correct(
    session: Session, actor: Actor, ref: str, said_on: date, setting: str, words: str
) -> EqualInformation:
    """Publish a correction; what it corrects stays in sight, marked as corrected.

    Raises:
        Hidden, NotAllowed: The actor may not, or it was corrected already.
        Refused: As for saying it.
    """
    session.execute(
        select(EqualInformation.id).where(EqualInformation.ref == ref).with_for_update()
    )
    former = EQUAL_INFORMATION.find(session, actor, ref, "correct")
    return _publish(session, actor, former.opportunity_id, said_on, setting, words, corrects=former)


def _publish(
    session: Session,
    actor: Actor,
    opportunity_id: int,
    said_on: date,
    setting: str,
    words: str,
    corrects: EqualInformation | None = None,
) -> EqualInformation:
    if not EARLIEST <= said_on <= today():
        raise Refused(NOT_AHEAD, "said_on")
    made = EqualInformation(
        opportunity_id=opportunity_id,
        organisation_id=actor.organisation_id,
        said_on=said_on,
        setting=said(setting, SAY_WHERE, "setting", LONGEST_SETTING),
        words=said(words, SAY_WHAT),
        by_seat=actor.seat_ref,
        corrects_id=corrects.id if corrects else None,
    )
    session.add(made)
    before = {"words": corrects.words, "said": corrects.ref} if corrects else {}
    after = {"on": said_on.isoformat(), "setting": made.setting, "words": made.words}
    record(session, actor, "correct" if corrects else "say", made, before=before, after=after)
    return made
