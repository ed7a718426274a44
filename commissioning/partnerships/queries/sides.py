"""What is kept from a person because they act for another side."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.partnerships.models import Partnership
from commissioning.partnerships.permissions import (
    PARTIES,
    acts_for_another_side,
    knows,
    party,
)
from commissioning.partnerships.rules.sides import kept_out_words


def kept_out(session: Session, actor: Actor) -> str:
    """Say how many of the organisation's partnerships are kept from the actor, and why.

    Empty where none is.
    """
    if not knows(actor):
        return ""
    number = session.scalar(
        select(func.count())
        .select_from(Partnership)
        .where(
            party(actor, *PARTIES),
            acts_for_another_side(actor),
        )
    )
    return kept_out_words(number or 0)
