"""What the register writes down for the floor below: who has declared on an opportunity."""

from sqlalchemy import delete

from commissioning.foundation.actor import Role
from commissioning.foundation.db import Database
from commissioning.opportunities.models import Bidder
from commissioning.opportunities.permissions import OPPORTUNITIES
from commissioning.register.queries.verifying import bidders_not_noted
from tests.actions.register.saltmere import saltmere


def test_even_a_draft_keeps_a_commissioner_who_sits_there_from_taking_part(
    database: Database,
) -> None:
    with saltmere(database) as place:
        somebody = place.world.person("Cora Both")
        buyer = place.world.actor(place.council, Role.COMMISSIONER, somebody)
        place.world.seat(place.harbour, Role.TRUSTEE, somebody)
        assert OPPORTUNITIES.may(place.session, buyer, "choose mode", place.opportunity)
        place.drafted()
        assert not OPPORTUNITIES.may(place.session, buyer, "choose mode", place.opportunity)
        assert not OPPORTUNITIES.may(place.session, buyer, "record decision", place.opportunity)


def test_a_bidder_that_is_not_noted_is_named_by_verify(database: Database) -> None:
    with saltmere(database) as place:
        place.drafted()
        assert list(bidders_not_noted(place.session)) == []
        place.session.execute(delete(Bidder))
        [fault] = bidders_not_noted(place.session)
        assert place.opportunity.ref in fault
