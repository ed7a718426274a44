"""The version that a decision's papers show what changed against."""

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from commissioning.agreements.models import Version, VersionParty
from commissioning.agreements.permissions import OFFERED
from commissioning.agreements.rules.in_force import BINDING
from commissioning.boards.models import Resolution


def version_before(session: Session, resolution: Resolution) -> Version | None:
    """Give the earlier version of which the same organisation was a party that says most.

    That is the newest that all have settled; else the newest that was offered. For readers to whom
    the policy opened the papers of the decision.
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
        .order_by(case((Version.status.in_(BINDING), 0), else_=1), Version.number.desc())
        .limit(1)
    )
