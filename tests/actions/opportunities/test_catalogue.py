"""The list of opportunities and the policy say the same about who may see what."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from commissioning.foundation.actor import ANYONE, Actor, Kind, Role
from commissioning.foundation.db import Database
from commissioning.foundation.fulltext import OPPORTUNITIES as INDEX
from commissioning.opportunities.audiences import audiences_of
from commissioning.opportunities.catalogue import reindex
from commissioning.opportunities.models import CatalogueEntry, Opportunity
from commissioning.opportunities.permissions import OPPORTUNITIES
from commissioning.opportunities.queries.browsing import Wanted, browse
from tests.builders import World


def _people(world: World) -> dict[str, Actor]:
    """Give one actor of every kind, and with them what they might see."""
    place = world.place()
    council = world.organisation("City Council", place=place, kind=Kind.COMMISSIONER)
    other = world.organisation("County Council", place=place, kind=Kind.COMMISSIONER)
    charity = world.organisation("Warm Harbour", place=place)
    for buyer in (council, other):
        world.opportunity(f"Published by {buyer.name}", buyer=buyer, place=place)
        world.opportunity(f"Drafted by {buyer.name}", buyer=buyer).published_at = None
    world.opportunity("Drafted by nobody").published_at = None
    return {
        "anyone": ANYONE,
        "member": world.actor(charity),
        "trustee": world.actor(charity, Role.TRUSTEE),
        "commissioner": world.actor(council, Role.COMMISSIONER),
        "admin of the buyer": world.actor(council, Role.ADMIN),
        "guest of the buyer": world.actor(council, Role.GUEST),
        "another commissioner": world.actor(other, Role.COMMISSIONER),
    }


def test_the_index_and_the_policy_agree_for_every_kind_of_person(database: Database) -> None:
    with database.transaction() as session:
        people = _people(World(session))
        reindex(session, session.scalars(select(Opportunity.id)).all())
    with database.reading() as session:
        for words, actor in people.items():
            rows = set(session.scalars(OPPORTUNITIES.visible_to(actor)))
            by_policy = {each.id for each in rows}
            by_index = INDEX.newest(session, [audiences_of(actor)], limit=99)
            assert set(by_index) == by_policy, words
            listed = {row.id for row in browse(session, actor, Wanted()).page.items}
            assert listed == by_policy, words


def test_filing_anew_follows_a_change_and_forgets_what_is_gone(database: Database) -> None:
    with database.transaction() as session:
        made = World(session).opportunity("Lunch club")
        reindex(session, [made.id])
    with database.transaction() as session:
        session.get_one(Opportunity, made.id).title = "Supper club"
        reindex(session, [made.id, made.id])
    with database.reading() as session:
        assert _found(session, "supper") == [made.id]
        assert _found(session, "lunch") == []
    with database.transaction() as session:
        session.delete(session.get_one(CatalogueEntry, made.id))
        session.delete(session.get_one(Opportunity, made.id))
        reindex(session, [made.id])
    with database.reading() as session:
        assert _found(session, "supper") == []


@pytest.mark.parametrize("many", [0, 1, 1_003])
def test_any_number_can_be_filed_at_once(database: Database, many: int) -> None:
    with database.transaction() as session:
        for number in range(many):
            session.add(Opportunity(ocid=str(number), title=f"Number {number}"))
        session.flush()
        reindex(session, session.scalars(select(Opportunity.id)).all())
    with database.reading() as session:
        assert len(session.scalars(select(CatalogueEntry)).all()) == many


def _found(session: Session, word: str) -> list[int]:
    return INDEX.newest(session, [["v_p"], [word]], limit=9)
