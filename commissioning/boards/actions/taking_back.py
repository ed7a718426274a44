"""Taking back our board's approval: until the last party has decided, or while in call-in."""

from sqlalchemy.orm import Session

from commissioning.agreements.actions.calling_in import call_in
from commissioning.agreements.actions.deciding import take_back
from commissioning.boards import letters
from commissioning.boards.actions.keeping import held_resolution
from commissioning.boards.actions.telling import tell_all
from commissioning.foundation.actor import Actor
from commissioning.foundation.trail import record


def take_back_approval(session: Session, actor: Actor, ref: str, why: str, site: str) -> None:
    """Take back what the board approved; the decision and its minute stay on the record.

    Raises:
        Hidden, NotAllowed: The actor does not hold the decision, it was not carried, its approval
            was taken back before, or all have decided and it cannot be called in any more.
        Refused: No reason is given.
    """
    resolution = held_resolution(session, actor, ref, "take back")
    if resolution.version.status == "approved" and resolution.decision is not None:
        call_in(session, actor, resolution.decision, why, site)
    else:
        take_back(session, actor, resolution.version.ref, why, site, own_told=True)
    record(session, actor, "take_back", resolution)
    tell_all(session, resolution, site, letters.taken_back)
