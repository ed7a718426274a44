"""Writing down that the others let somebody take part in spite of a conflict of loyalty."""

from sqlalchemy.orm import Session

from commissioning.boards import letters
from commissioning.boards.actions.keeping import held_resolution, voter_named
from commissioning.boards.actions.telling import tell
from commissioning.boards.models import Resolution, Voter
from commissioning.boards.permissions import VOTING_ROLES
from commissioning.boards.queries.board import addresses
from commissioning.boards.queries.counting import interest_of
from commissioning.boards.rules.board_rule import rule_from
from commissioning.boards.rules.interests import Interest, why_not_released
from commissioning.foundation.actor import Actor
from commissioning.foundation.errors import Refused
from commissioning.foundation.trail import record

ONESELF = "Nobody decides about their own conflict. Ask the secretary to write this down"
ALREADY = "The others have let them take part already"


def release_loyalty(session: Session, actor: Actor, ref: str, key: str, site: str) -> Voter:
    """Record that the unconflicted decided so, under the clause that their rule names.

    Raises:
        Hidden, NotAllowed: Nobody on the frozen list goes by this key, or the actor may not.
        Refused: It is no conflict of loyalty, no clause lets them, or it is the actor's own.
    """
    resolution = held_resolution(session, actor, ref, "close")
    voter = voter_named(resolution, key)
    clause = rule_from(resolution.rule).loyalty_clause.strip()
    _refuse(resolution, actor, voter, clause)
    voter.released, resolution.loyalty_clause = True, clause
    record(session, actor, "release", resolution, after={"who": key, "clause": clause})
    found = addresses(session, resolution, VOTING_ROLES)
    tell(session, resolution, site, letters.released, (each for each in found if each[0] == key))
    return voter


def _refuse(resolution: Resolution, actor: Actor, voter: Voter, clause: str) -> None:
    if voter.person_id is not None and voter.person_id == actor.person_id:
        raise Refused(ONESELF)
    if voter.released:
        raise Refused(ALREADY)
    declared = interest_of(resolution, voter)
    if why := why_not_released(Interest(declared.kind) if declared else None, clause):
        raise Refused(why)
