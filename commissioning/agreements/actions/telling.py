"""Writing to every party of a version; each link names the reader's role."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from commissioning.agreements.models import Version
from commissioning.agreements.queries.readers import readers_of
from commissioning.foundation.outbox import Letter, post


def tell_parties(
    session: Session, version: Version, site: str, write: Callable[[str], Letter]
) -> None:
    """Post a letter about a version to those who speak for its parties, and to their boards."""
    page = f"{site}/agreements/{version.agreement.ref}/versions/{version.number}"
    for seat, address in readers_of(session, [each.organisation_id for each in version.parties]):
        post(session, address, write(f"{page}?as={seat}"))
