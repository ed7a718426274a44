"""Declarations brought into a partnership, and what its partners see because of it.

Disclosures follow from who is a partner in what, and are put right as a whole after each change.
"""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from commissioning.foundation.sharing import SharingMode
from commissioning.foundation.trail import record
from commissioning.partnerships.actions.keeping import held
from commissioning.partnerships.models import JointDeclaration, Partnership
from commissioning.partnerships.queries.joint import (
    brought_in,
    disclosed_now,
    open_disclosures,
    ought_to_see,
)
from commissioning.register.actions.keeping import held as held_declaration
from commissioning.register.index import reindex
from commissioning.register.models import Declaration, Disclosure
from commissioning.register.queries.standing import is_decided
from commissioning.register.rules.disclosures import Ground, may_begin

OTHER_OPPORTUNITY = "Choose a bid that is about the same opportunity as this partnership"
IN_ALREADY = "This bid is part of the partnership already"
A_DRAFT = "This is a draft. Say that you are bidding first, then bring it in"
WITHDRAWN = "You have withdrawn this bid, so there is nothing to bring in"
SEALED = (
    "This is sealed until the decision, so no more can be shown to your partners. What they "
    "could see before, they still can"
)


def bring_in(session: Session, actor: Actor, ref: str, declaration_ref: str) -> JointDeclaration:
    """Bring one of our own declarations into a formed partnership: its partners read it.

    Raises:
        Hidden, NotAllowed: The partnership or the declaration is not there, or not ours to bring.
        Refused: It is about something else, a draft, in already, or sealed.
    """
    partnership = held(session, actor, ref, "work")
    declaration = _own(session, actor, declaration_ref)
    _refuse_misfit(partnership, declaration)
    if brought_in(session, partnership.id, declaration.id) is not None:
        raise Refused(IN_ALREADY)
    made = _put_in(session, actor, partnership, declaration)
    align_disclosures(session, actor.seat_ref, [declaration.id])
    return made


def take_out(session: Session, actor: Actor, ref: str, declaration_ref: str) -> None:
    """Take one of our own declarations out again; what was read stays read.

    Raises:
        Hidden: It is not in this partnership, or not ours.
    """
    partnership = held(session, actor, ref, "work")
    declaration = _own(session, actor, declaration_ref)
    joint = brought_in(session, partnership.id, declaration.id)
    if joint is None:
        raise Hidden
    _take(session, actor, joint)
    align_disclosures(session, actor.seat_ref, [declaration.id])


def bring_along(
    session: Session, actor: Actor, partnership: Partnership, declaration: Declaration
) -> None:
    """Put the proposer's own declaration in; nobody reads it there before all have confirmed."""
    if declaration.stage not in ("draft", "withdrawn"):
        _put_in(session, actor, partnership, declaration)


def partners_changed(session: Session, actor: Actor, partnership: Partnership) -> None:
    """Make true again what partners see, after somebody joined or left, or it formed or ended.

    What a partner that left had brought in goes out.
    """
    session.flush()
    joint = session.scalars(
        select(JointDeclaration).where(
            JointDeclaration.partnership_id == partnership.id,
            JointDeclaration.taken_out_at.is_(None),
        )
    ).all()
    left = {each.organisation_id for each in partnership.partners if each.status == "left"}
    for each in joint:
        if each.declaration.organisation_id in left:
            _take(session, actor, each)
    align_disclosures(session, actor.seat_ref, [each.declaration_id for each in joint])


def align_disclosures(session: Session, seat: str, declaration_ids: Collection[int]) -> None:
    """Grant what partners ought to see and do not, and end what they see and ought not."""
    session.flush()
    ids = sorted(set(declaration_ids))
    # Two partnerships may hold one declaration; whoever changes what it opens takes turns.
    take = select(Declaration.id).where(Declaration.id.in_(ids)).order_by(Declaration.id)
    session.execute(take.with_for_update(key_share=True))
    ought, are = ought_to_see(session, ids), disclosed_now(session, ids)
    for declaration_id, viewer_id in sorted(ought - are):
        session.add(
            Disclosure(
                declaration_id=declaration_id,
                viewer_id=viewer_id,
                ground=Ground.PARTNER,
                granted_by=seat,
            )
        )
    for one in open_disclosures(session, ids):
        if (one.declaration_id, one.viewer_id) not in ought:
            one.to_at = now()
    reindex(session, ids)


def _own(session: Session, actor: Actor, ref: str) -> Declaration:
    declaration = held_declaration(session, actor, ref, "see everything")
    if actor.buys or declaration.organisation_id != actor.organisation_id:
        raise NotAllowed("Only its own organisation can bring a bid in or take it out.")
    return declaration


def _refuse_misfit(partnership: Partnership, declaration: Declaration) -> None:
    about = partnership.opportunity
    if about is not None and declaration.opportunity_id != about.id:
        raise Refused(OTHER_OPPORTUNITY, "declaration")
    if declaration.stage == "draft":
        raise Refused(A_DRAFT, "declaration")
    if declaration.stage == "withdrawn":
        raise Refused(WITHDRAWN, "declaration")
    mode = SharingMode(about.mode) if about else SharingMode.INTRODUCTIONS
    if not may_begin(mode, is_decided(declaration)):
        raise Refused(SEALED)


def _put_in(
    session: Session, actor: Actor, partnership: Partnership, declaration: Declaration
) -> JointDeclaration:
    made = JointDeclaration(
        partnership_id=partnership.id, declaration=declaration, by_seat=actor.seat_ref
    )
    session.add(made)
    record(session, actor, "bring_in", made, after={"declaration": declaration.ref})
    return made


def _take(session: Session, actor: Actor, joint: JointDeclaration) -> None:
    joint.taken_out_at = now()
    record(session, actor, "take_out", joint)
