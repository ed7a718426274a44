"""A small world for the tests of commissioners' verbs: a place, two councils, a charity."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor, Kind, Role
from commissioning.foundation.clock import now, today
from commissioning.foundation.db import Database
from commissioning.foundation.events import Event
from commissioning.foundation.trail import history
from commissioning.opportunities.actions.content import Content
from commissioning.opportunities.actions.publishing import publish, write_draft
from commissioning.opportunities.events import DecisionRecorded, OpportunityChanged
from commissioning.opportunities.models import Opportunity, Release
from commissioning.opportunities.rules.decision import Chosen, Decision
from commissioning.organisations.models import Organisation
from commissioning.places.models import Place
from tests.builders import World

SITE = "http://localhost"


@dataclass
class Saltmere:
    """A council with two commissioners, another buyer, and what was told of since."""

    session: Session
    world: World
    place: Place
    council: Organisation
    buyer: Actor
    colleague: Actor
    told: list[Event] = field(default_factory=list)

    def drafted(self, **content: Any) -> Opportunity:
        """Let the buyer write a draft."""
        return write_draft(self.session, self.buyer, written(**content), "")

    def published(self, **content: Any) -> Opportunity:
        """Let the buyer publish."""
        return publish(self.session, self.buyer, self.drafted(**content).ref)

    def closed(self, **content: Any) -> Opportunity:
        """Give a published opportunity whose closing date went by."""
        made = self.published(**content)
        made.deadline_at = now() - timedelta(days=30)
        self.session.flush()
        return made

    def imported(self, **more: Any) -> Opportunity:
        """Give an opportunity that was read from a file and stands in no place yet."""
        return self.world.opportunity(source="a feed", **more)

    def history_of(self, opportunity: Opportunity) -> list[list[str]]:
        """Give the sentences of each release, oldest first."""
        found = self.session.scalars(
            select(Release).where(Release.opportunity_id == opportunity.id).order_by(Release.id)
        )
        return [[str(change["words"]) for change in each.changes] for each in found]

    def trail(self, ref: str) -> list[str]:
        """Give what was done to a thing, newest first."""
        return [entry.verb for entry, _ in history(self.session, ref)]


@contextmanager
def saltmere(database: Database) -> Iterator[Saltmere]:
    """Build Saltmere in one transaction, in which what is told of is kept for the test."""
    with database.transaction() as session:
        world = World(session)
        place = world.place()
        council = world.organisation("Saltmere Council", place=place, kind=Kind.COMMISSIONER)
        buyer = world.actor(council, Role.COMMISSIONER, world.person("Bea Buyer"))
        colleague = world.actor(council, Role.COMMISSIONER, world.person("Col League"))
        made = Saltmere(session, world, place, council, buyer, colleague)
        heard = (lambda _session, event: made.told.append(event),)
        session.info["reactions"] = {OpportunityChanged: heard, DecisionRecorded: heard}
        yield made


def written(**more: Any) -> Content:
    """Give the content of an opportunity."""
    wanted: dict[str, Any] = {
        "title": "Winter support",
        "description": "Warm rooms",
        "deadline_at": in_days(30),
    }
    return Content(**(wanted | more))


def in_days(days: int) -> datetime:
    """Give the full hour so many days from now."""
    return (now() + timedelta(days=days)).replace(minute=0, second=0, microsecond=0)


def decision(*names: str, ended: date | None = None, **more: Any) -> Decision:
    """Give a decision for the whole, after a standstill that ended yesterday."""
    chosen = tuple(Chosen(name=name) for name in names)
    wanted: dict[str, Any] = {
        "chosen": chosen,
        "standstill_ended_on": ended or today() - timedelta(days=1),
    }
    return Decision(**(wanted | more))
