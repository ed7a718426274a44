"""Answering a round: confirming it under a mandate, or saying no with a reason."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Hidden, Refused
from commissioning.foundation.trail import record
from commissioning.partnerships import letters
from commissioning.partnerships.actions.forming import hold_talks, settle_confirmed
from commissioning.partnerships.actions.keeping import held_round, own_part
from commissioning.partnerships.actions.rounds import settle
from commissioning.partnerships.actions.telling import tell_others
from commissioning.partnerships.lifecycle import PARTNER
from commissioning.partnerships.models import Answer, Partnership, Proposal
from commissioning.partnerships.permissions import PARTNERSHIPS
from commissioning.partnerships.queries.inviting import about_of
from commissioning.partnerships.queries.proposals import answers_to, asked_in
from commissioning.partnerships.rules.proposable import SEALED, may_begin
from commissioning.partnerships.rules.rounds import CONFIRMED, DECLINED, all_confirmed

CONFIRMED_ALREADY = "Your organisation has confirmed this already"
WHY_MISSING = "Enter why you say no"
WHY_LONG = "Give your reason in 500 characters or fewer"
LONGEST_WHY = 500


def confirm(session: Session, actor: Actor, proposal_ref: str, site: str) -> Partnership:
    """Confirm a round for the actor's organisation; the last of all brings it about.

    Raises:
        Hidden: The proposal is not there for the actor.
        NotAllowed: The actor holds no mandate.
        Refused: It is over, confirmed already, sealed, or one of the parties no longer stands.
    """
    partnership, proposal = held_round(session, actor, proposal_ref, "confirm")
    _must_be_asked(actor, proposal)
    if answers_to(session, proposal).get(actor.organisation_ref) == CONFIRMED:
        raise Refused(CONFIRMED_ALREADY)
    _refuse_sealed(actor, partnership, proposal)
    hold_talks(session, partnership)
    _confirm(session, actor, partnership, proposal, site)
    return partnership


def decline(session: Session, actor: Actor, proposal_ref: str, why: str, site: str) -> Partnership:
    """Say no to a round, with the reason; the round ends, and the others are told.

    What is formed stays as it was. While it is only proposed, the others may go on without us.

    Raises:
        Hidden: The proposal is not there for the actor.
        Refused: It is over, or no reason is given.
    """
    partnership, proposal = held_round(session, actor, proposal_ref, "answer")
    _must_be_asked(actor, proposal)
    why = why.strip()
    if not why:
        raise Refused(WHY_MISSING, "why")
    if len(why) > LONGEST_WHY:
        raise Refused(WHY_LONG, "why")
    _answer(session, actor, proposal, DECLINED, why)
    settle(session, actor, proposal, "decline")
    tell_others(session, actor, partnership, letters.declined, site)
    _step_back(session, actor, partnership)
    return partnership


def confirm_by_proposing(
    session: Session, actor: Actor, partnership: Partnership, proposal: Proposal, site: str
) -> None:
    """Confirm for the proposer at once, where the actor is mandated; else a colleague does."""
    session.flush()
    if PARTNERSHIPS.may(session, actor, "confirm", partnership):
        _confirm(session, actor, partnership, proposal, site)


def _confirm(
    session: Session, actor: Actor, partnership: Partnership, proposal: Proposal, site: str
) -> None:
    _answer(session, actor, proposal, CONFIRMED)
    session.flush()
    if all_confirmed(asked_in(proposal), answers_to(session, proposal)):
        settle_confirmed(session, actor, partnership, proposal, site)


def _answer(session: Session, actor: Actor, proposal: Proposal, said: str, why: str = "") -> None:
    """Write down what the organisation says; a second answer takes the place of its first."""
    held = session.scalar(
        select(Answer).where(
            Answer.proposal_id == proposal.id, Answer.organisation_id == actor.organisation_id
        )
    )
    if held is None:
        held = Answer(proposal_id=proposal.id, organisation_id=actor.organisation_id)
        session.add(held)
    before = {"said": held.said} if held.said else {}
    held.said, held.why, held.by_seat, held.created_at = said, why, actor.seat_ref, now()
    record(session, actor, said, held, before=before, after={"proposal": proposal.ref, "why": why})


def _step_back(session: Session, actor: Actor, partnership: Partnership) -> None:
    """Take an invited organisation that said no out; leave out newcomers of a change refused."""
    own = own_part(actor, partnership)
    if own.status == "invited":
        PARTNER.move(session, actor, own, "decline")
    if partnership.status == "formed":
        for each in partnership.partners:
            if each.status == "invited":
                PARTNER.move(session, actor, each, "leave_out")


def _must_be_asked(actor: Actor, proposal: Proposal) -> None:
    if actor.organisation_ref not in asked_in(proposal):
        raise Hidden


def _refuse_sealed(actor: Actor, partnership: Partnership, proposal: Proposal) -> None:
    """Let nothing new begin while it is sealed: what stands may change among its partners."""
    newcomers = any(each.status == "invited" for each in partnership.partners)
    if (
        newcomers
        and proposal.kind != "end"
        and not may_begin(about_of(actor, partnership.opportunity))
    ):
        raise Refused(SEALED)
