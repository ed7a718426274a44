"""Two partners in Saltmere with a version offered, and commissioners who review them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.db import Database
from commissioning.foundation.outbox import OutboxMessage
from commissioning.foundation.sharing import SharingMode
from commissioning.foundation.trail import history
from commissioning.partnerships.models import Partnership
from commissioning.reviews.actions.reviewing import (
    add_point,
    begin_review,
    conclude_review,
    share_review,
)
from commissioning.reviews.models import Review, ReviewPoint
from commissioning.reviews.rules.reviewing import Conclusion, PointKind
from tests.actions.agreements.agreeing import SITE, Agreeing, add_partner, agreeing

STRONG = "Forty neighbours know each other's doors."
ASKED = "Who opens the rooms at Christmas?"


@dataclass
class Reviewing:
    """The partners, a clear commissioner, a colleague who is clear, and one who is not."""

    a: Agreeing
    clear: Actor
    colleague: Actor
    not_clear: Actor

    @property
    def session(self) -> Session:
        """The session everything happens in."""
        return self.a.session

    @property
    def partnership(self) -> Partnership:
        """The partnership that is reviewed."""
        return self.a.partnership

    def begun(self) -> Review:
        """Let the clear commissioner begin a review."""
        return begin_review(self.session, self.clear, self.partnership.ref)

    def point(
        self, review: Review, kind: PointKind = PointKind.QUESTION, words: str = ASKED
    ) -> ReviewPoint:
        """Let the reviewer write down a point."""
        return add_point(self.session, self.clear, review.ref, kind, words, SITE)

    def shared(self) -> tuple[Review, ReviewPoint]:
        """Share a review with a strength and a question; gives the question too."""
        review = self.begun()
        self.point(review, PointKind.STRENGTH, STRONG)
        question = self.point(review)
        share_review(self.session, self.clear, review.ref, SITE)
        return review, question

    def concluded(self, conclusion: Conclusion = Conclusion.SUPPORTIVE) -> Review:
        """Share a review, and conclude it."""
        review, _ = self.shared()
        conclude_review(self.session, self.clear, review.ref, conclusion, "We saw it work.", SITE)
        return review

    def council_joins(self) -> None:
        """Let the commissioners' own council be a party too."""
        add_partner(self.a.town, self.partnership, self.a.town.council, 3, role="Lends the rooms")

    def mode(self, mode: SharingMode) -> None:
        """Let the buyer choose another mode."""
        self.a.town.opportunity.mode = mode
        self.session.flush()

    def addresses(self, subject: str) -> set[str]:
        """Give the roles to whom a letter with this subject went."""
        self.session.flush()
        wanted = select(OutboxMessage.address).where(OutboxMessage.subject == subject)
        return set(self.session.scalars(wanted))

    def verbs(self, thing: Any) -> list[str]:
        """Give what the trail says was done to a thing, oldest first."""
        return [entry.verb for entry, _ in history(self.session, thing.ref)][::-1]


@contextmanager
def reviewing(
    database: Database, mode: SharingMode = SharingMode.SHARED, *, offered: bool = True
) -> Iterator[Reviewing]:
    """Build the town, its partnership and the commissioners in one transaction."""
    with agreeing(database, mode) as a:
        if offered:
            a.offered()
        town = a.town
        actors = [town.world.actor(town.council, Role.COMMISSIONER) for _ in range(3)]
        for each in actors[:2]:
            town.world.clear(each, town.opportunity)
        yield Reviewing(a, *actors)


def address_of(actor: Actor) -> str:
    """Give somebody's email address."""
    return actor.name.casefold().replace(" ", ".") + "@example.org"
