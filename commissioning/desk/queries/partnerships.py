"""What the desk asks of partnerships."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, aliased

from commissioning.foundation.actor import Actor
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Authority, Partner, Partnership
from commissioning.partnerships.permissions import PARTNERSHIPS
from commissioning.partnerships.rules.forms import LegalForm
from commissioning.partnerships.rules.legal_forms import facts_of

ASKS_AUTHORITY = [each for each in LegalForm if facts_of(each).asks_authority]


def authorities_to_write(session: Session, actor: Actor, most: int) -> Sequence[Any]:
    """Give (ref, title, lead) where our organisation owes the lead its written authority."""
    own, lead = aliased(Partner), aliased(Partner)
    stands = exists().where(
        Authority.partnership_id == Partnership.id,
        Authority.organisation_id == actor.organisation_id,
        Authority.lead_id == lead.organisation_id,
        Authority.ended_at.is_(None),
    )
    wanted = (
        select(Partnership.ref, Partnership.title, Organisation.name.label("lead"))
        .join(own, own.partnership_id == Partnership.id)
        .join(lead, lead.partnership_id == Partnership.id)
        .join(Organisation, Organisation.id == lead.organisation_id)
        .where(
            own.organisation_id == actor.organisation_id,
            PARTNERSHIPS.rows(actor, "bind"),
            Partnership.legal_form.in_(ASKS_AUTHORITY),
            lead.is_lead,
            lead.status == "partner",
            lead.organisation_id != actor.organisation_id,
            ~stands,
        )
        .order_by(Partnership.id.desc())
    )
    return session.execute(wanted.limit(most)).all()
