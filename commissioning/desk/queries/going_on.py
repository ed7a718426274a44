"""What is going on in a place, each list within what the asker may see, and bounded.

Nobody is told who talks with whom: that is between those who talk. Where several would answer the
same opportunity is what can be said, from the declarations that the asker may see.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.fulltext import BOUND
from commissioning.opportunities.models import Opportunity
from commissioning.places.models import Place
from commissioning.register.models import Declaration
from commissioning.register.permissions import DECLARATIONS
from commissioning.register.queries.searching import Found, Wanted, search


def places_of(session: Session, actor: Actor) -> Sequence[Place]:
    """Give the places that the actor's organisation is a member of, by name."""
    if not actor.places:
        return ()
    wanted = select(Place).where(Place.id.in_(actor.places)).order_by(Place.name)
    return session.scalars(wanted).all()


def declared(session: Session, actor: Actor, place: Place) -> Found:
    """Give what is declared in a place: the newest, an honest count, and what it was taken from."""
    return search(session, actor, Wanted(places=(place.ref,)))


def where_several(session: Session, actor: Actor, found: Found, most: int) -> Sequence[Any]:
    """Give (ref, title, count) of the opportunities on which more than one has declared.

    Counted within what was found, so nothing is counted that the actor could not read.
    """
    count = func.count(func.distinct(Declaration.organisation_id))
    wanted = (
        select(Opportunity.ref, Opportunity.title, count.label("count"))
        .join(Declaration, Declaration.opportunity_id == Opportunity.id)
        .where(Declaration.id.in_(found.matches[:BOUND]), DECLARATIONS.rows(actor))
        .group_by(Opportunity.id, Opportunity.ref, Opportunity.title)
        .having(count > 1)
        .order_by(count.desc(), Opportunity.id.desc())
    )
    return session.execute(wanted.limit(most)).all()
