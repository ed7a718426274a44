"""Who is told of what happens in a place: its convenors, or an organisation's admins."""

from collections.abc import Callable, Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Role
from commissioning.foundation.outbox import Letter, post
from commissioning.organisations.models import Organisation, Seat
from commissioning.organisations.permissions import stands
from commissioning.people.models import Person
from commissioning.places.letters import Told
from commissioning.places.models import Place
from commissioning.places.queries.convenors import convenors

Write = Callable[[Told], Letter]


def tell_convenors(
    session: Session, place: Place, organisation: Organisation, page: str, write: Write
) -> None:
    """Write to everybody who convenes the place; `page` is an address without the role."""
    for held in convenors(session, place.id):
        told = Told(place.name, organisation.name, f"{page}?as={held.seat.ref}")
        post(session, held.person.email, write(told))


def tell_admins(
    session: Session, place: Place, organisations: Iterable[int], page: str, write: Write
) -> None:
    """Write to the admins of these organisations; `page` is an address without the role."""
    rows = session.execute(
        select(Seat.ref, Person.email, Organisation.name)
        .join(Person, Person.id == Seat.person_id)
        .join(Organisation, Organisation.id == Seat.organisation_id)
        .where(
            Seat.organisation_id.in_(list(organisations)),
            Seat.role == Role.ADMIN,
            stands(),
        )
        .order_by(Seat.id)
    )
    for seat, email, name in rows.all():
        post(session, email, write(Told(place.name, name, f"{page}?as={seat}")))


def page_of(site: str, place: Place, rest: str = "") -> str:
    """Give the whole address of a place's page, for a letter."""
    return f"{site}/places/{place.ref}{rest}"
