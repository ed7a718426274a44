"""What every act on a lawful route begins with: one at a time, and the policy."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.errors import Hidden, Refused
from commissioning.opportunities.models import Opportunity
from commissioning.reviews.models import RouteRecord
from commissioning.reviews.permissions.routing import ROUTED
from commissioning.reviews.queries.routes import standing_record

CHOOSE_FIRST = "Choose a route first. Its record is then kept here"


def held_opportunity(session: Session, actor: Actor, ref: str) -> Opportunity:
    """Give the opportunity, and let colleagues who write about it wait until we are done.

    Raises:
        Hidden, NotAllowed: The actor may not find a route for it.
    """
    session.execute(select(Opportunity.id).where(Opportunity.ref == ref).with_for_update())
    return ROUTED.find(session, actor, ref, "find a route")


def held_route(session: Session, actor: Actor, opportunity_ref: str) -> RouteRecord:
    """Give the standing record of an opportunity, held as `held_opportunity` does.

    Raises:
        Hidden, NotAllowed: As `held_opportunity`; or nobody began a record.
    """
    found = standing_record(session, actor, held_opportunity(session, actor, opportunity_ref))
    if found is None:
        raise Hidden
    return found


def held_route_chosen(session: Session, actor: Actor, opportunity_ref: str) -> RouteRecord:
    """Give a standing record in which a route is chosen, held as `held_opportunity` does.

    Raises:
        Hidden, NotAllowed: As `held_route`.
        Refused: No route is chosen yet.
    """
    found = held_route(session, actor, opportunity_ref)
    if not found.route:
        raise Refused(CHOOSE_FIRST)
    return found
