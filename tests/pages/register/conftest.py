"""Saltmere in the browser: two organisations with an officer each, and an opportunity."""

from dataclasses import dataclass

import pytest
from sqlalchemy import select

from commissioning.foundation.actor import Kind
from commissioning.foundation.events import emit
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.events import OpportunityChanged
from commissioning.opportunities.models import Opportunity
from commissioning.organisations.models import Seat
from commissioning.register.actions.declaring import Asked, draft, say
from commissioning.register.models import Declaration
from commissioning.register.rules.openness import Openness
from commissioning.register.rules.stages import Stage
from tests.pages.conftest import Site, Visitor


@dataclass
class Saltmere:
    """Two organisations with an officer each, and an opportunity."""

    site: Site
    seat: Seat
    other_seat: Seat
    opportunity: str

    @property
    def officer(self) -> Visitor:
        """Sign in as the officer of Warm Harbour."""
        return self.site.sign_in_seat(self.seat)

    @property
    def neighbour(self) -> Visitor:
        """Sign in as the officer of Eastside Kitchen."""
        return self.site.sign_in_seat(self.other_seat)

    def declared(
        self,
        stage: Stage = Stage.PREPARING,
        openness: Openness = Openness.MEMBERS,
        summary: str = "Warm rooms and a hot meal",
        *,
        by: Seat | None = None,
    ) -> str:
        """Let somebody (the officer of Warm Harbour) say it; give its reference."""
        with self.site.world() as world:
            actor = world.as_seat(by or self.seat)
            asked = Asked(summary=summary, opportunity=self.opportunity, openness=openness)
            made = draft(world.session, actor, asked)
            if stage != Stage.DRAFT:
                say(world.session, actor, made.ref, stage)
            return made.ref

    def mode(self, mode: SharingMode) -> None:
        """Let the commissioner choose another mode."""
        with self.site.world() as world:
            found = world.session.scalars(
                select(Opportunity).where(Opportunity.ref == self.opportunity)
            ).one()
            found.mode = mode
            emit(world.session, OpportunityChanged(found.id))

    def stored(self, ref: str) -> Declaration:
        """Give a declaration as it is stored."""
        with self.site.session() as session:
            return session.scalars(select(Declaration).where(Declaration.ref == ref)).one()


@pytest.fixture
def saltmere(site: Site) -> Saltmere:
    """Build Saltmere, whose opportunity is shared."""
    with site.world() as world:
        place = world.place()
        council = world.organisation("Saltmere Council", place=place, kind=Kind.COMMISSIONER)
        seat = world.seat(world.organisation("Warm Harbour", place=place))
        other = world.seat(world.organisation("Eastside Kitchen", place=place))
        made = world.opportunity(
            "Winter support",
            place=place,
            buyer=council,
            buyer_key="saltmere council",
            mode=SharingMode.SHARED,
        )
        return Saltmere(site, seat, other, made.ref)
