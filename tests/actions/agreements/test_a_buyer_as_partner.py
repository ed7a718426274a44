"""A public body that is a partner: its commissioner, their mandate, its decision, its signature."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

import pytest
from msgspec.structs import replace

from commissioning.agreements.actions.deciding import record_board_decision
from commissioning.agreements.actions.offering import offer, prepare_offer
from commissioning.agreements.actions.signing import sign
from commissioning.agreements.models import Version
from commissioning.agreements.queries.agreements import in_force
from commissioning.agreements.queries.drafts import content_of_version
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from commissioning.organisations.actions.mandates import BoardsWord, record_mandate
from commissioning.organisations.models import Seat
from commissioning.partnerships.actions.answering import confirm
from commissioning.partnerships.actions.proposing import propose
from commissioning.partnerships.models import Partnership
from commissioning.partnerships.queries.beginning import Began
from commissioning.partnerships.queries.proposals import open_proposal
from commissioning.partnerships.rules.forms import LegalForm
from commissioning.partnerships.rules.proposal import Asked, PartyAsked
from tests.actions.agreements.agreeing import MADE, SITE, Agreeing, decided_on, fill, signature
from tests.actions.register.saltmere import Saltmere, saltmere

TOGETHER = "We decide unanimously, and ask what is best for people."


@dataclass
class Alliance:
    """The harbour and the council, which the harbour asked into an alliance."""

    town: Saltmere
    made: Partnership
    ours: Actor
    seat: Seat
    secretary: Actor

    @property
    def buyer(self) -> Actor:
        """The council's commissioner, with whatever mandate they hold now."""
        return self.town.world.as_seat(self.seat)

    def mandate(self) -> None:
        """Let the council's secretary write down that its cabinet gave a mandate."""
        word = BoardsWord(given_on=today(), minute="Cabinet minute 9")
        record_mandate(self.town.session, self.secretary, self.town.council, self.seat, word)
        self.town.session.flush()

    def confirmed(self) -> Partnership:
        """Let the commissioner confirm the alliance."""
        asked = open_proposal(self.town.session, self.made.id)
        assert asked is not None
        return confirm(self.town.session, self.buyer, asked.ref, SITE)

    def offered(self) -> Version:
        """Let the harbour offer an agreement of the two."""
        chair = self.town.world.actor(self.town.harbour, Role.CHAIR)
        a = Agreeing(self.town, self.made, self.ours, self.buyer, chair, self.secretary)
        draft = a.begun()
        clauses = content_of_version(draft).clauses
        fill(draft, clauses=tuple(replace(each, text=TOGETHER) for each in clauses))
        self.town.session.flush()
        prepared = prepare_offer(self.town.session, self.ours, draft.ref)
        version = offer(self.town.session, self.ours, prepared, MADE, SITE)
        a.decide(chair, version)
        return version


@contextmanager
def alliance(database: Database, *, clear: bool = True) -> Iterator[Alliance]:
    """Let the harbour propose an alliance to the council."""
    with saltmere(database) as town:
        ours = town.world.actor(town.harbour, mandated=True)
        seat = town.world.seat(town.council, Role.COMMISSIONER)
        if clear:
            town.world.clear(town.world.as_seat(seat), town.opportunity)
        asked = Asked(
            title="Warm Rooms Alliance",
            purpose="Warm rooms in every ward",
            legal_form=LegalForm.ALLIANCE,
            parties=tuple(PartyAsked(o.ref, "A part", False) for o in (town.harbour, town.council)),
            reply_by=today() + timedelta(days=14),
            why_joint="The rooms are ours and the buildings are the council's.",
        )
        began = Began(kind="profile", opportunity=town.opportunity.ref)
        made = propose(town.session, ours, asked, began, SITE)
        yield Alliance(town, made, ours, seat, town.world.actor(town.council, Role.SECRETARY))


def test_a_public_body_agrees_as_any_partner_does(database: Database) -> None:
    with alliance(database) as a:
        session = a.town.session
        a.mandate()
        assert a.confirmed().status == "formed"
        version = a.offered()
        assert version.status == "offered"
        record_board_decision(session, a.secretary, version.ref, decided_on(version), SITE)
        assert version.status == "approved"
        for actor in (a.ours, a.buyer):
            sign(session, actor, version.ref, signature(), SITE)
        assert in_force(session, version.agreement_id, today()) == version


def test_a_commissioner_without_a_mandate_binds_nobody(database: Database) -> None:
    with alliance(database) as a:
        with pytest.raises(NotAllowed):
            a.confirmed()
        a.mandate()
        assert a.confirmed().status == "formed"


def test_a_commissioner_who_is_not_clear_is_not_shown_what_the_body_is_asked(
    database: Database,
) -> None:
    with alliance(database, clear=False) as a:
        a.mandate()
        with pytest.raises(Hidden):
            a.confirmed()


def test_the_commissioner_does_not_decide_for_the_body(database: Database) -> None:
    with alliance(database) as a:
        a.mandate()
        a.confirmed()
        version = a.offered()
        with pytest.raises(NotAllowed):
            record_board_decision(a.town.session, a.buyer, version.ref, decided_on(version), SITE)
        with pytest.raises(NotAllowed):
            sign(a.town.session, a.buyer, version.ref, signature(), SITE)


def test_a_trustee_or_guest_is_given_no_mandate(database: Database) -> None:
    with alliance(database) as a:
        word = BoardsWord(given_on=today(), minute="Cabinet minute 9")
        for role in (Role.TRUSTEE, Role.GUEST):
            seat = a.town.world.seat(a.town.council, role)
            with pytest.raises(Refused, match="Only an admin, an officer or a commissioner"):
                record_mandate(a.town.session, a.secretary, a.town.council, seat, word)
