"""What waits for one seat, in the order it is shown: what others wait for comes first.

Every entry comes from a query that asks the policy of the thing it is about.
"""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from commissioning.desk.waiting.agreements import (
    asked_of_all,
    disputes,
    offered_to_boards,
    reviews_come,
    versions,
)
from commissioning.desk.waiting.boards import decisions
from commissioning.desk.waiting.opportunities import buying, interests
from commissioning.desk.waiting.organisations import nobody_publishes, requests_to_join, vouching
from commissioning.desk.waiting.partnerships import (
    authorities,
    leavings,
    mandates,
    partners_leaving,
    proposals,
)
from commissioning.desk.waiting.places import convening, membership
from commissioning.desk.waiting.register import (
    bids_to_send,
    buyers_to_tell,
    introductions,
    marks,
    outcomes,
    own_drafts,
)
from commissioning.desk.waiting.reviews import reviews, route_clocks, ways_of_working
from commissioning.desk.waiting.waits import Gatherer, Waits
from commissioning.foundation.actor import Actor

GATHERERS: Sequence[Gatherer] = (
    membership,
    interests,
    route_clocks,  # the law's own days come before what we can do at any time
    buying,
    convening,
    decisions,
    mandates,
    proposals,
    versions,
    asked_of_all,
    disputes,
    reviews_come,
    reviews,
    ways_of_working,
    authorities,
    leavings,
    partners_leaving,
    introductions,
    buyers_to_tell,
    marks,
    requests_to_join,
    nobody_publishes,
    vouching,
    outcomes,
    bids_to_send,
    offered_to_boards,
    own_drafts,
)
FOR_OTHERS = (offered_to_boards, own_drafts)  # shown, though nothing is asked of the seat itself


def waiting_for(session: Session, actor: Actor) -> list[Waits]:
    """Give what waits for this seat, what others wait for first."""
    return [thing for gather in GATHERERS for thing in gather(session, actor)]


def anything_waits(session: Session, actor: Actor) -> bool:
    """Tell whether anything waits for this seat; what it is, only the seat itself is told.

    Its own drafts do not count, nor what others' boards decide: nobody waits for the seat there.
    """
    asked = (gather for gather in GATHERERS if gather not in FOR_OTHERS)
    return any(True for gather in asked for _ in gather(session, actor))
