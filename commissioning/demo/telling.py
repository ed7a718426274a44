"""How the story is told: step by step, on a day, as somebody; each step a transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.demo.story.accounts import email_of
from commissioning.demo.story.shapes import Body
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.chance import seeded
from commissioning.foundation.clock import LONDON, day_in_london, held_at, now
from commissioning.foundation.db import Database
from commissioning.organisations.models import Organisation, Seat
from commissioning.people.models import Person
from commissioning.people.queries import person_by_address
from commissioning.places.actors import build_actor

FRIDAY = 4


@dataclass
class Telling:
    """The database that the story is told to, and the references of what it holds so far.

    Attributes:
        site: The address of the installation, for links in letters.
        refs: References by the story's own keys: organisations, opportunities, declarations.
        today: The day that days are counted from, so that the story never goes stale.
    """

    database: Database
    site: str
    refs: dict[str, str] = field(default_factory=dict)
    today: date = field(default_factory=lambda: day_in_london(now()))

    @contextmanager
    def day_of(self, days_ago: int, step: str, hour: int = 10) -> Iterator[None]:
        """Let it be a day gone by, with references that depend on `step` alone."""
        with held_at(self.moment(-days_ago, hour)), seeded(f"demo/{step}"):
            yield

    @contextmanager
    def on(self, days_ago: int, step: str, hour: int = 10) -> Iterator[Session]:
        """Open a transaction on a day gone by."""
        with self.day_of(days_ago, step, hour), self.database.transaction() as session:
            yield session

    @contextmanager
    def just_now(self, step: str) -> Iterator[Session]:
        """Open a transaction now, for what has to be of this very year."""
        with seeded(f"demo/{step}"), self.database.transaction() as session:
            yield session

    def moment(self, days: int, hour: int = 12) -> datetime:
        """Give a moment about `days` from today, in London's time; nobody works at weekends."""
        return datetime.combine(self.working_day(days), time(hour), LONDON)

    def working_day(self, days: int) -> date:
        """Give the day so many days from today, or the Friday before when that is a weekend."""
        day = self.day(days)
        return day - timedelta(days=max(day.weekday() - FRIDAY, 0))

    def day(self, days: int) -> date:
        """Give the day so many days from today."""
        return self.today + timedelta(days=days)

    def keep(self, key: str, ref: str) -> None:
        """Remember the reference of something by the story's own key, which is used once only."""
        if key in self.refs:
            raise ValueError(f"the story uses the key {key} twice")
        self.refs[key] = ref

    def organisation(self, session: Session, body: Body) -> Organisation:
        """Give the row of an organisation of the story."""
        ref = self.refs[body.key]
        return session.scalars(select(Organisation).where(Organisation.ref == ref)).one()

    def acting(
        self, session: Session, body: Body, name: str = "", role: Role | None = None
    ) -> Actor:
        """Give the actor for somebody of an organisation: its admin, unless named."""
        person = self.person(session, name or body.admin, body)
        held = select(Seat.ref).join(Organisation, Seat.organisation_id == Organisation.id)
        held = held.where(Seat.person_id == person.id, Organisation.ref == self.refs[body.key])
        if role is not None:
            held = held.where(Seat.role == role)
        return build_actor(session, person, session.scalars(held.order_by(Seat.id)).first())

    def person(self, session: Session, name: str, body: Body) -> Person:
        """Give the account of somebody of the story."""
        found = person_by_address(session, email_of(name, body))
        if found is None:
            raise LookupError(f"{name} has no account yet")
        return found
