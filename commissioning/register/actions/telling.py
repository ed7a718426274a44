"""Writing to everybody who speaks for an organisation; each link names the reader's role."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from commissioning.foundation.outbox import Letter, post
from commissioning.organisations.queries.speakers import speakers_of


def tell_speakers(
    session: Session, organisation_id: int, page: str, write: Callable[[str], Letter]
) -> None:
    """Post a letter to an organisation's officers and admins about the page at this address."""
    for seat, address in speakers_of(session, organisation_id):
        post(session, address, write(f"{page}?as={seat}"))
