"""What partnerships do when something happens below: a word for openness lapses with its reason.

That a party is no longer verified, or has left the place, is read when the page is; nothing that
was formed is undone by it.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import BY_ITSELF
from commissioning.foundation.clock import now
from commissioning.foundation.trail import record
from commissioning.opportunities.events import OpportunityChanged
from commissioning.opportunities.models import Opportunity
from commissioning.partnerships.models import Opening, Partnership

Reaction = Callable[[Session, Any], None]


def opportunity_changed(session: Session, event: OpportunityChanged) -> None:
    """End the words given for after the decision, where no decision stands any more."""
    session.flush()
    about = session.get_one(Opportunity, event.opportunity_id)
    if about.decided_at is not None and about.cancelled_at is None:
        return
    told = session.scalars(
        select(Opening)
        .join(Partnership, Partnership.id == Opening.partnership_id)
        .where(
            Partnership.opportunity_id == about.id,
            Opening.what == "told",
            Opening.ended_at.is_(None),
        )
    )
    for word in told.all():
        word.ended_at = now()
        record(session, BY_ITSELF, "take_opening_back", word, after={"because": "undecided"})


REACTIONS: Mapping[type, Sequence[Reaction]] = {OpportunityChanged: (opportunity_changed,)}
