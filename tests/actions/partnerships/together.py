"""Three organisations of one town and their bids for one opportunity, for tests of partnerships."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor, Kind, Role
from commissioning.foundation.clock import now, today
from commissioning.foundation.db import Database
from commissioning.foundation.outbox import OutboxMessage
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.models import Opportunity
from commissioning.organisations.models import Organisation
from commissioning.partnerships.actions.answering import confirm
from commissioning.partnerships.actions.proposing import propose, suggest_change
from commissioning.partnerships.models import Partner, Partnership, Proposal
from commissioning.partnerships.queries.beginning import Began
from commissioning.partnerships.queries.proposals import open_proposal
from commissioning.partnerships.rules.forms import LegalForm
from commissioning.partnerships.rules.proposal import Asked, PartyAsked
from commissioning.places.models import Place
from commissioning.register.actions.declaring import Asked as Said
from commissioning.register.actions.declaring import draft, say
from commissioning.register.models import Declaration, Introduction, OptIn
from commissioning.register.rules.openness import Openness
from commissioning.register.rules.stages import Stage
from tests.builders import World

SITE = "https://register.example"


@dataclass
class Together:
    """A town, three organisations with mandated officers, a council, and an opportunity."""

    session: Session
    world: World
    place: Place
    opportunity: Opportunity
    council: Organisation
    harbour: Organisation
    kitchen: Organisation
    garage: Organisation
    ours: Actor
    theirs: Actor
    third: Actor

    def asked(self, *others: Organisation, **more: Any) -> Asked:
        """Write a proposal by the harbour to these others (the kitchen)."""
        everybody = (self.harbour, *(others or (self.kitchen,)))
        wanted: dict[str, Any] = {
            "title": "Warm rooms together",
            "purpose": "A warm room and a hot meal, with a lift home",
            "legal_form": LegalForm.ALLIANCE,
            "parties": tuple(PartyAsked(each.ref, f"What {each.name} does") for each in everybody),
            "reply_by": today() + timedelta(days=14),
        }
        return Asked(**(wanted | more))

    def led(self, *others: Organisation, form: LegalForm = LegalForm.LEAD_BODY) -> Asked:
        """Write a proposal that the harbour would lead."""
        everybody = (self.harbour, *(others or (self.kitchen,)))
        parties = tuple(
            PartyAsked(each.ref, "A part", is_lead=each is self.harbour) for each in everybody
        )
        return self.asked(legal_form=form, parties=parties)

    def about(self) -> Began:
        """Begin from the opportunity itself."""
        return Began("declaration", self.opportunity.ref)

    def proposed(
        self,
        *others: Organisation,
        actor: Actor | None = None,
        began: Began | None = None,
        **more: Any,
    ) -> Partnership:
        """Let the harbour's officer propose it."""
        asked = self.asked(*others, **more)
        return propose(self.session, actor or self.ours, asked, began or self.about(), SITE)

    def formed(self, *others: Organisation, began: Began | None = None) -> Partnership:
        """Let everybody confirm."""
        made = self.proposed(*others, began=began)
        for each in others or (self.kitchen,):
            self.confirmed(self.speaker(each), made)
        return made

    def speaker(self, organisation: Organisation) -> Actor:
        """Give the mandated officer of an organisation."""
        actors = (self.ours, self.theirs, self.third)
        return next(each for each in actors if each.organisation_id == organisation.id)

    def confirmed(self, actor: Actor, partnership: Partnership) -> Partnership:
        """Let an actor confirm what is open."""
        return confirm(self.session, actor, self.open(partnership).ref, SITE)

    def change(self, actor: Actor, partnership: Partnership, asked: Asked) -> Proposal:
        """Let an actor suggest a change."""
        return suggest_change(self.session, actor, partnership.ref, asked, SITE)

    def open(self, partnership: Partnership) -> Proposal:
        """Give the round that waits."""
        self.session.flush()
        found = open_proposal(self.session, partnership.id)
        assert found is not None
        return found

    def part(self, partnership: Partnership, organisation: Organisation) -> Partner:
        """Give an organisation's place in it."""
        return next(p for p in partnership.partners if p.organisation_id == organisation.id)

    def bid(
        self,
        actor: Actor,
        openness: Openness = Openness.MEMBERS,
        opportunity: Opportunity | None = None,
        stage: Stage = Stage.PREPARING,
    ) -> Declaration:
        """Let somebody say that they are bidding."""
        about = opportunity or self.opportunity
        wanted = Said(summary="Warm rooms", opportunity=about.ref, openness=openness)
        made = draft(self.session, actor, wanted)
        return say(self.session, actor, made.ref, stage) if stage != "draft" else made

    def talks(self, one: Declaration, other: Declaration) -> Introduction:
        """Let two bids be in talks, as after both said yes."""
        cards = [self._card(one), self._card(other)]
        self.world.keep(*cards)
        made = Introduction(
            first_id=cards[0].id,
            second_id=cards[1].id,
            status="talking",
            first_said="yes",
            second_said="yes",
            began_at=now(),
        )
        self.world.keep(made)
        return made

    def all_talk(self, *actors: Actor) -> list[Introduction]:
        """Let the bids of these (all three) be in talks, two by two."""
        bids = [self.bid(each) for each in actors or (self.ours, self.theirs, self.third)]
        return [self.talks(one, other) for at, one in enumerate(bids) for other in bids[at + 1 :]]

    def _card(self, bid: Declaration) -> OptIn:
        return OptIn(
            declaration_id=bid.id,
            organisation_id=bid.organisation_id,
            opportunity_id=bid.opportunity_id,
            place_id=bid.place_id,
            by_seat="a seat",
            brings="Wheels",
            lacks="A kitchen",
            alone=False,
        )

    def colleague(
        self, organisation: Organisation, role: Role = Role.OFFICER, *, mandated: bool = False
    ) -> Actor:
        """Give somebody else of an organisation."""
        return self.world.actor(organisation, role, mandated=mandated)

    def commissioner(self, *, clear: bool = True, mandated: bool = True) -> Actor:
        """Give a commissioner of the council."""
        actor = self.world.actor(self.council, Role.COMMISSIONER, mandated=mandated)
        if clear:
            self.world.clear(actor, self.opportunity)
        return actor

    def letters(self) -> Sequence[OutboxMessage]:
        """Give the letters in the outbox, the oldest first."""
        return self.session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)).all()

    def subjects(self) -> list[str]:
        """Give what the letters are about."""
        return [letter.subject for letter in self.letters()]


@contextmanager
def together(
    database: Database, mode: SharingMode = SharingMode.SHARED, **opportunity: Any
) -> Iterator[Together]:
    """Build the town in one transaction."""
    with database.transaction() as session:
        yield build(session, mode, **opportunity)


def build(session: Session, mode: SharingMode = SharingMode.SHARED, **opportunity: Any) -> Together:
    """Build the town in an open transaction."""
    world = World(session)
    place = world.place()
    council = world.organisation("Saltmere Council", place=place, kind=Kind.COMMISSIONER)
    harbour, kitchen, garage = (
        world.organisation(name, place=place)
        for name in ("Warm Harbour", "Eastside Kitchen", "Old Garage")
    )
    made = world.opportunity("Winter support", place=place, buyer=council, mode=mode, **opportunity)
    ours, theirs, third = (world.actor(each, mandated=True) for each in (harbour, kitchen, garage))
    return Together(
        session, world, place, made, council, harbour, kitchen, garage, ours, theirs, third
    )
