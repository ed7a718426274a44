"""A small world for the tests of the register: Saltmere, two organisations, an opportunity."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor, Kind, Role
from commissioning.foundation.db import Database
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.models import Opportunity
from commissioning.organisations.models import Organisation
from commissioning.places.models import Place
from commissioning.register.actions.declaring import Asked, draft, say
from commissioning.register.models import Declaration
from commissioning.register.reactions import reactions_for
from commissioning.register.rules.openness import Openness
from commissioning.register.rules.stages import Stage
from tests.builders import World


@dataclass
class Saltmere:
    """Two organisations, a commissioner, and somebody who declares."""

    session: Session
    world: World
    place: Place
    harbour: Organisation
    kitchen: Organisation
    council: Organisation
    officer: Actor
    other: Actor
    opportunity: Opportunity

    def declared(self, stage: Stage = Stage.PREPARING, **asked: Any) -> Declaration:
        """Let the harbour's officer say what it is bidding for."""
        made = self.drafted(**asked)
        return say(self.session, self.officer, made.ref, stage) if stage != "draft" else made

    def drafted(self, actor: Actor | None = None, **asked: Any) -> Declaration:
        """Let somebody (the harbour's officer) write a draft."""
        wanted = {
            "summary": "Warm rooms and a hot meal",
            "opportunity": self.opportunity.ref,
            "openness": Openness.MEMBERS,
        }
        return draft(self.session, actor or self.officer, Asked(**(wanted | asked)))


@contextmanager
def saltmere(
    database: Database, mode: SharingMode = SharingMode.SHARED, **opportunity: Any
) -> Iterator[Saltmere]:
    """Build Saltmere in one transaction, in which what happens below is reacted to."""
    with database.transaction() as session:
        session.info["reactions"] = reactions_for("https://register.example")
        world = World(session)
        place = world.place()
        council = world.organisation("Saltmere Council", place=place, kind=Kind.COMMISSIONER)
        harbour = world.organisation("Warm Harbour", place=place)
        kitchen = world.organisation("Eastside Kitchen", place=place)
        made = world.opportunity(
            "Winter support", place=place, buyer=council, mode=mode, **opportunity
        )
        yield Saltmere(
            session,
            world,
            place,
            harbour,
            kitchen,
            council,
            world.actor(harbour),
            world.actor(kitchen, Role.ADMIN),
            made,
        )
