"""What is going on in a place, for its commissioners: by the policy, nothing hidden counted."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlalchemy import select

from commissioning.agreements.actions.deciding import record_board_decision, take_back
from commissioning.agreements.actions.signing import sign
from commissioning.agreements.models import Version
from commissioning.desk.queries.going_on import declared, where_several
from commissioning.desk.queries.place_waits import Held, Kind, waits_of
from commissioning.foundation.actor import Actor, Role
from commissioning.foundation.clock import now
from commissioning.foundation.db import Database
from commissioning.foundation.sharing import SharingMode
from commissioning.register.rules.openness import Openness
from commissioning.reviews.actions.working import Said, say_how_working
from tests.actions.agreements.agreeing import SITE, Agreeing, decided_on, signature
from tests.actions.partnerships.together import Together, together
from tests.actions.reviews.reviewing import Reviewing, reviewing


def held(r: Reviewing | Together, actor: Actor, kind: Kind) -> Sequence[Held]:
    """Give what waits so in the place, for somebody who looks."""
    r.session.flush()
    place = r.place if isinstance(r, Together) else r.a.town.place
    return waits_of(r.session, actor, place, kind).items


def approved(a: Agreeing) -> None:
    """Let both boards approve the version that is offered."""
    version = a.offered()
    for chair in (a.our_chair, a.their_chair):
        record_board_decision(a.session, chair, version.ref, decided_on(version), SITE)


def test_an_agreement_waits_for_the_boards_of_its_parties_since_it_was_offered(
    database: Database,
) -> None:
    with reviewing(database) as r:
        [one] = held(r, r.clear, Kind.BOARDS)
        assert one.whom == ("Warm Harbour", "Eastside Kitchen")
        assert one.title == "Warm rooms together"
        assert now() - one.since < timedelta(minutes=5)
        assert not held(r, r.clear, Kind.SIGNATURES)


def test_who_follows_a_version_reads_whose_word_it_still_waits_for(database: Database) -> None:
    with reviewing(database) as r:
        a = r.a
        version = a.session.scalars(select(Version)).one()
        party = a.town.world.actor(a.town.kitchen, Role.OFFICER)
        place = a.town.place
        record_board_decision(a.session, a.our_chair, version.ref, decided_on(version), SITE)
        [one] = waits_of(a.session, party, place, Kind.BOARDS).items
        assert (one.whom, one.known) == (("Eastside Kitchen",), True)
        take_back(a.session, a.our_chair, version.ref, "We read it again", SITE)
        [one] = waits_of(a.session, party, place, Kind.BOARDS).items
        assert one.whom == ("Warm Harbour", "Eastside Kitchen")
        for chair in (a.our_chair, a.their_chair):
            record_board_decision(a.session, chair, version.ref, decided_on(version), SITE)
        sign(a.session, a.ours, version.ref, signature(), SITE)
        [one] = waits_of(a.session, party, place, Kind.SIGNATURES).items
        assert one.whom == ("Eastside Kitchen",)


def test_a_commissioner_outside_is_not_told_whose_word_is_given(database: Database) -> None:
    with reviewing(database) as r:
        version = r.session.scalars(select(Version)).one()
        record_board_decision(r.session, r.a.our_chair, version.ref, decided_on(version), SITE)
        [one] = held(r, r.clear, Kind.BOARDS)
        assert (one.whom, one.known) == (("Warm Harbour", "Eastside Kitchen"), False)


def test_once_all_boards_approved_it_waits_to_be_signed(database: Database) -> None:
    with reviewing(database, offered=False) as r:
        approved(r.a)
        assert not held(r, r.clear, Kind.BOARDS)
        [one] = held(r, r.clear, Kind.SIGNATURES)
        assert one.title == "Warm rooms together"


@pytest.mark.parametrize("mode", [SharingMode.INTRODUCTIONS, SharingMode.SEALED])
def test_while_a_competition_may_be_live_nothing_of_it_is_there(
    database: Database, mode: SharingMode
) -> None:
    with reviewing(database) as r:
        r.shared()
        r.mode(mode)
        for kind in (Kind.BOARDS, Kind.SIGNATURES, Kind.REVIEWS, Kind.WORKING):
            assert not held(r, r.clear, kind), kind


def test_a_commissioner_who_is_not_clear_is_shown_none_of_it(database: Database) -> None:
    with reviewing(database) as r:
        r.shared()
        for kind in (Kind.BOARDS, Kind.SIGNATURES, Kind.REVIEWS, Kind.WORKING):
            assert not held(r, r.not_clear, kind), kind


def test_a_drafted_review_does_not_wait(database: Database) -> None:
    with reviewing(database) as r:
        r.begun()
        assert not held(r, r.colleague, Kind.REVIEWS), "a draft waits for nobody yet"


def test_a_review_waits_once_it_is_shared(database: Database) -> None:
    with reviewing(database) as r:
        r.shared()
        [one] = held(r, r.colleague, Kind.REVIEWS)
        assert (one.title, one.whom) == ("Warm rooms", ("Saltmere Council",))


def test_a_concluded_review_waits_no_more(database: Database) -> None:
    with reviewing(database) as r:
        r.concluded()
        assert not held(r, r.colleague, Kind.REVIEWS)


def test_a_word_on_our_way_of_working_waits_for_us(database: Database) -> None:
    with reviewing(database) as r:
        said = Said(about=r.a.town.council.ref, helps="They ring back.", hinders="")
        say_how_working(r.session, r.a.ours, r.partnership.ref, said, SITE)
        [one] = held(r, r.clear, Kind.WORKING)
        assert one.whom == ("Warm Harbour",)


def test_what_has_closed_waits_for_its_buyer_since_then(database: Database) -> None:
    with together(database, deadline_at=now() - timedelta(days=2)) as t:
        buyer = t.commissioner(clear=False)
        t.world.opportunity("Still open", place=t.place, deadline_at=now() + timedelta(days=2))
        t.world.opportunity("Elsewhere", deadline_at=now() - timedelta(days=2))
        [one] = held(t, buyer, Kind.DECISIONS)
        assert (one.title, one.whom) == ("Winter support", ("Saltmere Council",))
        assert one.since == t.opportunity.deadline_at
        t.opportunity.decided_at = now()
        assert not held(t, buyer, Kind.DECISIONS)


def test_an_interest_waits_for_another_officer_until_it_is_dealt_with(database: Database) -> None:
    with together(database) as t:
        buyer, other = t.commissioner(clear=False), t.commissioner(clear=False)
        made = t.world.clear(other, t.opportunity, "potential")
        [one] = held(t, buyer, Kind.INTERESTS)
        assert one.title == "Winter support"
        made.mitigated_at = now()
        assert not held(t, buyer, Kind.INTERESTS)


def test_a_list_is_given_page_by_page_the_longest_wait_at_its_top(database: Database) -> None:
    days = (2, 5, 3, 4, 4)  # two began to wait at one moment
    moment = now()
    with together(database) as t:
        buyer = t.commissioner()
        for number in days:
            closed = moment - timedelta(days=number)
            t.world.opportunity(f"{number} days ago", place=t.place, deadline_at=closed)
        first = waits_of(t.session, buyer, t.place, Kind.DECISIONS, most=3)
        told = [each.title for each in first.items]
        assert told == ["5 days ago", "4 days ago", "4 days ago"]
        assert first.next_ref
        rest = waits_of(t.session, buyer, t.place, Kind.DECISIONS, first.next_ref, 3)
        assert [each.title for each in rest.items] == ["3 days ago", "2 days ago"]
        assert rest.next_ref is None


def test_a_cursor_that_is_hidden_leads_to_the_first_page(database: Database) -> None:
    closed = now() - timedelta(days=2)
    with together(database) as t:
        buyer = t.commissioner()
        t.world.opportunity("Here", place=t.place, deadline_at=closed)
        far = t.world.opportunity("Elsewhere", deadline_at=closed)
        for cursor in (far.ref, "no-such-thing"):
            found = waits_of(t.session, buyer, t.place, Kind.DECISIONS, cursor)
            assert [each.title for each in found.items] == ["Here"]


def test_a_clear_commissioner_counts_what_is_shared_and_sees_where_several_are(
    database: Database,
) -> None:
    with together(database) as t:
        for actor in (t.ours, t.theirs):
            t.bid(actor)
        clear, unclear = t.commissioner(), t.commissioner(clear=False)
        found = declared(t.session, clear, t.place)
        assert found.page.count == "2"
        [row] = where_several(t.session, clear, found, 5)
        assert (row.title, row.count) == ("Winter support", 2)
        nothing = declared(t.session, unclear, t.place)
        assert (nothing.page.count, list(nothing.page.items)) == ("0", [])
        assert not where_several(t.session, unclear, nothing, 5)


def test_what_anybody_may_see_is_counted_for_one_who_is_not_clear(database: Database) -> None:
    with together(database) as t:
        t.bid(t.ours, Openness.PUBLIC)
        t.bid(t.theirs)
        unclear = t.world.actor(t.council, Role.COMMISSIONER)
        found = declared(t.session, unclear, t.place)
        assert found.page.count == "1"
        assert not where_several(t.session, unclear, found, 5), "one is not several"


def test_while_introductions_are_the_rule_nothing_is_counted(database: Database) -> None:
    with together(database, SharingMode.INTRODUCTIONS) as t:
        for actor in (t.ours, t.theirs):
            t.bid(actor)
        clear = t.commissioner()
        found = declared(t.session, clear, t.place)
        assert (found.page.count, list(found.matches)) == ("0", [])
        assert not where_several(t.session, clear, found, 5)
