"""The policy of places answers "which rows?" and "may they?" alike, and tells nothing hidden."""

from itertools import product

import pytest
from sqlalchemy import select

from commissioning.foundation.actor import ANYONE, Actor, Role
from commissioning.foundation.permissions import Policy
from commissioning.organisations.models import Organisation
from commissioning.places.models import Membership, Place
from commissioning.places.permissions import FINDINGS, MEMBERSHIPS, PLACES
from commissioning.places.queries import members
from commissioning.places.queries.members import Asked, find_members, member_counts
from tests.actions.places.conftest import Saltmere


def everybody(saltmere: Saltmere) -> dict[str, Actor]:
    return {
        "anyone": ANYONE,
        "convenor": saltmere.convenor,
        "member": saltmere.admin("Quay Kitchen", member=True),
        "waiting": saltmere.admin("New Group", member=True, verified=False),
        "outside": saltmere.admin("Far Away"),
        "guest": saltmere.world.actor(saltmere.home, Role.GUEST),
    }


@pytest.mark.parametrize("policy", [PLACES, MEMBERSHIPS, FINDINGS], ids=lambda p: p.kind.__name__)
def test_rows_and_verbs_agree(saltmere: Saltmere, policy: Policy[Place]) -> None:
    people = everybody(saltmere).values()
    saltmere.world.keep(
        Membership(
            place_id=saltmere.place.id,
            organisation_id=saltmere.world.organisation("Asking").id,
            status="asked",
        )
    )
    things = saltmere.session.scalars(select(policy.kind)).all()
    assert things
    for actor, verb in product(people, policy.table):
        rows = set(saltmere.session.scalars(select(policy.kind.id).where(policy.rows(actor, verb))))
        for thing in things:
            assert policy.may(saltmere.session, actor, verb, thing) == (thing.id in rows)
            assert (verb in policy.verbs(saltmere.session, actor, thing)) == (thing.id in rows)


def names(saltmere: Saltmere, actor: Actor, **asked: str) -> list[str]:
    page = find_members(saltmere.session, actor, saltmere.place, Asked(**asked))
    assert page.count == str(len(page.items))
    return [member.name for member in page.items]


def test_a_member_that_waits_for_verification_is_counted_for_nobody_else(
    saltmere: Saltmere,
) -> None:
    people = everybody(saltmere)
    public = ["Harbour Trust", "Quay Kitchen"]
    assert names(saltmere, ANYONE) == public
    assert names(saltmere, people["outside"]) == public
    assert names(saltmere, people["convenor"]) == ["Harbour Trust", "New Group", "Quay Kitchen"]
    assert member_counts(saltmere.session, ANYONE, [saltmere.place]) == {saltmere.place.id: 2}
    assert names(saltmere, ANYONE, words="new group") == []


def test_a_cursor_to_a_hidden_member_is_as_a_cursor_to_nothing(saltmere: Saltmere) -> None:
    hidden = saltmere.organisation_of(everybody(saltmere)["waiting"])
    assert names(saltmere, ANYONE, after=hidden.ref) == names(saltmere, ANYONE, after="nonsense")


def test_the_convenor_is_shown_organisations_of_the_place_and_no_others(
    saltmere: Saltmere,
) -> None:
    other = saltmere.world.place("Elsewhere")
    saltmere.world.organisation("Theirs", place=other, verified=False)
    saltmere.world.organisation("Nobody's yet", verified=False)
    found = saltmere.session.scalars(
        select(Organisation.name).where(FINDINGS.rows(saltmere.convenor)).order_by("name")
    )
    assert list(found) == ["Harbour Trust"]


def test_members_are_counted_no_further_than_one_above_the_bound(
    saltmere: Saltmere, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        saltmere.world.organisation(f"Lane {number}", place=saltmere.place)
    empty = saltmere.world.place("Elsewhere")
    monkeypatch.setattr(members, "BOUND", 2)
    counts = member_counts(saltmere.session, ANYONE, [saltmere.place, empty])
    assert counts == {saltmere.place.id: 3, empty.id: 0}
    page = find_members(saltmere.session, ANYONE, saltmere.place, Asked())
    assert page.count == "2+"
    assert sum(members.kinds_of_members(saltmere.session, ANYONE, saltmere.place).values()) == 2
    assert member_counts(saltmere.session, ANYONE, []) == {}
