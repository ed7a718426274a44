"""What follows when all have confirmed: the partnership forms, changes, or ends."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Refused
from commissioning.foundation.events import emit
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.actions.bidders import note_bidder
from commissioning.partnerships import letters
from commissioning.partnerships.actions.joint import partners_changed
from commissioning.partnerships.actions.rounds import settle
from commissioning.partnerships.actions.telling import tell_others
from commissioning.partnerships.events import (
    PartnershipChanged,
    PartnershipEnded,
    PartnershipFormed,
)
from commissioning.partnerships.lifecycle import PARTNER, PARTNERSHIP
from commissioning.partnerships.models import Partner, Partnership, Proposal
from commissioning.partnerships.permissions import PARTIES
from commissioning.partnerships.queries.inviting import organisations_that_stand, talks_among
from commissioning.partnerships.queries.openings import all_have_agreed, any_agreed, most_open_mode
from commissioning.partnerships.queries.proposals import asked_in
from commissioning.partnerships.rules.proposal import Content
from commissioning.register.lifecycle import INTRODUCTION
from commissioning.register.models import Introduction

NO_LONGER_STANDS = (
    "One of those asked is no longer verified here, so this cannot be confirmed by all. Suggest a "
    "change without them"
)


def settle_confirmed(
    session: Session, actor: Actor, partnership: Partnership, proposal: Proposal, site: str
) -> None:
    """Do what all have confirmed.

    Raises:
        Refused: One of the parties is no longer verified here.
    """
    settle(session, actor, proposal, "confirm")
    if proposal.kind == "end":
        end_partnership(session, actor, partnership, proposal.content.get("why", ""), site)
        return
    _refuse_fallen(session, partnership, proposal)
    take_on(partnership, proposal.content)
    if proposal.kind == "form":
        _form(session, actor, partnership, site)
    else:
        _change(session, actor, partnership, site)


def hold_talks(session: Session, partnership: Partnership) -> None:
    """Hold the talks that may turn into the partnership, before the trail is written."""
    ids = [each.organisation_id for each in partnership.partners if each.status in PARTIES]
    talks = talks_among(session, partnership.opportunity_id, ids)
    take = select(Introduction).where(Introduction.id.in_([each.id for each in talks]))
    held = take.order_by(Introduction.id).with_for_update()
    session.execute(held.execution_options(populate_existing=True))


def take_on(partnership: Partnership, content: Content) -> None:
    """Write into the partnership and its parties what a proposal says."""
    partnership.title, partnership.purpose = content["title"], content["purpose"]
    partnership.legal_form, partnership.why_joint = content["legal_form"], content["why_joint"]
    said = {party["organisation"]: party for party in content["parties"]}
    for partner in partnership.partners:
        if party := said.get(partner.organisation.ref):
            partner.role, partner.is_lead = party["role"], party["is_lead"]


def end_partnership(
    session: Session, actor: Actor, partnership: Partnership, why: str, site: str
) -> None:
    """End a formed partnership: partners read each other's bids no more; the record stays."""
    PARTNERSHIP.move(session, actor, partnership, "end", why=why)
    partnership.ended_at, partnership.ended_why = now(), why.strip()[:500]
    partners_changed(session, actor, partnership)
    tell_others(session, actor, partnership, letters.ended, site)
    emit(session, PartnershipEnded(partnership.id))


def _form(session: Session, actor: Actor, partnership: Partnership, site: str) -> None:
    PARTNERSHIP.move(session, actor, partnership, "form")
    partnership.formed_at = now()
    _join(session, actor, partnership)
    partnership.consented_mode = most_open_mode(session, partnership)
    _end_talks(session, partnership)
    partners_changed(session, actor, partnership)
    tell_others(session, actor, partnership, letters.formed, site)
    emit(session, PartnershipFormed(partnership.id))


def _change(session: Session, actor: Actor, partnership: Partnership, site: str) -> None:
    if _join(session, actor, partnership):
        _tighten(session, partnership)
        _end_talks(session, partnership)
        partners_changed(session, actor, partnership)
    tell_others(session, actor, partnership, letters.agreed, site)
    emit(session, PartnershipChanged(partnership.id))


def _join(session: Session, actor: Actor, partnership: Partnership) -> list[Partner]:
    joined = [each for each in partnership.partners if each.status == "invited"]
    for partner in joined:
        PARTNER.move(session, actor, partner, "join")
        partner.joined_at, partner.left_on = now(), None
        if partnership.opportunity_id is not None and not _is_the_buyer(partnership, partner):
            note_bidder(session, partnership.opportunity_id, partner.organisation_id)
    session.flush()
    return joined


def _is_the_buyer(partnership: Partnership, partner: Partner) -> bool:
    """Tell whether a partner is the one whose money it is: it buys, and bids for nothing."""
    about = partnership.opportunity
    return about is not None and about.buyer_organisation_id == partner.organisation_id


def _tighten(session: Session, partnership: Partnership) -> None:
    """Let a newcomer who agreed to less make it less open; nobody's joining makes it more so."""
    by_word = any_agreed(session, partnership.id, "mode")
    agreed = all_have_agreed(session, partnership.id, "mode") if by_word else True
    if not agreed or most_open_mode(session, partnership) != SharingMode.SHARED:
        partnership.consented_mode = SharingMode.INTRODUCTIONS


def _end_talks(session: Session, partnership: Partnership) -> None:
    """Turn the talks among partners into the partnership: the cards close on both sides."""
    ids = [each.organisation_id for each in partnership.partners if each.status == "partner"]
    for talks in talks_among(session, partnership.opportunity_id, ids):
        INTRODUCTION.move_by_itself(session, talks, "form")
        talks.ended_at = now()
        for card in (talks.first, talks.second):
            card.ended_at = card.ended_at or now()


def _refuse_fallen(session: Session, partnership: Partnership, proposal: Proposal) -> None:
    asked = set(asked_in(proposal))
    ids = {each.organisation_id for each in partnership.partners if each.organisation.ref in asked}
    if organisations_that_stand(session, ids) != ids:
        raise Refused(NO_LONGER_STANDS)
