"""Who has a declaration on an opportunity: register/ knows, and writes it down here."""

from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session

from commissioning.foundation.db import is_sqlite
from commissioning.opportunities.models import Bidder


def note_bidder(session: Session, opportunity_id: int, organisation_id: int) -> None:
    """Note that an organisation bids for an opportunity, alone or with others; once is enough."""
    insert = sqlite_insert if is_sqlite(session) else postgresql_insert
    values = {"opportunity_id": opportunity_id, "organisation_id": organisation_id}
    session.flush()
    session.execute(insert(Bidder).values(values).on_conflict_do_nothing())
