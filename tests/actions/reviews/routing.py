"""Saltmere with an opportunity of its council, and commissioners who find its lawful route."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor, Kind, Role
from commissioning.foundation.clock import now
from commissioning.foundation.db import Database
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.models import Opportunity
from commissioning.partnerships.models import Partner, Partnership
from commissioning.reviews.actions.routing import answer, choose_route
from commissioning.reviews.models import RouteRecord
from commissioning.reviews.queries.routes import stamp
from tests.actions.register.saltmere import Saltmere, saltmere

HEALTH: dict[str, object] = {
    "nation": "england", "authority": "council", "kind": "purchase", "engage": "no",
    "change": "no", "health": "yes", "only_provider": "no", "patient_choice": "no",
    "incumbent": "yes", "most_suitable": "no",
}  # fmt: skip
WHY = "They do it well, and nothing changes much."


@dataclass
class Routing:
    """The council's commissioners: one clear, a clear colleague, one not clear, one conflicted."""

    town: Saltmere
    clear: Actor
    colleague: Actor
    not_clear: Actor
    conflicted: Actor
    elsewhere: Actor

    @property
    def session(self) -> Session:
        """The session everything happens in."""
        return self.town.session

    @property
    def opportunity(self) -> Opportunity:
        """The opportunity whose route is looked for."""
        return self.town.opportunity

    @property
    def ref(self) -> str:
        """Its reference."""
        return self.opportunity.ref

    def answered(self, **changed: object) -> RouteRecord:
        """Let the clear commissioner answer the questions for the first time."""
        return answer(self.session, self.clear, self.ref, HEALTH | changed, "")

    def again(self, record: RouteRecord, actor: Actor, **changed: object) -> RouteRecord:
        """Let somebody change answers that they have just read."""
        return answer(self.session, actor, self.ref, HEALTH | changed, stamp(record))

    def chosen(self, route: str = "psr_c", **changed: object) -> RouteRecord:
        """Let a route be chosen."""
        self.answered(**changed)
        return choose_route(self.session, self.clear, self.ref, route, WHY)

    def together(self, mode: SharingMode) -> Partnership:
        """Let the harbour and the kitchen have formed a partnership for the opportunity."""
        town = self.town
        made = Partnership(
            place_id=town.place.id, opportunity_id=self.opportunity.id, status="formed",
            consented_mode=mode, title="Warm rooms", purpose="Warm rooms", legal_form="alliance",
            formed_at=now(),
        )  # fmt: skip
        town.world.keep(made)
        for rank, one in enumerate((town.harbour, town.kitchen)):
            partner = Partner(
                partnership_id=made.id, organisation_id=one.id, status="partner", rank=rank,
                role="Does it",
            )  # fmt: skip
            town.world.keep(partner)
        return made


@contextmanager
def routing(
    database: Database, mode: SharingMode = SharingMode.INTRODUCTIONS, **more: Any
) -> Iterator[Routing]:
    """Build it in one transaction."""
    with saltmere(database, mode, **more) as town:
        world = town.world
        seats = [world.actor(town.council, Role.COMMISSIONER) for _ in range(4)]
        clear, colleague, not_clear, conflicted = seats
        world.clear(clear, town.opportunity)
        world.clear(colleague, town.opportunity)
        world.clear(conflicted, town.opportunity, "actual")
        other = world.organisation("Otherplace Council", place=town.place, kind=Kind.COMMISSIONER)
        elsewhere = world.actor(other, Role.COMMISSIONER)
        world.clear(elsewhere, town.opportunity)
        yield Routing(town, clear, colleague, not_clear, conflicted, elsewhere)
