"""Saying that more may be shown than must be: it counts when every partner has said so."""

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Refused
from commissioning.foundation.sharing import SharingMode
from commissioning.foundation.trail import record
from commissioning.partnerships.actions.keeping import held
from commissioning.partnerships.models import Opening, Partnership
from commissioning.partnerships.queries.openings import all_have_agreed, word_of

MODE, TOLD = "mode", "told"
NOT_SHARED = (
    "A competition is live, or may come, so this cannot be shown to members now. It can once the "
    "opportunity is shared here"
)
NOT_DECIDED = "You can show members that you worked together once the decision is recorded"
UNKNOWN = "Choose what to show"


def agree_to_open(session: Session, actor: Actor, ref: str, what: str) -> Partnership:
    """Give our word that members may see it: "mode" while it is shared, "told" once decided.

    Raises:
        Hidden, NotAllowed: It is not there, or the actor holds no mandate.
        Refused: The opportunity is not shared here, or no decision is recorded.
    """
    partnership = held(session, actor, ref, "bind")
    _refuse_too_early(partnership, what)
    if word_of(session, partnership.id, actor.organisation_id or 0, what) is None:
        made = Opening(
            partnership_id=partnership.id,
            organisation_id=actor.organisation_id,
            what=what,
            by_seat=actor.seat_ref,
        )
        session.add(made)
        record(session, actor, "agree_to_open", made, after={"what": what})
    if what == MODE and all_have_agreed(session, partnership.id, MODE):
        _set_mode(session, actor, partnership, SharingMode.SHARED)
    return partnership


def take_opening_back(session: Session, actor: Actor, ref: str, what: str) -> Partnership:
    """Take our word back: what it opened closes at once, whatever the others said.

    Raises:
        Hidden, NotAllowed: It is not there, or the actor holds no mandate.
    """
    partnership = held(session, actor, ref, "bind")
    if what not in (MODE, TOLD):
        raise Refused(UNKNOWN)
    word = word_of(session, partnership.id, actor.organisation_id or 0, what)
    if word is not None:
        word.ended_at = now()
        record(session, actor, "take_opening_back", word, after={"what": what})
    if what == MODE:
        _set_mode(session, actor, partnership, SharingMode.INTRODUCTIONS)
    return partnership


def _refuse_too_early(partnership: Partnership, what: str) -> None:
    about = partnership.opportunity
    if what == MODE:
        here = about is not None and about.place_id == partnership.place_id
        if about is None or not here or about.mode != SharingMode.SHARED:
            raise Refused(NOT_SHARED)
    elif what == TOLD:
        if about is None or about.decided_at is None or about.cancelled_at is not None:
            raise Refused(NOT_DECIDED)
    else:
        raise Refused(UNKNOWN)


def _set_mode(session: Session, actor: Actor, partnership: Partnership, mode: SharingMode) -> None:
    before = partnership.consented_mode
    if before != mode:
        partnership.consented_mode = mode
        record(
            session, actor, "open", partnership, before={"mode": before}, after={"mode": str(mode)}
        )
