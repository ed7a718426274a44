"""What every act in a partnership begins with: the policy, one at a time, and for whom it is."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from commissioning.foundation.permissions import NOT_YOURS
from commissioning.partnerships.actions.sides import take_side
from commissioning.partnerships.models import JointDeclaration, Partner, Partnership, Proposal
from commissioning.partnerships.permissions import PARTNERSHIPS, PROPOSALS
from commissioning.partnerships.queries.proposals import open_proposal
from commissioning.register.models import Declaration

NOTHING_OPEN = "There is nothing to answer any more. Open the page again to see how it stands"


def held(session: Session, actor: Actor, ref: str, verb: str) -> Partnership:
    """Give the partnership to which `actor` may do `verb`, kept from other writers until we end.

    Raises:
        Hidden: There is none, or none the actor may see.
        NotAllowed: The actor may see it, but not do this.
        Refused: The person acts for another side.
    """
    take = select(Partnership).where(Partnership.ref == ref).with_for_update()
    found = session.scalar(take.execution_options(populate_existing=True))
    if found is None:
        raise Hidden
    PARTNERSHIPS.require(session, actor, verb, found)
    _hold_bids(session, found)
    take_side(session, actor, found)
    return found


def held_round(session: Session, actor: Actor, ref: str, verb: str) -> tuple[Partnership, Proposal]:
    """Give the open proposal with this reference, and its partnership held as `held` does.

    Raises:
        Hidden, NotAllowed: The actor may not see the proposal, or not do `verb`.
        Refused: It is no longer open.
    """
    wanted = select(Partnership.ref).join(Proposal, Proposal.partnership_id == Partnership.id)
    partnership_ref = session.scalar(wanted.where(Proposal.ref == ref))
    if partnership_ref is None:
        raise Hidden
    partnership = held(session, actor, partnership_ref, verb)
    proposal = open_proposal(session, partnership.id)
    if proposal is not None and proposal.ref == ref:
        return partnership, proposal
    PROPOSALS.find(session, actor, ref)  # one from before somebody's time is not there for them
    raise Refused(NOTHING_OPEN)


def _hold_bids(session: Session, partnership: Partnership) -> None:
    """Hold the bids in a partnership before the trail is written.

    Whoever edits a bid holds it, and then their organisation's trail. Were we to take the two the
    other way round, each would wait for the other.
    """
    inside = select(JointDeclaration.declaration_id).where(
        JointDeclaration.partnership_id == partnership.id,
        JointDeclaration.taken_out_at.is_(None),
    )
    take = select(Declaration.id).where(Declaration.id.in_(inside)).order_by(Declaration.id)
    session.execute(take.with_for_update(key_share=True))


def own_part(actor: Actor, partnership: Partnership) -> Partner:
    """Give the actor's organisation's own place in the partnership.

    Raises:
        NotAllowed: It has none.
    """
    for partner in partnership.partners:
        if partner.organisation_id == actor.organisation_id:
            return partner
    raise NotAllowed(NOT_YOURS)
