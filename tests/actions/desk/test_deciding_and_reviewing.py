"""What waits on the desk of a board, of a reviewer, of those reviewed, and of who finds a route."""

from collections.abc import Mapping
from datetime import date

import pytest
import time_machine

from commissioning.desk.waiting.order import waiting_for
from commissioning.foundation.actor import Actor
from commissioning.foundation.db import Database
from commissioning.reviews.actions.answering import answer_point
from commissioning.reviews.actions.working import Said, answer_view, say_how_working
from commissioning.reviews.models import RouteNotice, RouteRecord
from tests.actions.agreements.agreeing import SITE
from tests.actions.boards.deciding import Deciding, deciding
from tests.actions.partnerships.together import Together, together
from tests.actions.reviews.reviewing import Reviewing, reviewing

TITLE = "Warm rooms together"


def words(held: Deciding | Reviewing, actor: Actor) -> list[str]:
    """Say what waits for somebody."""
    held.session.flush()
    return [thing.words for thing in waiting_for(held.session, actor)]


def test_a_trustee_is_asked_first_for_interests_then_for_a_vote(database: Database) -> None:
    with deciding(database) as d:
        d.rule()
        resolution = d.opened()
        first = f"Your board decides on {TITLE}. Say first whether you have an interest in it."
        assert words(d, d.ada) == [first]
        d.declared(resolution)
        d.frozen(resolution)
        assert words(d, d.ada) == [f"Your board's decision on {TITLE} waits for your vote."]


def test_a_version_waits_for_the_board_until_it_has_begun_to_decide(database: Database) -> None:
    with deciding(database) as d:
        waits = f"A version waits for your board's decision: {TITLE}."
        assert words(d, d.secretary) == [waits]
        d.rule()
        d.opened()
        assert waits not in words(d, d.secretary)
        assert waits in words(d, d.a.their_chair), "the other board has not begun"


def test_the_secretary_is_asked_to_close_it(database: Database) -> None:
    with deciding(database) as d:
        resolution = d.voting()
        d.declared(resolution, d.secretary)
        d.all_vote(resolution)
        assert f"Your board's decision on {TITLE} can be closed." in words(d, d.secretary)
        d.close(resolution)
        assert not [said for said in words(d, d.secretary) if "board" in said]


def test_partners_are_asked_for_answers_and_then_the_reviewer_goes_on(database: Database) -> None:
    with reviewing(database) as r:
        _, question = r.shared()
        asks = "Saltmere Council asks something in its review of Warm rooms."
        answered = "All you asked in your review of Warm rooms is answered."
        assert asks in words(r, r.a.ours)
        assert answered not in words(r, r.clear)
        answer_point(r.session, r.a.ours, question.ref, "We all do.", SITE)
        assert asks not in words(r, r.a.ours)
        assert answered in words(r, r.clear)
        assert answered not in words(r, r.colleague)
        assert not [said for said in words(r, r.not_clear) if "Warm rooms" in said]


def test_a_word_on_a_way_of_working_waits_for_an_answer(database: Database) -> None:
    with reviewing(database) as r:
        said = Said(
            about=r.a.town.council.ref, helps="They ring back.", hinders="The forms are long."
        )
        view = say_how_working(r.session, r.a.ours, r.partnership.ref, said, SITE)
        waits = "Warm Harbour has said how your way of working is for them in Warm rooms."
        assert waits in words(r, r.clear)
        assert waits not in words(r, r.not_clear)
        answer_view(r.session, r.clear, view.ref, "We shorten them.", SITE)
        assert waits not in words(r, r.clear)


@pytest.mark.parametrize(
    ("today_is", "named"),
    [("2026-11-02", False), ("2026-11-05", True), ("2026-11-11", True), ("2026-11-12", False)],
)
def test_a_clock_of_a_route_is_named_in_its_last_days(
    database: Database, today_is: str, named: bool
) -> None:
    with time_machine.travel(f"{today_is}T10:00Z", tick=False), together(database) as t:
        buyer, other = t.commissioner(), t.commissioner(clear=False)
        routed(t, buyer, {"contract_award": date(2026, 11, 2)})
        waits = "Winter support. The standstill: Wednesday 11 November 2026."
        assert (waits in [each.words for each in waiting_for(t.session, buyer)]) is named
        assert waits not in [each.words for each in waiting_for(t.session, other)]
        assert waits not in [each.words for each in waiting_for(t.session, t.ours)]


@pytest.mark.parametrize(
    ("today_is", "out", "ends"),
    [
        ("2026-11-20", None, None),
        ("2026-11-30", None, "2026."),
        ("2026-12-03", None, "2026. That day has passed."),
        ("2026-12-03", date(2026, 12, 2), None),
        ("2026-12-03", date(2026, 12, 9), "2026. That day has passed."),
    ],
)
def test_a_clock_that_counts_to_a_notice_waits_until_that_is_out(
    database: Database, today_is: str, out: date | None, ends: str | None
) -> None:
    with time_machine.travel(f"{today_is}T10:00Z", tick=False), together(database) as t:
        buyer = t.commissioner()
        days = {"contract_made": date(2026, 11, 2)} | ({"contract_details": out} if out else {})
        routed(t, buyer, days)
        begins = "Winter support. Publish the contract details notice by: "
        found = [one.words for one in waiting_for(t.session, buyer) if begins in one.words]
        assert found == ([f"{begins}Tuesday 1 December {ends}"] if ends else [])


def routed(t: Together, buyer: Actor, days: Mapping[str, date]) -> None:
    """Let the buyer keep a route, with the days of these notices and acts."""
    record = RouteRecord(
        opportunity_id=t.opportunity.id,
        organisation_id=t.council.id,
        nation="england",
        by_seat=buyer.seat_ref,
    )
    t.world.keep(record)
    for kind, day in days.items():
        notice = RouteNotice(
            record_id=record.id, kind=kind, published_on=day, where="", by_seat=buyer.seat_ref
        )
        t.world.keep(notice)
    t.session.flush()
