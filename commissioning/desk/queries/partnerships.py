"""What the desk asks of partnerships."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, aliased

from commissioning.foundation.actor import Actor
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import (
    Answer,
    Authority,
    Leaving,
    Partner,
    Partnership,
    Proposal,
)
from commissioning.partnerships.permissions import PARTIES, PARTNERSHIPS
from commissioning.partnerships.queries.speakers import with_a_mandate
from commissioning.partnerships.rules.forms import LegalForm
from commissioning.partnerships.rules.legal_forms import facts_of
from commissioning.partnerships.rules.rounds import CONFIRMED

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


def leavings_begun(session: Session, actor: Actor, most: int) -> Sequence[Any]:
    """Give (ref, leaving, title, leaves_on) of the partnerships our organisation said it leaves."""
    wanted = (
        select(
            Partnership.ref,
            Leaving.ref.label("leaving"),
            Partnership.title,
            Leaving.leaves_on,
        )
        .join(Partnership, Partnership.id == Leaving.partnership_id)
        .where(
            Leaving.organisation_id == actor.organisation_id,
            Leaving.status == "said",
            PARTNERSHIPS.rows(actor, "work"),
        )
        .order_by(Leaving.leaves_on, Leaving.id)
    )
    return session.execute(wanted.limit(most)).all()


def others_leaving(session: Session, actor: Actor, most: int) -> Sequence[Any]:
    """Give (ref, leaving, title, who, leaves_on) of partners that said that they leave us."""
    wanted = (
        select(
            Partnership.ref,
            Leaving.ref.label("leaving"),
            Partnership.title,
            Organisation.name.label("who"),
            Leaving.leaves_on,
        )
        .join(Partnership, Partnership.id == Leaving.partnership_id)
        .join(Organisation, Organisation.id == Leaving.organisation_id)
        .where(
            Leaving.organisation_id != actor.organisation_id,
            Leaving.status == "said",
            PARTNERSHIPS.rows(actor, "work"),
        )
        .order_by(Leaving.leaves_on, Leaving.id)
    )
    return session.execute(wanted.limit(most)).all()


def asked_without_a_mandate(session: Session, actor: Actor, most: int) -> Sequence[Any]:
    """Give (ref, title) of what waits for our yes, where nobody is mandated to give it."""
    if actor.organisation_id is None or with_a_mandate(session, [actor.organisation_id]):
        return ()
    own = aliased(Partner)
    confirmed = exists().where(
        Answer.proposal_id == Proposal.id,
        Answer.organisation_id == actor.organisation_id,
        Answer.said == CONFIRMED,
    )
    wanted = (
        select(Partnership.ref, Partnership.title)
        .join(own, own.partnership_id == Partnership.id)
        .join(Proposal, Proposal.partnership_id == Partnership.id)
        .where(
            own.organisation_id == actor.organisation_id,
            own.status.in_(PARTIES),
            Proposal.status == "open",
            PARTNERSHIPS.rows(actor),
            ~confirmed,
        )
        .order_by(Proposal.id)
    )
    return session.execute(wanted.limit(most)).all()
