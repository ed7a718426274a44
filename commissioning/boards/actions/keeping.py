"""What every act on a decision begins with: one at a time, the policy, and for whom it is."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.agreements.actions.keeping import locked
from commissioning.agreements.models import Version
from commissioning.boards.actions.other_sides import note_in_other_boards
from commissioning.boards.models import Resolution, Voter
from commissioning.boards.permissions import RESOLUTIONS
from commissioning.boards.queries.resolutions import whole_now
from commissioning.foundation.actor import Actor
from commissioning.foundation.errors import Hidden
from commissioning.partnerships.actions.sides import take_side


def held_resolution(
    session: Session, actor: Actor, ref: str, verb: str, *, side: bool = True
) -> Resolution:
    """Give the decision to which `actor` may do `verb`, kept from other writers until we end.

    The whole agreement is kept, as its own acts do: boards that close at once take turns. Who acts
    takes their side in the partnership, and has a conflict of loyalty in every other board on it
    that is voting; who only declares an interest takes no side.

    Raises:
        Hidden: There is none, or none the actor may see.
        NotAllowed: The actor may see it, but not do this.
        Refused: The person acts for another side.
    """
    its = select(Version.ref).join(Resolution, Resolution.version_id == Version.id)
    version_ref = session.scalar(its.where(Resolution.ref == ref))
    if version_ref is None:
        raise Hidden
    version = locked(session, version_ref)
    take = select(Resolution.id).where(Resolution.ref == ref).with_for_update(key_share=True)
    found = whole_now(session, session.scalars(take).one())
    RESOLUTIONS.require(session, actor, verb, found)
    if side:
        take_side(session, actor, version.agreement.partnership)
        note_in_other_boards(session, actor, found)
    return found


def voter_named(resolution: Resolution, key: str) -> Voter:
    """Give somebody on the frozen list.

    Raises:
        Hidden: Nobody there goes by this key.
    """
    found = next((voter for voter in resolution.voters if voter.key == key), None)
    if found is None:
        raise Hidden
    return found
