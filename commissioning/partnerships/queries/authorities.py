"""The lead's written authorities: who gave one, what it covers, and which stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.partnerships.models import Authority, Partner, Partnership

MOST_LISTED = 100  # two for each of fifty parties


@dataclass(frozen=True, slots=True)
class Given:
    """One member and its authority to the lead of today, if it has given one."""

    partner: Partner
    authority: Authority | None


def lead_of(partnership: Partnership) -> Partner | None:
    """Give the partner that leads, if one does."""
    leads = (each for each in partnership.partners if each.is_lead and each.status == "partner")
    return next(leads, None)


def authorities(session: Session, partnership: Partnership) -> list[Given]:
    """Give every member but the lead, in order, with the authority that stands.

    The caller has found `partnership` for an actor who may read it.
    """
    lead = lead_of(partnership)
    standing = {
        each.organisation_id: each
        for each in _all(session, partnership)
        if lead and each.lead_id == lead.organisation_id and each.ended_at is None
    }
    return [
        Given(each, standing.get(each.organisation_id))
        for each in partnership.partners
        if each.status == "partner" and each is not lead
    ]


def past_authorities(session: Session, partnership: Partnership) -> list[Authority]:
    """Give those that ended, or were given to who led before; newest first."""
    lead = lead_of(partnership)
    return [
        each
        for each in _all(session, partnership)
        if each.ended_at is not None or lead is None or each.lead_id != lead.organisation_id
    ]


def standing_of(session: Session, partnership: Partnership, giver_id: int) -> list[Authority]:
    """Give what an organisation gave in a partnership, to whichever lead, and has not ended."""
    return [
        each
        for each in _all(session, partnership)
        if each.organisation_id == giver_id and each.ended_at is None
    ]


def _all(session: Session, partnership: Partnership) -> Sequence[Authority]:
    return session.scalars(
        select(Authority)
        .where(Authority.partnership_id == partnership.id)
        .order_by(Authority.id.desc())
        .limit(MOST_LISTED)
    ).all()
