"""The lots of an opportunity: parts that can be bid for by themselves."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Hidden, Refused
from commissioning.opportunities.actions.changing import take
from commissioning.opportunities.actions.content import standing_lots, state_of
from commissioning.opportunities.actions.publishing import settle
from commissioning.opportunities.models import Lot, Opportunity

MOST_LOTS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class LotContent:
    """What is said of a lot; the value in pence."""

    title: str
    description: str = ""
    value_pence: int | None = None


def add_lot(session: Session, actor: Actor, ref: str, content: LotContent) -> Opportunity:
    """Add a lot after the others.

    Raises:
        Refused: There are very many already.
    """
    opportunity = take(session, actor, ref, "edit")
    if len(opportunity.lots) >= MOST_LOTS:
        raise Refused(f"Keep at most {MOST_LOTS} lots")
    before = state_of(opportunity)
    number = str(_highest_number(opportunity) + 1)
    lot = Lot(number=number, title=content.title, description=content.description)
    lot.value_pence = content.value_pence
    opportunity.lots.append(lot)
    settle(session, actor, opportunity, before, "added a lot")
    return opportunity


def change_lot(
    session: Session, actor: Actor, ref: str, lot_ref: str, content: LotContent
) -> Opportunity:
    """Change what a lot says."""
    opportunity = take(session, actor, ref, "edit")
    lot = lot_of(opportunity, lot_ref)
    before = state_of(opportunity)
    lot.title, lot.description = content.title, content.description
    lot.value_pence = content.value_pence
    settle(session, actor, opportunity, before, "changed a lot")
    return opportunity


def take_out_lot(session: Session, actor: Actor, ref: str, lot_ref: str) -> Opportunity:
    """Take a lot out. Once published it is kept for those who had said they bid for it."""
    opportunity = take(session, actor, ref, "edit")
    lot = lot_of(opportunity, lot_ref)
    before = state_of(opportunity)
    if opportunity.published_at is None:
        opportunity.lots.remove(lot)
    else:
        lot.removed_at = now()
    settle(session, actor, opportunity, before, "took a lot out")
    return opportunity


def lot_of(opportunity: Opportunity, lot_ref: str) -> Lot:
    """Give a lot that stands.

    Raises:
        Hidden: There is none with this reference.
    """
    found = next((lot for lot in standing_lots(opportunity) if lot.ref == lot_ref), None)
    if found is None:
        raise Hidden
    return found


def _highest_number(opportunity: Opportunity) -> int:
    return max((int(lot.number) for lot in opportunity.lots if lot.number.isdecimal()), default=0)
