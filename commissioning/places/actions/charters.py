"""A place's charter: a new version, and members' promises to keep it."""

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Refused
from commissioning.foundation.trail import record
from commissioning.places.actions.telling import page_of, tell_admins
from commissioning.places.letters import new_charter
from commissioning.places.models import Charter, Place
from commissioning.places.permissions import PLACES
from commissioning.places.queries.charters import newest_charter
from commissioning.places.queries.places import member_ids, stay_of, take_turns
from commissioning.places.rules.charter import same_words

CHANGED_MEANWHILE = (
    "Somebody published another version while you were writing. Copy what you wrote, look at the "
    "new version, and change that one"
)


def change_charter(
    session: Session,
    actor: Actor,
    place: Place,
    *,
    text: str,
    why: str,
    written_from: int,
    site: str = "",
) -> Charter:
    """Publish a new version; every member's admins are told, and earlier promises stay theirs.

    `written_from` is the number of the version that the convenor had before them.

    Raises:
        Refused: Nothing was changed, or somebody else published a version meanwhile.
    """
    take_turns(session, place)
    PLACES.require(session, actor, "convene", place)
    held = newest_charter(session, place.id)
    if held.number != written_from:
        raise Refused(CHANGED_MEANWHILE)
    if same_words(held.text, text):
        raise Refused("Change the charter first: these are the same words as now", "text")
    made = Charter(
        place_id=place.id, number=held.number + 1, text=text, why=why, by_seat=actor.seat_ref
    )
    session.add(made)
    record(
        session,
        actor,
        "changed the charter",
        place,
        before={"charter": held.number},
        after={"charter": made.number, "why": why},
    )
    tell_admins(
        session,
        place,
        member_ids(session, place.id),
        page_of(site, place, "/charter"),
        lambda told: new_charter(told, made.number, why),
    )
    return made


def promise_charter(session: Session, actor: Actor, place: Place, number: int) -> None:
    """Promise, for one's organisation, to keep the newest version of the charter.

    Raises:
        Refused: The version read is not the newest any more.
    """
    PLACES.require(session, actor, "promise", place)
    if number != newest_charter(session, place.id).number:
        raise Refused("There is a newer version now. Read it before you promise")
    stay = stay_of(session, place.id, actor.organisation_id)
    if stay is None:
        raise Refused("Your organisation is not a member of this place any more")
    before, stay.charter_number = stay.charter_number, number
    stay.promised_at = now()
    record(
        session,
        actor,
        "promised the charter",
        stay,
        before={"charter": before},
        after={"charter": number},
    )
