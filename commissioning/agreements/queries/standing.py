"""Whether those who are partners now are the parties that a version names."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.agreements.models import Agreement, Version
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partner, Partnership

PARTNERSHIP_OVER = "This partnership is not standing, so nothing new is agreed in it"
AGREEMENT_OVER = "All parties have ended this agreement, so nothing new is agreed in it"
PARTIES_CHANGED = (
    "The partners are no longer those that this version names. Bring the parties up to date in "
    "the next draft, and offer that"
)


def why_not_agreed_now(session: Session, version: Version, parties: frozenset[str]) -> str:
    """Say why nobody can agree to a version that names these parties (references); "" if all can.

    Read anew each time: a partner may have left since the version was offered.
    """
    ended, status, partnership_id = session.execute(
        select(Agreement.ended_on, Partnership.status, Partnership.id)
        .join(Partnership, Partnership.id == Agreement.partnership_id)
        .where(Agreement.id == version.agreement_id)
    ).one()
    if status != "formed":
        return PARTNERSHIP_OVER
    if ended is not None:
        return AGREEMENT_OVER
    return "" if _partners(session, partnership_id) == parties else PARTIES_CHANGED


def _partners(session: Session, partnership_id: int) -> frozenset[str]:
    found = session.scalars(
        select(Organisation.ref)
        .join(Partner, Partner.organisation_id == Organisation.id)
        .where(Partner.partnership_id == partnership_id, Partner.status == "partner")
    )
    return frozenset(found)
