"""Help that only the administrator can give: where nobody is left who could act.

A new admin for an organisation whose only one has gone; a convenor for a place without one.
"""

from sqlalchemy.orm import Session

from commissioning.foundation.actor import INSTALLATION, Role
from commissioning.foundation.errors import Refused
from commissioning.foundation.outbox import post
from commissioning.foundation.trail import record
from commissioning.organisations.actions.seats import give_seat
from commissioning.organisations.actions.standing import require_evidence
from commissioning.organisations.models import Organisation, Seat
from commissioning.organisations.queries.seats import has_seat, standing_admins
from commissioning.people.rules.addresses import address_of
from commissioning.places import letters
from commissioning.places.actions.beginning import LinkTo, links_for, somebody
from commissioning.places.actions.duties import store_duty
from commissioning.places.models import Place
from commissioning.places.queries.convenors import could_convene
from commissioning.places.queries.places import take_turns


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
    person = somebody(session, name, email)
    if has_seat(session, person.id, organisation.id, Role.ADMIN):
        raise Refused(f"{person.email} is an admin of {organisation.name} already")
    give_seat(session, INSTALLATION, organisation, Role.ADMIN, person_id=person.id)
    record(session, INSTALLATION, "gave a new admin", organisation, after={"evidence": evidence})
    return links_for(session, [person], link_to)


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


def _tell_those_there(
    session: Session, organisation: Organisation, evidence: str, site: str
) -> None:
    page = f"{site}/organisations/{organisation.ref}"
    for seat, person in standing_admins(session, organisation.id):
        told = letters.Told("", organisation.name, f"{page}?as={seat.ref}")
        post(session, person.email, letters.admin_given(told, evidence))
