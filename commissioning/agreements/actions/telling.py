"""Writing to the parties of a version, or to those who are partners now.

Each link names the reader's role.
"""

from collections.abc import Callable, Collection

from sqlalchemy.orm import Session

from commissioning.agreements.models import Agreement, Version
from commissioning.agreements.queries.readers import readers_of
from commissioning.foundation.outbox import Letter, post

Write = Callable[[str], Letter]


def tell_parties(
    session: Session, version: Version, site: str, write: Write, but: int | None = None
) -> None:
    """Post a letter about a version to those who speak for its parties, and to their boards.

    `but` is the number of an organisation that is told otherwise.
    """
    page = f"{site}/agreements/{version.agreement.ref}/versions/{version.number}"
    ids = [each.organisation_id for each in version.parties if each.organisation_id != but]
    _tell(session, version.agreement, ids, page, write)


def tell_partners(session: Session, agreement: Agreement, page: str, write: Write) -> None:
    """Post a letter that links to `page` to those who speak for the partners, and their boards."""
    _tell(session, agreement, _partners(agreement), page, write)


def tell_all_sides(
    session: Session, agreement: Agreement, versions: Collection[Version], page: str, write: Write
) -> None:
    """Post a letter to the partners, and to the parties of these versions that have left since."""
    parties = {party.organisation_id for version in versions for party in version.parties}
    _tell(session, agreement, parties | _partners(agreement), page, write)


def _partners(agreement: Agreement) -> set[int]:
    partners = agreement.partnership.partners
    return {each.organisation_id for each in partners if each.status == "partner"}


def _tell(
    session: Session,
    agreement: Agreement,
    organisation_ids: Collection[int],
    page: str,
    write: Write,
) -> None:
    for seat, address in readers_of(session, agreement.partnership, organisation_ids):
        post(session, address, write(f"{page}?as={seat}"))
