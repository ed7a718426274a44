"""What only the administrator of the installation does, from the command line.

The first place with its convenor; a new admin for an organisation whose only one has gone; a
convenor for a place whose convenors have gone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from commissioning.foundation.actor import INSTALLATION, Kind, Role
from commissioning.foundation.clock import now
from commissioning.foundation.codes.areas import area
from commissioning.foundation.errors import Refused
from commissioning.foundation.events import emit
from commissioning.foundation.outbox import post
from commissioning.foundation.trail import record
from commissioning.organisations.actions.registering import (
    NewOrganisation,
    register_organisation,
)
from commissioning.organisations.actions.seats import give_seat
from commissioning.organisations.actions.standing import mark_verified, require_evidence
from commissioning.organisations.models import Organisation, Seat
from commissioning.organisations.queries.seats import has_seat, standing_admins
from commissioning.people.actions.accounts import BY_ADMINISTRATOR, RESET, as_person, open_account
from commissioning.people.links import make_link
from commissioning.people.models import Person
from commissioning.people.queries import person_by_address
from commissioning.people.rules.addresses import MISSING, address_of
from commissioning.places import letters
from commissioning.places.actions.duties import store_duty
from commissioning.places.actions.verifying import note_finding
from commissioning.places.events import MembershipChanged
from commissioning.places.models import Charter, Membership, Place
from commissioning.places.queries.charters import newest_charter
from commissioning.places.queries.convenors import could_convene
from commissioning.places.queries.found import organisation_named
from commissioning.places.queries.places import place_named, stay_of, take_turns
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
    convenor = _somebody(session, new.convenor_name, new.convenor_email)
    seat = _seat_for(session, convenor, new)
    organisation = session.get_one(Organisation, seat.organisation_id)
    _verify_first(session, place, organisation)
    _admit_first(session, place, organisation)
    store_duty(session, INSTALLATION, place, seat, site=site)
    people = [convenor]
    if new.administrator_email:
        people.append(_somebody(session, "The administrator", new.administrator_email))
    return Begun(place, organisation, seat, _links(session, people, link_to))


def recover_organisation(
    session: Session,
    organisation: Organisation,
    *,
    name: str,
    email: str,
    evidence: str,
    link_to: LinkTo,
    site: str,
) -> dict[str, str]:
    """Give an organisation a new admin when nobody can manage it; gives links for a password.

    Raises:
        Refused: It is retired, there is no evidence, or the person is its admin already.
    """
    require_evidence(evidence)
    if organisation.retired_at is not None:
        raise Refused("This organisation is retired")
    _tell_those_there(session, organisation, evidence, site)
    person = _somebody(session, name, email)
    if has_seat(session, person.id, organisation.id, Role.ADMIN):
        raise Refused(f"{person.email} is an admin of {organisation.name} already")
    give_seat(session, INSTALLATION, organisation, Role.ADMIN, person_id=person.id)
    record(session, INSTALLATION, "gave a new admin", organisation, after={"evidence": evidence})
    return _links(session, [person], link_to)


def recover_place(session: Session, place: Place, *, email: str, site: str) -> Seat:
    """Give a place a convenor: somebody with a lasting role in a verified member.

    Raises:
        Refused: There is nobody there with this address.
    """
    take_turns(session, place)
    address = address_of(email)
    for each in could_convene(session, place.id):
        if each.person.email == address:
            store_duty(session, INSTALLATION, place, each.seat, site=site)
            return each.seat
    raise Refused(
        f"Nobody with the address {email} has a lasting role in a verified member of {place.name}"
        " without convening it already"
    )


def _refuse_impossible(session: Session, new: NewPlace) -> None:
    if place_named(session, new.name) is not None:
        raise Refused(f"{new.name} is here already. Nothing was changed")
    if area(new.area_code) is None:
        raise Refused(f"We do not know the area {new.area_code}. Use an ONS code like E06000026")
    for email in filter(None, (new.convenor_email, new.administrator_email)):
        if address_of(email) is None:
            raise Refused(f"{MISSING}, not {email}")


def _somebody(session: Session, name: str, email: str) -> Person:
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
    record(session, INSTALLATION, "admit", stay, after={"status": "admitted"})
    emit(session, MembershipChanged(place.id, organisation.id))


def _links(session: Session, people: list[Person], link_to: LinkTo) -> dict[str, str]:
    """Make a link for each who has no password yet; the letters are the administrator's to send."""
    return {
        person.email: link_to(make_link(session, RESET, person.ref, person.email, LASTS))
        for person in people
        if person.password_hash is None
    }


def _tell_those_there(
    session: Session, organisation: Organisation, evidence: str, site: str
) -> None:
    page = f"{site}/organisations/{organisation.ref}"
    for seat, person in standing_admins(session, organisation.id):
        told = letters.Told("", organisation.name, f"{page}?as={seat.ref}")
        post(session, person.email, letters.admin_given(told, evidence))
