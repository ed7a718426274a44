"""One batch: read what is held, work out what to write, then write it in one transaction.

The slow part is done before the transaction begins. If somebody else stored releases of the same
opportunities in between, the batch is worked out anew.
"""

from collections.abc import Sequence

from sqlalchemy.exc import IntegrityError

from commissioning.foundation.db import Database
from commissioning.foundation.errors import Refused
from commissioning.opportunities.imports.held import Held, held_for, keys_held, take_turns
from commissioning.opportunities.imports.plan import Plan, plan_for
from commissioning.opportunities.imports.writing import write
from commissioning.opportunities.rules.counts import Counts
from commissioning.opportunities.rules.notice import Notice, Refusal

MOST_TRIES = 20


def load(database: Database, batch: Sequence[Notice | Refusal]) -> Counts:
    """Store a batch of releases, whole or not at all, and count what became of each.

    Raises:
        Refused: Others kept writing the same opportunities, which no real day will see.
    """
    notices = [found for found in batch if isinstance(found, Notice)]
    counts = Counts(refused=len(batch) - len(notices))
    if not notices:
        return counts
    for _ in range(MOST_TRIES):
        with database.reading() as session:
            held = held_for(session, notices)
        plan = plan_for(notices, held)
        if _stored(database, notices, held, plan):
            return counts + plan.counts
    raise Refused("Another import is writing the same notices. Let it end, then run this again.")


def _stored(database: Database, notices: Sequence[Notice], held: Held, plan: Plan) -> bool:
    """Write the plan, unless what it was made from has changed meanwhile."""
    if plan.is_empty:
        return True
    try:
        with database.transaction() as session:
            take_turns(session, notices)
            if keys_held(session, notices) != held.keys:
                return False
            write(session, plan)
    except IntegrityError:  # another import added the same opportunity in the same moment
        return False
    return True
