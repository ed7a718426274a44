"""What a party entered as its reserves; asked through the policy, so that nobody else finds it."""

from sqlalchemy import or_
from sqlalchemy.orm import Session

from commissioning.agreements.models import Agreement, Reserves, Version, VersionParty
from commissioning.agreements.permissions import OFFERED, RESERVES, VERSIONS
from commissioning.foundation.actor import Actor


def own_reserves(session: Session, actor: Actor) -> Reserves | None:
    """Give the reserves of the actor's own organisation, where the actor may see them."""
    return session.scalar(RESERVES.visible_to(actor))


def newest_to_weigh(session: Session, actor: Actor, agreement: Agreement) -> Version | None:
    """Give the newest version that the actor's organisation is, or would be, a party to."""
    ours = VersionParty.organisation_id == actor.organisation_id
    offered = Version.status.in_(OFFERED) & Version.parties.any(ours)
    wanted = VERSIONS.visible_to(actor).where(
        Version.agreement_id == agreement.id, or_(offered, Version.status == "draft")
    )
    return session.scalar(wanted.order_by(Version.number.desc()).limit(1))
