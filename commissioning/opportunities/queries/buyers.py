"""Whether the buyer that a notice names is the very organisation that somebody acts for."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.opportunities.models import Opportunity
from commissioning.organisations.models import Identifier, Organisation, OrganisationName


def is_the_buyer(session: Session, actor: Actor, opportunity: Opportunity) -> bool:
    """Tell whether the buyer's key is a number or a name (now or once) of their organisation."""
    if not opportunity.buyer_key:
        return False
    mine = actor.organisation_id
    numbers = session.execute(
        select(Identifier.scheme, Identifier.number).where(
            Identifier.organisation_id == mine, Identifier.flag == ""
        )
    )
    keys = {f"{scheme}-{number.upper()}" for scheme, number in numbers}
    keys |= set(session.scalars(select(Organisation.folded_name).where(Organisation.id == mine)))
    once = select(OrganisationName.folded_name).where(OrganisationName.organisation_id == mine)
    return opportunity.buyer_key in keys | set(session.scalars(once))
