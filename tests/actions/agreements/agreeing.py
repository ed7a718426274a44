"""Two partners in Saltmere who write, offer, decide on and sign an agreement."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.agreements.actions.beginning import begin, begin_next
from commissioning.agreements.actions.deciding import Decided, record_board_decision
from commissioning.agreements.actions.drafting import edit
from commissioning.agreements.actions.offering import offer, prepare_offer
from commissioning.agreements.actions.signing import Signed, sign
from commissioning.agreements.models import Decision, Version
from commissioning.agreements.queries.drafts import content_of_version
from commissioning.agreements.rules.content import Content, as_json
from commissioning.agreements.rules.deciding import Said
from commissioning.agreements.rules.draft_parts import stamp, value_of
from commissioning.agreements.rules.parts import Bearer, Contribution, Risk, Step
from commissioning.agreements.rules.starting_points import Start
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import now, today
from commissioning.foundation.db import Database
from commissioning.foundation.outbox import OutboxMessage
from commissioning.foundation.sharing import SharingMode
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partner, Partnership
from commissioning.partnerships.rules.forms import LegalForm
from tests.actions.register.saltmere import Saltmere, saltmere

SITE = "https://register.example"
MADE = {"pdf": b"%PDF-1.7 as it was made"}
LADDER = (
    Step(ref="talk", what="The people concerned talk it over", days=14),
    Step(ref="chairs", what="The chairs meet", days=28),
)


@dataclass
class Agreeing:
    """Saltmere with a formed partnership; each partner has an officer who may bind, and a chair."""

    town: Saltmere
    partnership: Partnership
    ours: Actor
    theirs: Actor
    our_chair: Actor
    their_chair: Actor

    @property
    def session(self) -> Session:
        """The session everything happens in."""
        return self.town.session

    def begun(self, start: Start = Start.BLANK, title: str = "Warm rooms together") -> Version:
        """Begin an agreement and its first draft."""
        return begin(self.session, self.ours, self.partnership.ref, start, title)

    def completed(self, **changed: Any) -> Version:
        """Begin an agreement and say everything that is needed."""
        version = self.begun()
        fill(version, **changed)
        self.session.flush()
        return version

    def offered(self, version: Version | None = None, actor: Actor | None = None) -> Version:
        """Offer a draft, with what was made of it."""
        version = version or self.completed()
        prepared = prepare_offer(self.session, actor or self.ours, version.ref)
        return offer(self.session, actor or self.ours, prepared, MADE, SITE)

    def decide(self, actor: Actor, version: Version, said: Said = Said.APPROVED) -> Decision:
        """Record what an organisation's board decided today."""
        decided = decided_on(version, said)
        return record_board_decision(self.session, actor, version.ref, decided, SITE)

    def approved(self, version: Version | None = None) -> Version:
        """Let both boards approve."""
        version = self.offered(version)
        for chair in (self.our_chair, self.their_chair):
            self.decide(chair, version)
        return version

    def signed(self, version: Version | None = None) -> Version:
        """Let both boards approve, and both parties sign."""
        version = self.approved(version)
        for actor in (self.ours, self.theirs):
            sign(self.session, actor, version.ref, signature(), SITE)
        return version

    def amended(self, part: str, **changed: Any) -> Version:
        """Begin the next version of the agreement, and change what one part says."""
        [newest] = self.session.scalars(select(Version).order_by(Version.id.desc()).limit(1))
        draft = begin_next(self.session, self.ours, newest.agreement.ref)
        content = content_of_version(draft)
        value = value_of(content, part) | changed
        return edit(self.session, self.ours, draft.ref, part, value, stamp(content, part))

    def leaves(self, organisation: Organisation) -> None:
        """Let a partner have left."""
        for partner in self.partnership.partners:
            if partner.organisation_id == organisation.id:
                partner.status, partner.left_on = "left", today()
        self.session.flush()

    def letters(self) -> list[OutboxMessage]:
        """Give the letters in the outbox."""
        return list(self.session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))


@contextmanager
def agreeing(
    database: Database, mode: SharingMode = SharingMode.SHARED, **opportunity: Any
) -> Iterator[Agreeing]:
    """Build the town and the partnership in one transaction."""
    with saltmere(database, mode, **opportunity) as town:
        partnership = formed(town, mode)
        w = town.world
        yield Agreeing(
            town,
            partnership,
            w.actor(town.harbour, mandated=True),
            w.actor(town.kitchen, Role.ADMIN, mandated=True),
            w.actor(town.harbour, Role.CHAIR),
            w.actor(town.kitchen, Role.SECRETARY),
        )


def formed(town: Saltmere, mode: SharingMode) -> Partnership:
    """Make a formed partnership of the harbour, which leads, and the kitchen."""
    made = Partnership(
        place_id=town.place.id,
        opportunity_id=town.opportunity.id,
        status="formed",
        formed_at=now(),
        consented_mode=mode,
        title="Warm rooms",
        purpose="Nobody is cold this winter",
        legal_form=LegalForm.CONSORTIUM,
    )
    town.world.keep(made)
    add_partner(town, made, town.harbour, 1, role="Runs the rooms")
    add_partner(town, made, town.kitchen, 2, role="Cooks")
    return made


def add_partner(
    town: Saltmere, partnership: Partnership, organisation: Organisation, rank: int, **more: Any
) -> Partner:
    """Let an organisation be a partner."""
    made = Partner(
        partnership_id=partnership.id,
        organisation_id=organisation.id,
        rank=rank,
        status="partner",
        joined_at=now(),
        **more,
    )
    town.world.keep(made)
    town.session.refresh(partnership, ["partners"])
    return made


def fill(version: Version, **changed: Any) -> None:
    """Say everything that completeness asks for."""
    content = replace(whole(content_of_version(version)), **changed)
    version.content = as_json(content)
    version.revision += 1


def whole(content: Content) -> Content:
    """Give a first draft with everything said."""
    first, *_ = refs = [party.ref for party in content.parties]
    begins = today()
    return replace(
        content,
        purpose="Nobody is cold this winter.",
        starts_on=begins,
        ends_on=begins + timedelta(days=700),
        clauses=tuple(replace(clause, text="We do it together.") for clause in content.clauses),
        contributions=tuple(
            Contribution(ref=f"brings-{ref}", party=ref, what="Rooms and time") for ref in refs
        ),
        risks=(
            Risk(
                ref="cold",
                title="A very cold winter",
                bearers=(Bearer(party=first, percent_bp=10_000),),
                mitigation="We open more rooms.",
                holder=first,
            ),
        ),
        disputes=LADDER,
    )


def decided_on(version: Version, said: Said = Said.APPROVED, day: date | None = None) -> Decided:
    """Give a board's decision on exactly this version."""
    return Decided(said, day or today(), "Minute 12", "We read it.", version.fingerprint or "")


def signature(day: date | None = None) -> Signed:
    """Give a signature of today."""
    return Signed("Ada Quill, chair", day or today(), "In the office safe")
