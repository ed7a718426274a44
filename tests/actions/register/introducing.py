"""Two who opted in, and what their letters say: for the tests of introductions."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from commissioning.foundation.actor import Actor
from commissioning.foundation.db import Database
from commissioning.foundation.outbox import OutboxMessage
from commissioning.foundation.sharing import SharingMode
from commissioning.opportunities.models import Opportunity
from commissioning.register.actions.cards import CardAsked, opt_in
from commissioning.register.actions.declaring import say
from commissioning.register.actions.introductions import answer
from commissioning.register.models import Declaration, Introduction, OptIn
from commissioning.register.queries.introductions import Side, side_of
from commissioning.register.rules.introductions import Answer
from commissioning.register.rules.stages import Stage
from tests.actions.register.saltmere import Saltmere, saltmere

SITE = "https://register.example"
BLANK: dict[str, Any] = {"alone": False}
KITCHEN = {"brings": "A kitchen and trained cooks", "lacks": "Two minibuses and drivers"}
WHEELS = {"brings": "Two minibuses, and a garage", "lacks": "A kitchen that is free after two"}


@dataclass
class Introducing:
    """Saltmere, with the harbour's bid and the kitchen's bid for the same opportunity."""

    town: Saltmere
    ours: Declaration
    theirs: Declaration

    @property
    def session(self) -> Any:
        """The session everything happens in."""
        return self.town.session

    def card(self, declaration: Declaration, actor: Actor, **said: Any) -> OptIn:
        """Put a card out."""
        wanted = CardAsked(**(BLANK | KITCHEN | said))
        return opt_in(self.session, actor, declaration.ref, wanted, SITE)

    def ours_out(self, **said: Any) -> OptIn:
        """Put the harbour's card out."""
        return self.card(self.ours, self.town.officer, **said)

    def theirs_out(self, **said: Any) -> OptIn:
        """Put the kitchen's card out, which fits the harbour's."""
        return self.card(self.theirs, self.town.other, **({**WHEELS} | said))

    def offered(self) -> Introduction:
        """Put both out, and give what came of it."""
        self.ours_out()
        self.theirs_out()
        return self.made()[0]

    def talking(self) -> Introduction:
        """Let both say yes."""
        made = self.offered()
        for actor in (self.town.officer, self.town.other):
            answer(self.session, actor, made.ref, Answer.YES, SITE)
        return made

    def made(self) -> list[Introduction]:
        """Give every introduction there is."""
        return list(self.session.scalars(select(Introduction).order_by(Introduction.id)))

    def side(self, actor: Actor, made: Introduction) -> Side:
        """Give an introduction as the actor's side sees it."""
        return side_of(self.session, actor, made.ref)

    def letters(self) -> list[OutboxMessage]:
        """Give the letters in the outbox."""
        return list(self.session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))


@contextmanager
def introducing(
    database: Database,
    mode: SharingMode = SharingMode.INTRODUCTIONS,
    **opportunity: Any,
) -> Iterator[Introducing]:
    """Build the town and the two bids in one transaction."""
    with saltmere(database, mode, **opportunity) as town:
        yield Introducing(town, town.declared(), another_bid(town, town.other, town.opportunity))


def another_bid(
    town: Saltmere, actor: Actor, opportunity: Opportunity, stage: Stage = Stage.PREPARING
) -> Declaration:
    """Let another organisation declare for an opportunity."""
    asked = {"summary": "Lifts to warm rooms", "opportunity": opportunity.ref}
    made = town.drafted(actor, **asked)
    return say(town.session, actor, made.ref, stage)
