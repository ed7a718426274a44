"""A place's beginning, by the administrator: its charter, its convenor, their organisation."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from commissioning.foundation.actor import INSTALLATION, Kind
from commissioning.foundation.clock import now
from commissioning.foundation.codes.areas import area
from commissioning.foundation.errors import Refused
from commissioning.foundation.events import emit
from commissioning.foundation.trail import record
from commissioning.organisations.actions.registering import (
    NewOrganisation,
    register_organisation,
)
from commissioning.organisations.actions.standing import mark_verified
from commissioning.organisations.models import Organisation, Seat
from commissioning.organisations.queries.seats import standing_admins
from commissioning.people.actions.accounts import BY_ADMINISTRATOR, RESET, as_person, open_account
from commissioning.people.links import make_link
from commissioning.people.models import Person
from commissioning.people.queries import person_by_address
from commissioning.people.rules.addresses import MISSING, address_of
from commissioning.places.actions.concerning import note_concerns
from commissioning.places.actions.duties import store_duty
from commissioning.places.actions.verifying import note_finding
from commissioning.places.events import MembershipChanged
from commissioning.places.models import Charter, Membership, Place
from commissioning.places.queries.charters import newest_charter
from commissioning.places.queries.found import organisation_named
from commissioning.places.queries.places import place_named, stay_of
from commissioning.places.rules.charter import FIRST_CHARTER

LinkTo = Callable[[str], str]  # from the secret of a link to its whole address
BEGAN = "Made with the place by the administrator of this installation."
LASTS: timedelta = BY_ADMINISTRATOR


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlace:
    """What the administrator says of a new place."""

    name: str
    area_code: str
    organisation: str
    kind: Kind
    convenor_name: str
    convenor_email: str
    administrator_email: str = ""


@dataclass(frozen=True, slots=True)
class Begun:
    """What was made, and the links that set a password, by email address, for those without."""

    place: Place
    organisation: Organisation
    seat: Seat
    links: dict[str, str]


def begin_place(session: Session, new: NewPlace, link_to: LinkTo, *, site: str) -> Begun:
    """Make a place with its first charter, and the organisation and seat that convene it.

    An organisation and people who are here already are used as they are.

    Raises:
        Refused: The place is here already, or something said of it cannot be.
    """
    _refuse_impossible(session, new)
    place = Place(name=new.name, area_code=new.area_code)
    session.add(place)
    session.flush()
    session.add(Charter(place_id=place.id, number=1, text=FIRST_CHARTER))
    record(session, INSTALLATION, "made the place", place, after={"name": new.name})
    convenor = somebody(session, new.convenor_name, new.convenor_email)
    seat = _seat_for(session, convenor, new)
    organisation = session.get_one(Organisation, seat.organisation_id)
    _verify_first(session, place, organisation)
    _admit_first(session, place, organisation)
    store_duty(session, INSTALLATION, place, seat, site=site)
    people = [convenor]
    if new.administrator_email:
        people.append(somebody(session, "The administrator", new.administrator_email))
    return Begun(place, organisation, seat, links_for(session, people, link_to))


def _refuse_impossible(session: Session, new: NewPlace) -> None:
    if place_named(session, new.name) is not None:
        raise Refused(f"{new.name} is here already. Nothing was changed")
    if area(new.area_code) is None:
        raise Refused(f"We do not know the area {new.area_code}. Use an ONS code like E06000026")
    for email in filter(None, (new.convenor_email, new.administrator_email)):
        if address_of(email) is None:
            raise Refused(f"{MISSING}, not {email}")


def somebody(session: Session, name: str, email: str) -> Person:
    """Give whoever has this address an account, if they have none."""
    return person_by_address(session, email) or open_account(
        session, name=name, email=email, password_hash=None
    )


def _seat_for(session: Session, person: Person, new: NewPlace) -> Seat:
    """Give the admin's seat that will convene: one that stands, or one in a new organisation.

    Raises:
        Refused: The organisation is here, and the person is not its admin.
    """
    held = organisation_named(session, new.organisation)
    if held is None:
        said = NewOrganisation(name=new.organisation, kind=new.kind)
        return register_organisation(session, as_person(person), said, different=True)
    for seat, admin in standing_admins(session, held.id):
        if admin.id == person.id and seat.expires_on is None:
            return seat
    raise Refused(
        f"{held.name} is here already, and {person.email} is not its admin."
        " Name one of its admins as the convenor"
    )


def _verify_first(session: Session, place: Place, organisation: Organisation) -> None:
    if organisation.verified_at is None:
        mark_verified(session, INSTALLATION, organisation, BEGAN)
        note_finding(session, INSTALLATION, place, organisation, "verified", BEGAN)


def _admit_first(session: Session, place: Place, organisation: Organisation) -> None:
    if stay_of(session, place.id, organisation.id) is not None:
        return
    stay = Membership(
        place_id=place.id,
        organisation_id=organisation.id,
        status="admitted",
        admitted_at=now(),
        charter_number=newest_charter(session, place.id).number,
        answer=BEGAN,
    )
    session.add(stay)
    note_concerns(session, organisation.id)
    record(session, INSTALLATION, "admit", stay, after={"status": "admitted"})
    emit(session, MembershipChanged(place.id, organisation.id))


def links_for(session: Session, people: list[Person], link_to: LinkTo) -> dict[str, str]:
    """Make a link for each who has no password yet; the letters are the administrator's to send."""
    return {
        person.email: link_to(make_link(session, RESET, person.ref, person.email, LASTS))
        for person in people
        if person.password_hash is None
    }
