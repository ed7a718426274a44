"""Signing, and what is in force: the one before stays until the next is approved and signed."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from commissioning.agreements.actions.deciding import record_board_decision, take_back
from commissioning.agreements.actions.offering import withdraw
from commissioning.agreements.actions.signing import sign
from commissioning.agreements.models import Version
from commissioning.agreements.queries.agreements import agreements_of, in_force, versions_of
from commissioning.agreements.queries.waiting import Asks, waiting
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import held_at, now, today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import NotAllowed, Refused
from commissioning.foundation.sharing import SharingMode
from tests.actions.agreements.agreeing import SITE, Agreeing, agreeing, decided_on, signature


def now_in_force(a: Agreeing, version: Version, days: int = 0) -> Version | None:
    return in_force(a.session, version.agreement_id, today() + timedelta(days=days))


def words(a: Agreeing, actor: Actor, version: Version) -> dict[int, str]:
    return {
        each.version.number: each.words for each in versions_of(a.session, actor, version.agreement)
    }


def test_an_approved_version_is_in_force_once_all_have_signed(database: Database) -> None:
    with agreeing(database) as a:
        version = a.approved()
        sign(a.session, a.ours, version.ref, signature(), SITE)
        assert (version.status, now_in_force(a, version)) == ("approved", None)
        sign(a.session, a.theirs, version.ref, signature(), SITE)
        assert version.status == "signed"
        assert now_in_force(a, version) == version
        assert "All parties have signed" in a.letters()[-1].subject


def test_nothing_is_signed_before_all_boards_approved(database: Database) -> None:
    with agreeing(database) as a:
        version = a.offered()
        a.decide(a.our_chair, version)
        with pytest.raises(NotAllowed):
            sign(a.session, a.ours, version.ref, signature(), SITE)


def test_a_party_signs_once_and_by_who_may_bind_it(database: Database) -> None:
    with agreeing(database) as a:
        version = a.approved()
        sign(a.session, a.ours, version.ref, signature(), SITE)
        with pytest.raises(Refused):
            sign(a.session, a.ours, version.ref, signature(), SITE)
        for role in (Role.OFFICER, Role.CHAIR, Role.TRUSTEE):
            actor = a.town.world.actor(a.town.kitchen, role)
            with pytest.raises(NotAllowed):
                sign(a.session, actor, version.ref, signature(), SITE)


@pytest.mark.parametrize(
    ("field", "value"),
    [("signed_by", " "), ("signed_by", "x" * 201), ("kept_where", ""), ("kept_where", "x" * 301)],
)
def test_a_signature_says_who_and_where_it_is_kept(
    database: Database, field: str, value: str
) -> None:
    with agreeing(database) as a:
        version = a.approved()
        changed: dict[str, Any] = {field: value}
        wrong = replace(signature(), **changed)
        with pytest.raises(Refused) as error:
            sign(a.session, a.ours, version.ref, wrong, SITE)
        assert error.value.field == field


@pytest.mark.parametrize("days", [-1, 1])
def test_a_signature_is_of_a_day_between_the_offer_and_today(database: Database, days: int) -> None:
    with agreeing(database) as a:
        version = a.approved()
        day = today() + timedelta(days=days)
        with pytest.raises(Refused):
            sign(a.session, a.ours, version.ref, signature(day), SITE)


def test_a_signature_is_not_of_a_day_before_the_last_board_approved(database: Database) -> None:
    offered = now()
    with agreeing(database) as a, held_at(offered):
        version = a.offered()
        a.decide(a.our_chair, version)
        with held_at(offered + timedelta(days=3)):
            approved_on = today()
            a.decide(a.their_chair, version)
        with held_at(offered + timedelta(days=5)):
            with pytest.raises(Refused) as error:
                sign(
                    a.session, a.ours, version.ref, signature(approved_on - timedelta(days=1)), SITE
                )
            assert error.value.field == "signed_on"
            for actor in (a.ours, a.theirs):
                sign(a.session, actor, version.ref, signature(approved_on), SITE)
            assert version.status == "signed"


def test_a_decision_that_was_taken_back_keeps_no_day_of_signing(database: Database) -> None:
    offered = now()
    with agreeing(database) as a, held_at(offered):
        version = a.offered()
        day = offered + timedelta(days=3)
        with held_at(day):
            a.decide(a.our_chair, version)
            take_back(a.session, a.our_chair, version.ref, "It was of an earlier day", SITE)
            again = decided_on(version, day=offered.date())
            record_board_decision(a.session, a.our_chair, version.ref, again, SITE)
            before = decided_on(version, day=offered.date())
            record_board_decision(a.session, a.their_chair, version.ref, before, SITE)
            sign(a.session, a.ours, version.ref, signature(offered.date()), SITE)


def test_the_version_in_force_stays_until_the_next_is_signed(database: Database) -> None:
    with agreeing(database) as a:
        first = a.signed()
        second = a.approved(a.amended("about", purpose="Warm mornings too"))
        sign(a.session, a.ours, second.ref, signature(), SITE)
        assert now_in_force(a, first) == first
        sign(a.session, a.theirs, second.ref, signature(), SITE)
        assert now_in_force(a, first) == second
        assert words(a, a.ours, first) == {1: "superseded", 2: "in force"}


def test_a_version_takes_effect_on_its_date_and_is_over_after_its_last(
    database: Database,
) -> None:
    with agreeing(database) as a:
        begins, ends = today() + timedelta(days=10), today() + timedelta(days=20)
        version = a.signed(a.completed(starts_on=begins, ends_on=ends))
        assert words(a, a.ours, version)[1].startswith("signed (takes effect on")
        assert now_in_force(a, version, 9) is None
        assert now_in_force(a, version, 10) == now_in_force(a, version, 20) == version
        assert now_in_force(a, version, 21) is None
        with held_at(now() + timedelta(days=21)):
            assert words(a, a.ours, version) == {1: "over"}


def test_an_approved_version_can_be_withdrawn_before_it_is_signed(database: Database) -> None:
    with agreeing(database) as a:
        version = a.approved()
        withdraw(a.session, a.ours, version.ref, "The funder asks for more", SITE)
        with pytest.raises(NotAllowed):
            sign(a.session, a.theirs, version.ref, signature(), SITE)


def test_once_a_party_has_signed_nobody_withdraws_the_version(database: Database) -> None:
    with agreeing(database) as a:
        version = a.approved()
        sign(a.session, a.theirs, version.ref, signature(), SITE)
        with pytest.raises(Refused, match="signed it already"):
            withdraw(a.session, a.ours, version.ref, "The funder asks for more", SITE)
        sign(a.session, a.ours, version.ref, signature(), SITE)
        assert version.status == "signed"


def test_an_older_version_is_not_signed_after_a_newer_one(database: Database) -> None:
    with agreeing(database) as a:
        first = a.approved()
        a.signed(a.amended("about", purpose="Warm mornings too"))
        with pytest.raises(Refused):
            sign(a.session, a.ours, first.ref, signature(), SITE)


def test_a_partner_that_left_signs_nothing_and_keeps_what_it_was_a_party_to(
    database: Database,
) -> None:
    with agreeing(database) as a:
        version = a.approved()
        a.leaves(a.town.kitchen)
        with pytest.raises(NotAllowed):
            sign(a.session, a.theirs, version.ref, signature(), SITE)
        with pytest.raises(Refused):
            sign(a.session, a.ours, version.ref, signature(), SITE)
        assert words(a, a.theirs, version) == {1: "approved by all boards"}


def asked(a: Agreeing, actor: Actor) -> list[tuple[Asks, int]]:
    return [(each.asks, each.version.number) for each in waiting(a.session, actor)]


def test_each_reader_is_told_what_waits_for_them(database: Database) -> None:
    with agreeing(database) as a:
        version = a.completed()
        assert asked(a, a.theirs) == [(Asks.DRAFT, 1)]
        assert asked(a, a.our_chair) == []
        a.offered(version)
        assert asked(a, a.our_chair) == [(Asks.DECIDE, 1)]
        assert asked(a, a.ours) == []
        a.decide(a.our_chair, version)
        assert asked(a, a.our_chair) == []
        a.decide(a.their_chair, version)
        assert asked(a, a.ours) == [(Asks.SIGN, 1)]
        sign(a.session, a.ours, version.ref, signature(), SITE)
        assert asked(a, a.ours) == []
        assert asked(a, a.theirs) == [(Asks.SIGN, 1)]


def test_a_small_change_waits_for_officers(database: Database) -> None:
    with agreeing(database) as a:
        a.signed()
        version = a.offered(a.amended("about", purpose="Nobody is cold."))
        version.material = False
        a.session.flush()
        assert asked(a, a.theirs) == [(Asks.ACKNOWLEDGE, 2)]
        assert asked(a, a.their_chair) == []


def test_lists_hold_what_their_reader_may_see(database: Database) -> None:
    with agreeing(database) as a:
        version = a.offered()
        draft = a.amended("about", purpose="Warm mornings too")
        member = a.town.world.actor(a.town.world.organisation("Third", place=a.town.place))
        [seen] = agreements_of(a.session, member, a.partnership.id)
        assert [(each.version.number, each.reads) for each in seen.versions] == [(1, False)]
        assert words(a, a.ours, version) == {draft.number: "draft", 1: "offered"}
        assert words(a, a.our_chair, version) == {1: "offered"}
        assert asked(a, member) == []


def test_in_introductions_mode_nobody_else_has_a_list(database: Database) -> None:
    with agreeing(database, SharingMode.INTRODUCTIONS) as a:
        a.signed()
        w = a.town.world
        commissioner = w.actor(a.town.council, Role.COMMISSIONER)
        w.clear(commissioner, a.town.opportunity)
        member = w.actor(w.organisation("Third", place=a.town.place))
        for stranger in (commissioner, member):
            assert agreements_of(a.session, stranger, a.partnership.id) == []
            assert waiting(a.session, stranger) == []
