"""Two partners' boards that decide on an offered version; what is said is about the harbour's."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from commissioning.agreements.models import Version
from commissioning.boards.actions.closing import close
from commissioning.boards.actions.declaring import declare_interest
from commissioning.boards.actions.listing import freeze_voters
from commissioning.boards.actions.opening import Opening, open_resolution
from commissioning.boards.actions.rules import keep_rule
from commissioning.boards.actions.voting import vote
from commissioning.boards.models import BoardRule, Resolution, Vote
from commissioning.boards.queries.board import in_office
from commissioning.boards.queries.counting import outcome_of
from commissioning.boards.queries.resolutions import whole_now
from commissioning.boards.reactions import reactions_for
from commissioning.boards.rules.board_rule import BoardKind
from commissioning.boards.rules.board_rule import BoardRule as Rule
from commissioning.boards.rules.interests import Interest
from commissioning.boards.rules.majority import SIMPLE
from commissioning.boards.rules.outcome import Result
from commissioning.boards.rules.quorum import QuorumRule
from commissioning.boards.rules.voting import Attendance, Choice, Procedure
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import today
from commissioning.foundation.db import Database
from commissioning.organisations.models import Organisation
from commissioning.people.models import Person
from tests.actions.agreements.agreeing import SITE, Agreeing, agreeing

YES, NO, NEITHER = Choice.APPROVE, Choice.NOT_APPROVE, Choice.ABSTAIN
WHY = "We would lose too much"


def a_rule(**changed: Any) -> Rule:
    """Give the rule of a small charity: two for a quorum, more than half of the votes cast."""
    said: dict[str, Any] = {
        "kind": BoardKind.TRUSTEES,
        "clause": "Constitution, clause 14",
        "quorum": QuorumRule(number=2),
        "written": SIMPLE,
        "remote": True,
        "loyalty_clause": "Constitution, clause 9",
    }
    return Rule(**(said | changed))


@dataclass
class Deciding:
    """The parties' officers and boards; the harbour's has a chair, two trustees, a secretary."""

    a: Agreeing
    version: Version
    chair: Actor
    ada: Actor
    ben: Actor
    secretary: Actor

    @property
    def session(self) -> Session:
        """The session everything happens in."""
        return self.a.session

    @property
    def board(self) -> tuple[Actor, ...]:
        """Those of the harbour's board who vote."""
        return (self.chair, self.ada, self.ben)

    @property
    def harbour(self) -> Organisation:
        """The organisation whose board this is."""
        return self.a.town.harbour

    @property
    def kitchen(self) -> Organisation:
        """The other party."""
        return self.a.town.kitchen

    def rule(self, actor: Actor | None = None, **changed: Any) -> BoardRule:
        """Keep a rule for an actor's board (the harbour's)."""
        return keep_rule(self.session, actor or self.chair, a_rule(**changed), SITE)

    def opened(
        self,
        procedure: Procedure = Procedure.MEETING,
        actor: Actor | None = None,
        **more: Any,
    ) -> Resolution:
        """Open the decision of an actor's board (the harbour's, by its secretary)."""
        opening = Opening(procedure, self.version.fingerprint or "", **more)
        return open_resolution(
            self.session, actor or self.secretary, self.version.ref, opening, SITE
        )

    def declared(
        self, resolution: Resolution, *actors: Actor, kind: Interest = Interest.NONE
    ) -> None:
        """Let these (the chair and trustees) declare."""
        for actor in actors or self.board:
            declare_interest(self.session, actor, resolution.ref, kind, "My sister works there")

    def frozen(
        self, resolution: Resolution, *away: Actor, actor: Actor | None = None
    ) -> Resolution:
        """Freeze the list: at a meeting today all but these were there."""
        meets = resolution.procedure == Procedure.MEETING
        out = {each.seat_ref for each in away}
        board = in_office(self.session, resolution.organisation_id)
        said = {
            each.key: Attendance.APOLOGIES if each.key in out else Attendance.PRESENT
            for each in board
        }
        return freeze_voters(
            self.session,
            actor or self.secretary,
            resolution.ref,
            said if meets else {},
            today() if meets else None,
            SITE,
        )

    def ready(self) -> Resolution:
        """Keep a rule, open, and let the whole board declare that it has no interest."""
        self.rule()
        resolution = self.opened()
        self.declared(resolution)
        return resolution

    def voting(self, procedure: Procedure = Procedure.MEETING, **rule: Any) -> Resolution:
        """Keep a rule, open, let the whole board declare that it has no interest, and freeze."""
        self.rule(**rule)
        resolution = self.opened(procedure)
        self.declared(resolution)
        return self.frozen(resolution)

    def vote(self, actor: Actor, resolution: Resolution, choice: Choice = YES) -> Vote:
        """Let somebody vote."""
        return vote(self.session, actor, resolution.ref, choice, "")

    def votes(self, resolution: Resolution, choices: Mapping[str, Choice]) -> None:
        """Let those named ("chair", "ada", "ben") vote."""
        for name, choice in choices.items():
            self.vote(getattr(self, name), resolution, choice)

    def all_vote(self, resolution: Resolution, choice: Choice = YES) -> None:
        """Let the whole board vote the same."""
        for actor in self.board:
            self.vote(actor, resolution, choice)

    def close(self, resolution: Resolution, actor: Actor | None = None) -> Resolution:
        """Close the voting with the outcome as it is."""
        self.session.flush()
        seen = outcome_of(whole_now(self.session, resolution.id)).result
        why = WHY if seen is Result.NOT_CARRIED else ""
        return close(self.session, actor or self.secretary, resolution.ref, seen, why, SITE)

    def carried(self, procedure: Procedure = Procedure.MEETING, **rule: Any) -> Resolution:
        """Let the harbour's board approve."""
        resolution = self.voting(procedure, **rule)
        self.all_vote(resolution)
        return self.close(resolution)

    def as_kitchen(self) -> tuple[Actor, Actor]:
        """Give the kitchen two trustees and a rule; its secretary is `a.their_chair`."""
        self.rule(self.a.their_chair)
        w = self.a.town.world
        return w.actor(self.kitchen, Role.TRUSTEE), w.actor(self.kitchen, Role.TRUSTEE)

    def kitchen_carried(self) -> Resolution:
        """Let the kitchen's board approve, with two trustees of its own."""
        trustees, secretary = self.as_kitchen(), self.a.their_chair
        resolution = self.opened(actor=secretary)
        self.declared(resolution, *trustees)
        self.frozen(resolution, actor=secretary)
        for each in trustees:
            self.vote(each, resolution)
        return self.close(resolution, secretary)

    def both(self, actor: Actor) -> Actor:
        """Give the same person a role as trustee of the kitchen too."""
        person = self.session.get_one(Person, actor.person_id)
        return self.a.town.world.actor(self.kitchen, Role.TRUSTEE, person)

    def subjects(self, actor: Actor) -> list[str]:
        """Give what the letters to somebody are about."""
        address = actor.name.casefold().replace(" ", ".") + "@example.org"
        return [each.subject for each in self.a.letters() if each.address == address]


@contextmanager
def deciding(database: Database, **opportunity: Any) -> Iterator[Deciding]:
    """Build the town, the partnership and an offered version in one transaction."""
    with agreeing(database, **opportunity) as a:
        a.session.info["reactions"] = {**a.session.info["reactions"], **reactions_for(SITE)}
        w, harbour = a.town.world, a.town.harbour
        trustees = [w.actor(harbour, Role.TRUSTEE) for _ in range(2)]
        secretary = w.actor(harbour, Role.SECRETARY)
        yield Deciding(a, a.offered(), a.our_chair, trustees[0], trustees[1], secretary)
