"""What a party entered as its reserves; asked through the policy, so that nobody else finds it."""

from sqlalchemy.orm import Session

from commissioning.agreements.models import Agreement, Reserves, Version, VersionParty
from commissioning.agreements.permissions import OFFERED, RESERVES, VERSIONS
from commissioning.foundation.actor import Actor


def own_reserves(session: Session, actor: Actor) -> Reserves | None:
    """Give the reserves of the actor's own organisation, where the actor may see them."""
    return session.scalar(RESERVES.visible_to(actor))


def newest_as_party(session: Session, actor: Actor, agreement: Agreement) -> Version | None:
    """Give the newest offered version that names the actor's organisation as a party."""
    wanted = (
        VERSIONS.visible_to(actor)
        .join(VersionParty, VersionParty.version_id == Version.id)
        .where(
            Version.agreement_id == agreement.id,
            Version.status.in_(OFFERED),
            VersionParty.organisation_id == actor.organisation_id,
        )
        .order_by(Version.number.desc())
        .limit(1)
    )
    return session.scalar(wanted)
