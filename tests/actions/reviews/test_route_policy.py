"""Who sees a route, its notices, what was said and public money: asked in both ways, by everyone.

The table below is read from PRODUCT.md sections 3 and 7 by hand, and shares no line with the
policy.
"""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from commissioning.foundation.actor import ANYONE, Actor, Role
from commissioning.foundation.clock import today
from commissioning.foundation.db import Database
from commissioning.foundation.permissions import Policy
from commissioning.foundation.sharing import SharingMode
from commissioning.reviews.actions.aid import enter_aid
from commissioning.reviews.actions.equal_information import correct, say_to_all
from commissioning.reviews.actions.noticing import note_notice
from commissioning.reviews.permissions.routing import AID, EQUAL_INFORMATION, NOTICES, ROUTES
from tests.actions.reviews.routing import Routing, routing

EVERYONE = {
    "anyone", "clear", "colleague", "not clear", "conflicted", "elsewhere", "council admin",
    "council officer", "council trustee", "council guest", "officer", "neighbour", "trustee",
    "guest",
}  # fmt: skip
CLEAR = {"clear", "colleague"}
SEES: dict[str, set[str]] = {
    "the record": CLEAR,
    "a notice of today": EVERYONE,
    "a notice of next week": CLEAR,
    "a notice that was replaced": CLEAR,
    "what was said": EVERYONE,
    "what was corrected": EVERYONE,
    "the officer's public money": {"officer", "trustee"},
}


def people(r: Routing) -> dict[str, Actor]:
    """Give everybody who asks."""
    world, council, harbour = r.town.world, r.town.council, r.town.harbour
    return {
        "anyone": ANYONE,
        "clear": r.clear,
        "colleague": r.colleague,
        "not clear": r.not_clear,
        "conflicted": r.conflicted,
        "elsewhere": r.elsewhere,
        "council admin": world.actor(council, Role.ADMIN),
        "council officer": world.actor(council, Role.OFFICER),
        "council trustee": world.actor(council, Role.TRUSTEE),
        "council guest": world.actor(council, Role.GUEST),
        "officer": r.town.officer,
        "neighbour": r.town.other,
        "trustee": world.actor(harbour, Role.TRUSTEE),
        "guest": world.actor(harbour, Role.GUEST),
    }


def things(r: Routing) -> dict[str, tuple[Policy[Any], Any]]:
    """Make one of everything."""
    record = r.chosen()
    where, day = "2026/S 000-1", today()
    first = note_notice(r.session, r.clear, r.ref, "psr_c_intention", day - timedelta(1), where)
    second = note_notice(r.session, r.clear, r.ref, "psr_c_intention", day, where)
    third = note_notice(r.session, r.clear, r.ref, "psr_award_notice", day + timedelta(7), where)
    said = say_to_all(r.session, r.clear, r.ref, day, "Here", "In March.")
    corrected = correct(r.session, r.clear, said.ref, day, "Here", "In April.")
    money = enter_aid(r.session, r.town.officer, "Another Council", 1, day, "Rooms")
    return {
        "the record": (ROUTES, record),
        "a notice of today": (NOTICES, second),
        "a notice of next week": (NOTICES, third),
        "a notice that was replaced": (NOTICES, first),
        "what was said": (EQUAL_INFORMATION, corrected),
        "what was corrected": (EQUAL_INFORMATION, said),
        "the officer's public money": (AID, money),
    }


@pytest.mark.parametrize("mode", list(SharingMode))
def test_everyone_sees_what_is_theirs_to_see_and_both_questions_agree(
    database: Database, mode: SharingMode
) -> None:
    with routing(database, mode) as r:
        made, asking = things(r), people(r)
        r.session.flush()
        assert set(asking) == EVERYONE
        for name, (policy, thing) in made.items():
            may = {who for who, one in asking.items() if policy.may(r.session, one, "see", thing)}
            listed = {
                who
                for who, one in asking.items()
                if thing.id in r.session.scalars(select(policy.kind.id).where(policy.rows(one)))
            }
            assert may == listed == SEES[name], name


def test_a_draft_opportunity_hides_what_was_said_of_it_from_all_but_its_buyer(
    database: Database,
) -> None:
    with routing(database) as r:
        policy, said = things(r)["what was said"]
        r.opportunity.published_at = None
        r.session.flush()
        for who, one in people(r).items():
            own = one.organisation_id == r.town.council.id and one.role is not Role.GUEST
            assert policy.may(r.session, one, "see", said) is own, who
