"""Joining a place and leaving it."""

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.clock import now
from commissioning.foundation.errors import Refused
from commissioning.foundation.events import emit
from commissioning.foundation.trail import record
from commissioning.organisations.models import Organisation
from commissioning.places import letters
from commissioning.places.actions.concerning import note_concerns
from commissioning.places.actions.duties import end_duties_with_the_stay
from commissioning.places.actions.telling import page_of, tell_admins, tell_convenors
from commissioning.places.events import MembershipChanged
from commissioning.places.lifecycle import STAYS
from commissioning.places.models import Membership, Place
from commissioning.places.permissions import MEMBERSHIPS, PLACES
from commissioning.places.queries.charters import newest_charter
from commissioning.places.queries.places import stay_of, take_turns


def ask_to_join(
    session: Session, actor: Actor, place: Place, *, promised: int, message: str, site: str = ""
) -> Membership:
    """Ask, as an organisation's admin, to join a place, promising to keep its charter.

    Raises:
        Refused: The charter that was promised is not the newest any more.
    """
    take_turns(session, place)
    PLACES.require(session, actor, "ask to join", place)
    if promised != newest_charter(session, place.id).number:
        raise Refused("The charter has changed since you opened this page. Read it again")
    organisation = session.get_one(Organisation, actor.organisation_id)
    stay = Membership(
        place_id=place.id,
        organisation_id=organisation.id,
        charter_number=promised,
        message=message,
        asked_by=actor.seat_ref,
    )
    session.add(stay)
    note_concerns(session, organisation.id)
    record(session, actor, "asked to join", stay, after={"charter": promised})
    page = page_of(site, place, f"/convening/joining/{stay.ref}")
    tell_convenors(session, place, organisation, page, letters.asked_to_join)
    return stay


def take_back_asking(session: Session, actor: Actor, place: Place) -> None:
    """Take back the organisation's request to join, before it is answered."""
    PLACES.require(session, actor, "take back", place)
    stay = _standing(session, actor, place)
    STAYS.move(session, actor, stay, "take back")
    note_concerns(session, stay.organisation_id)


def admit(
    session: Session, actor: Actor, stay: Membership, words: str = "", *, site: str = ""
) -> None:
    """Admit an organisation to the place; its admins are told."""
    place = _decide(session, actor, stay, "admit", words)
    stay.admitted_at = now()
    page = page_of(site, place)
    tell_admins(
        session, place, [stay.organisation_id], page, lambda told: letters.admitted(told, words)
    )
    session.flush()
    emit(session, MembershipChanged(stay.place_id, stay.organisation_id))


def decline(
    session: Session, actor: Actor, stay: Membership, reason: str, *, site: str = ""
) -> None:
    """Decline a request to join, with a reason that the organisation's admins are told.

    Raises:
        Refused: There is no reason.
    """
    if not reason.strip():
        raise Refused("Say why, so that they know what they could do", "words")
    place = _decide(session, actor, stay, "decline", reason)
    stay.declined_at = now()
    note_concerns(session, stay.organisation_id)
    page = page_of(site, place)
    tell_admins(
        session, place, [stay.organisation_id], page, lambda told: letters.declined(told, reason)
    )


def leave(session: Session, actor: Actor, place: Place, why: str = "", *, site: str = "") -> None:
    """Leave a place: dated, and what the organisation did there stays on the record.

    Raises:
        Refused: Somebody in the organisation is the place's only convenor.
    """
    take_turns(session, place)
    PLACES.require(session, actor, "leave", place)
    stay = _standing(session, actor, place)
    end_duties_with_the_stay(session, actor, place, stay.organisation_id, site=site)
    STAYS.move(session, actor, stay, "leave", why=why)
    stay.left_at, stay.left_why = now(), why
    session.flush()
    page = page_of(site, place, "/members")
    tell_convenors(session, place, stay.organisation, page, lambda told: letters.left(told, why))
    emit(session, MembershipChanged(place.id, stay.organisation_id))


def _decide(session: Session, actor: Actor, stay: Membership, verb: str, words: str) -> Place:
    place = session.get_one(Place, stay.place_id)
    take_turns(session, place)
    session.refresh(stay)  # another convenor may have answered while this one was writing
    MEMBERSHIPS.require(session, actor, "decide", stay)
    STAYS.move(session, actor, stay, verb, words=words)
    stay.answer, stay.decided_by = words, actor.seat_ref
    return place


def _standing(session: Session, actor: Actor, place: Place) -> Membership:
    stay = stay_of(session, place.id, actor.organisation_id)
    assert stay is not None  # noqa: S101  # the policy has just found it
    return stay
