"""Who is told what becomes of a version: those who speak for its parties, and their boards."""

from collections.abc import Collection, Iterator

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Role
from commissioning.partnerships.lifecycle import SPEAKERS
from commissioning.partnerships.models import Partnership
from commissioning.partnerships.queries.speakers import told_of

MOST_TOLD = 1_000  # letters about one version: 200 parties have a handful each
MINUTING = frozenset({Role.CHAIR, Role.SECRETARY})


def readers_of(
    session: Session, partnership: Partnership, organisation_ids: Collection[int]
) -> Iterator[tuple[str, str]]:
    """Give (seat reference, email address) of those to tell at these organisations."""
    return told_of(session, partnership, organisation_ids, SPEAKERS | MINUTING, MOST_TOLD)
