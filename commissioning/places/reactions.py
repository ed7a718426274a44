"""What places do when something happens on a floor below: stays and duties follow organisations."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from commissioning.foundation.actor import BY_ITSELF
from commissioning.foundation.clock import now
from commissioning.foundation.events import emit
from commissioning.foundation.trail import record
from commissioning.organisations.events import (
    ConvenorAsked,
    OrganisationChanged,
    OrganisationRenamed,
    SeatEnded,
)
from commissioning.organisations.models import Organisation
from commissioning.places import letters
from commissioning.places.actions.concerning import note_concerns
from commissioning.places.actions.duties import end_duties_of_seat, end_duties_with_the_stay
from commissioning.places.actions.telling import page_of, tell_convenors
from commissioning.places.events import MembershipChanged
from commissioning.places.models import Membership, Place
from commissioning.places.queries.concerning import places_concerned
from commissioning.places.queries.places import stay_of, stays_of

Reaction = Callable[[Session, Any], None]
CLOSED = "The organisation was closed or joined to another."


def reactions_for(site: str) -> Mapping[type, Sequence[Reaction]]:
    """Give what places do; `site` is the address that links in letters begin with."""
    return {
        OrganisationChanged: (partial(organisation_changed, site=site),),
        OrganisationRenamed: (partial(organisation_renamed, site=site),),
        SeatEnded: (partial(seat_ended, site=site),),
        ConvenorAsked: (partial(convenor_asked, site=site),),
    }


def organisation_changed(session: Session, event: OrganisationChanged, *, site: str) -> None:
    """End the stays of an organisation that was retired; one joined to another hands them on.

    Raises:
        Refused: Its people hold the only convenor's duty of a place.
    """
    organisation = session.get_one(Organisation, event.organisation_id)
    if organisation.retired_at is None:
        return
    for stay in stays_of(session, organisation.id):
        if organisation.merged_into_id is not None and stay.status == "admitted":
            _hand_on(session, stay, organisation.merged_into_id)
        _end(session, stay, site)


def organisation_renamed(session: Session, event: OrganisationRenamed, *, site: str) -> None:
    """Tell the convenors of its places, who verified it under the old name."""
    organisation = session.get_one(Organisation, event.organisation_id)
    for stay in stays_of(session, organisation.id):
        place = session.get_one(Place, stay.place_id)
        page = page_of(site, place, f"/convening/organisations/{organisation.ref}")
        tell_convenors(
            session, place, organisation, page, lambda told: letters.renamed(told, event.before)
        )


def seat_ended(session: Session, event: SeatEnded, *, site: str) -> None:
    """End the duties that hang on the seat.

    Raises:
        Refused: A place would be left without a convenor.
    """
    session.flush()
    end_duties_of_seat(session, BY_ITSELF, event.seat_id, site=site)


def convenor_asked(session: Session, event: ConvenorAsked, *, site: str) -> None:
    """Tell the convenors whom a claim or a recovery concerns."""
    organisation = session.get_one(Organisation, event.organisation_id)
    for number in sorted(places_concerned(session, organisation.id)):
        place = session.get_one(Place, number)
        page = page_of(site, place, f"/convening/organisations/{organisation.ref}")
        tell_convenors(session, place, organisation, page, letters.convenor_asked)


def _hand_on(session: Session, stay: Membership, heir_id: int) -> None:
    """Let the organisation that goes on stand where the other stood, unless it does already."""
    held = stay_of(session, stay.place_id, heir_id)
    if held is not None and held.status == "admitted":
        return
    made = held or Membership(place_id=stay.place_id, organisation_id=heir_id)
    made.status, made.admitted_at = "admitted", now()
    made.charter_number, made.promised_at = stay.charter_number, stay.promised_at
    session.add(made)
    note_concerns(session, heir_id)
    record(session, BY_ITSELF, "took over a stay", made, after={"from": stay.ref})
    emit(session, MembershipChanged(stay.place_id, heir_id))


def _end(session: Session, stay: Membership, site: str) -> None:
    place = session.get_one(Place, stay.place_id)
    end_duties_with_the_stay(session, BY_ITSELF, place, stay.organisation_id, site=site)
    before = stay.status
    stay.status = "left" if before == "admitted" else "taken back"
    stay.left_at, stay.left_why = now(), CLOSED
    note_concerns(session, stay.organisation_id)
    record(
        session, BY_ITSELF, "left", stay, before={"status": before}, after={"status": stay.status}
    )
    emit(session, MembershipChanged(stay.place_id, stay.organisation_id))
