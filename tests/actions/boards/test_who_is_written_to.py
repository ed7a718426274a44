"""A letter says that there is something, so nobody is sent one about what is not there for them."""

from sqlalchemy import select

from commissioning.agreements.actions.offering import withdraw
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import now
from commissioning.foundation.db import Database
from commissioning.foundation.outbox import OutboxMessage
from commissioning.partnerships.models import Partnership, Side
from commissioning.people.models import Person
from tests.actions.agreements.agreeing import SITE
from tests.actions.agreements.test_a_buyer_as_partner import alliance
from tests.actions.boards.deciding import Deciding, deciding


def bids_elsewhere(d: Deciding, *actors: Actor) -> None:
    """Let these act for a third organisation, which bids for the same with others."""
    w, ours = d.a.town.world, d.a.partnership
    third = w.organisation("Shore Trust", place=d.a.town.place)
    other = Partnership(
        place_id=ours.place_id,
        opportunity_id=ours.opportunity_id,
        status="formed",
        formed_at=now(),
        consented_mode=ours.consented_mode,
        title="Another bid",
        purpose="The same",
        legal_form=ours.legal_form,
    )
    w.keep(other)
    for actor in actors:
        ids = {"person_id": actor.person_id, "partnership_id": other.id}
        w.keep(Side(**ids, organisation_id=third.id))
    d.session.flush()


def letters_to(d: Deciding, actor: Actor) -> int:
    address = d.session.get_one(Person, actor.person_id).email
    return sum(each.address == address for each in d.a.letters())


def test_a_board_s_letters_leave_out_who_acts_for_another_bid(database: Database) -> None:
    with deciding(database) as d:
        bids_elsewhere(d, d.ada)
        d.rule()  # of which the whole board is told: it names no agreement
        before = letters_to(d, d.ben), letters_to(d, d.ada)
        d.frozen(d.opened())
        assert (letters_to(d, d.ben), letters_to(d, d.ada)) == (before[0] + 2, before[1])


def test_letters_of_an_agreement_leave_out_who_acts_for_another_bid(database: Database) -> None:
    with deciding(database) as d:
        officers = [d.a.town.world.actor(d.harbour, Role.OFFICER) for _ in range(2)]
        bids_elsewhere(d, officers[0])
        withdraw(d.session, d.a.ours, d.version.ref, "Too early", SITE)
        assert letters_to(d, officers[1]) == 1
        assert letters_to(d, officers[0]) == 0


def test_a_body_s_commissioner_who_is_not_clear_has_no_letter(database: Database) -> None:
    with alliance(database) as a:
        a.mandate()
        a.confirmed()
        colleague = a.town.world.actor(a.town.council, Role.COMMISSIONER)
        address = a.town.session.get_one(Person, colleague.person_id).email
        a.offered()
        sent = a.town.session.scalars(select(OutboxMessage.address)).all()
        assert sent
        assert address not in sent
