"""The version that a board had before it last, which what changed is shown against."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.agreements.models import Version, VersionParty
from commissioning.agreements.permissions import OFFERED
from commissioning.boards.models import Resolution


def version_before(session: Session, resolution: Resolution) -> Version | None:
    """Give the newest earlier offered version to which the same organisation was a party.

    For readers to whom the policy opened the papers of the decision.
    """
    version = resolution.version
    ours = VersionParty.organisation_id == resolution.organisation_id
    return session.scalar(
        select(Version)
        .where(
            Version.agreement_id == version.agreement_id,
            Version.number < version.number,
            Version.status.in_(OFFERED),
            Version.parties.any(ours),
        )
        .order_by(Version.number.desc())
        .limit(1)
    )
