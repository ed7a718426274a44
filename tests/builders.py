"""Builds small worlds for tests: places, organisations, people with seats, opportunities.

Rows of the lower floors are made directly, so that a test of an upper floor says only what it is
about; the rules under test are always reached through the actions.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor, Kind, Role
from commissioning.foundation.chance import new_ref
from commissioning.foundation.clock import now
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.models import Interest, Opportunity, YearInterests
from commissioning.opportunities.rules.interests import interests_year
from commissioning.organisations.models import Concern, Mandate, Organisation, Seat
from commissioning.people.models import Person
from commissioning.places.actors import build_actor
from commissioning.places.models import Charter, Duty, Membership, Place


@dataclass
class World:
    """A session and the short words that fill it."""

    session: Session

    def keep(self, *things: Any) -> None:
        """Store things now, so that others can point at them."""
        self.session.add_all(things)
        self.session.flush()

    def place(self, name: str = "Saltmere") -> Place:
        """Make a place with the first version of its charter."""
        place = Place(name=name, area_code="E06000026")
        self.keep(place)
        self.keep(Charter(place_id=place.id, number=1, text="We share what we learn."))
        return place

    def organisation(
        self,
        name: str,
        *,
        place: Place | None = None,
        kind: Kind = Kind.VCSE,
        verified: bool = True,
    ) -> Organisation:
        """Make an organisation, a verified member of `place` unless said otherwise."""
        made = Organisation(name=name, folded_name=name.casefold(), kind=kind)
        made.verified_at = now() if verified else None
        self.keep(made)
        if place is not None:
            self.admit(made, place)
        return made

    def admit(self, organisation: Organisation, place: Place) -> Membership:
        """Make an organisation a member of a place."""
        made = Membership(
            place_id=place.id,
            organisation_id=organisation.id,
            status="admitted",
            admitted_at=now(),
        )
        self.keep(made)
        self.keep(Concern(organisation_id=organisation.id, place_id=place.id))
        return made

    def person(self, name: str) -> Person:
        """Make somebody with an account."""
        email = name.casefold().replace(" ", ".") + "@example.org"
        made = Person(name=name, email=email, plain_page_at=now())
        self.keep(made)
        return made

    def seat(
        self,
        organisation: Organisation,
        role: Role = Role.OFFICER,
        person: Person | None = None,
        *,
        mandated: bool = False,
    ) -> Seat:
        """Give somebody (somebody new, unless named) a seat."""
        person = person or self.person(f"{role} {new_ref()}")
        made = Seat(person_id=person.id, organisation_id=organisation.id, role=role)
        self.keep(made)
        if mandated:
            mandate = Mandate(
                seat_id=made.id, given_on=now().date(), minute="Minute 4", recorded_by=made.ref
            )
            self.keep(mandate)
        return made

    def actor(
        self,
        organisation: Organisation,
        role: Role = Role.OFFICER,
        person: Person | None = None,
        *,
        mandated: bool = False,
    ) -> Actor:
        """Give the actor for a (new) seat in `organisation`."""
        seat = self.seat(organisation, role, person, mandated=mandated)
        return self.as_seat(seat)

    def as_seat(self, seat: Seat) -> Actor:
        """Give the actor for a seat that is there."""
        person = self.session.get_one(Person, seat.person_id)
        return build_actor(self.session, person, seat.ref)

    def convenor(self, organisation: Organisation, place: Place) -> Actor:
        """Give the actor for an admin who convenes `place`."""
        seat = self.seat(organisation, Role.ADMIN)
        self.keep(Duty(place_id=place.id, seat_id=seat.id))
        return self.as_seat(seat)

    def opportunity(
        self,
        title: str = "Support for families",
        *,
        place: Place | None = None,
        buyer: Organisation | None = None,
        mode: SharingMode = SharingMode.INTRODUCTIONS,
        deadline_at: datetime | None = None,
        **more: Any,
    ) -> Opportunity:
        """Make a published opportunity."""
        made = Opportunity(
            ocid=f"own-{new_ref()}",
            title=title,
            place_id=place.id if place else None,
            buyer_organisation_id=buyer.id if buyer else None,
            buyer_name=buyer.name if buyer else "Somewhere Council",
            mode=mode,
            deadline_at=deadline_at,
            published_at=now(),
            **more,
        )
        self.keep(made)
        return made

    def clear(self, commissioner: Actor, opportunity: Opportunity, kind: str = "none") -> Interest:
        """Let a commissioner make this year's declaration and the one for an opportunity."""
        assert commissioner.person_id is not None
        person, seat = commissioner.person_id, commissioner.seat_ref
        year = interests_year(now().date())
        self.keep(YearInterests(person_id=person, seat_ref=seat, year=year))
        made = Interest(person_id=person, opportunity_id=opportunity.id, seat_ref=seat, kind=kind)
        self.keep(made)
        return made
