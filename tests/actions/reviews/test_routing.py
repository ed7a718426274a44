"""Only a clear commissioner of the buyer finds a route; what was said before stays on record."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from commissioning.foundation.actor import Role
from commissioning.foundation.clock import today
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Hidden, NotAllowed, Refused
from commissioning.foundation.sharing import SharingMode
from commissioning.foundation.trail import history
from commissioning.opportunities.models import Interest
from commissioning.reviews.actions.noticing import note_notice, take_notice_back
from commissioning.reviews.actions.routing import answer, begin_again, choose_route, keep_entry
from commissioning.reviews.models import RouteEntry, RouteNotice, RouteRecord
from commissioning.reviews.queries.route_facts import facts_for
from commissioning.reviews.queries.routes import (
    answers_of,
    days_of,
    earlier_records,
    entries_of,
    published_about,
    standing_record,
    wordings,
)
from tests.actions.reviews.routing import HEALTH, WHY, Routing, routing

NOTICE = date(2026, 11, 2)
OUTSIDERS = ("not_clear", "conflicted", "elsewhere")
PLACE = "2026/S 000-123456"


def test_the_first_answers_begin_the_record(database: Database) -> None:
    with routing(database) as r:
        record = r.answered()
        assert (record.nation, record.by_seat) == ("england", r.clear.seat_ref)
        assert answers_of(record) == HEALTH
        assert standing_record(r.session, r.colleague, r.opportunity) is record


def test_only_answers_that_matter_are_kept(database: Database) -> None:
    with routing(database) as r:
        record = r.answered(kind="grant", value=50_000_00, colour="red")
        assert answers_of(record) == {
            "nation": "england", "authority": "council", "kind": "grant", "value": 50_000_00,
        }  # fmt: skip


def test_without_a_nation_nothing_begins(database: Database) -> None:
    with routing(database) as r:
        with pytest.raises(Refused, match="nation"):
            r.answered(nation="atlantis")
        assert standing_record(r.session, r.clear, r.opportunity) is None


@pytest.mark.parametrize("who", OUTSIDERS)
@pytest.mark.parametrize("mode", list(SharingMode))
def test_nobody_else_finds_or_reads_a_route(
    database: Database, who: str, mode: SharingMode
) -> None:
    with routing(database, mode) as r:
        record = r.chosen()
        actor = getattr(r, who)
        refused = Hidden if who == "elsewhere" else NotAllowed
        with pytest.raises(refused):
            answer(r.session, actor, r.ref, HEALTH, "")
        with pytest.raises(refused):
            choose_route(r.session, actor, r.ref, "psr_c", WHY)
        assert standing_record(r.session, actor, r.opportunity) is None
        assert record.reason == WHY


@pytest.mark.parametrize("role", [Role.ADMIN, Role.OFFICER, Role.TRUSTEE, Role.GUEST])
def test_no_other_role_of_the_buyer_finds_a_route(database: Database, role: Role) -> None:
    with routing(database) as r, pytest.raises(Hidden):
        answer(r.session, r.town.world.actor(r.town.council, role), r.ref, HEALTH, "")


def test_a_bidder_finds_no_route(database: Database) -> None:
    with routing(database) as r, pytest.raises(Hidden):
        answer(r.session, r.town.officer, r.ref, HEALTH, "")


def test_a_colleague_who_did_not_see_the_change_writes_over_nothing(database: Database) -> None:
    with routing(database) as r:
        record = r.answered()
        with pytest.raises(Refused, match="meanwhile"):
            answer(r.session, r.colleague, r.ref, {**HEALTH, "incumbent": "no"}, "")
        r.again(record, r.colleague, incumbent="no")
        assert answers_of(record)["incumbent"] == "no"


def test_the_trail_keeps_what_was_answered_before(database: Database) -> None:
    with routing(database) as r:
        record = r.answered()
        r.again(record, r.colleague, incumbent="no")
        (entry, facts), *_ = history(r.session, record.ref)
        assert (entry.verb, entry.seat) == ("answer", r.colleague.seat_ref)
        assert facts["before"]["incumbent"] == "yes"
        assert facts["after"]["incumbent"] == "no"


def test_a_route_is_chosen_with_its_reason_and_its_fit_is_kept(database: Database) -> None:
    with routing(database) as r:
        record = r.chosen()
        assert (record.route, record.reason, record.chosen_seat) == (
            "psr_c", WHY, r.clear.seat_ref,
        )  # fmt: skip
        assert record.chosen_at is not None
        (entry, facts), *_ = history(r.session, record.ref)
        assert entry.verb == "choose"
        assert facts["after"]["fit"] == "yes"


def test_a_route_that_does_not_fit_may_be_chosen_and_that_is_on_the_trail(
    database: Database,
) -> None:
    with routing(database) as r:
        record = r.chosen("psr_a")
        (_, facts), *_ = history(r.session, record.ref)
        assert facts["after"]["fit"] == "no"


def test_a_route_needs_a_reason(database: Database) -> None:
    with routing(database) as r:
        r.answered()
        with pytest.raises(Refused, match="why"):
            choose_route(r.session, r.clear, r.ref, "psr_c", "  ")


@pytest.mark.parametrize("route", ["by hand", "scotland", ""])
def test_what_is_no_route_of_the_nation_is_not_there(database: Database, route: str) -> None:
    with routing(database) as r:
        r.answered()
        with pytest.raises(Hidden):
            choose_route(r.session, r.clear, r.ref, route, WHY)


def test_before_any_answer_there_is_nothing_to_choose(database: Database) -> None:
    with routing(database) as r, pytest.raises(Hidden):
        choose_route(r.session, r.clear, r.ref, "psr_c", WHY)


def test_what_was_written_stays_when_something_else_takes_its_place(database: Database) -> None:
    with routing(database) as r:
        record = r.chosen()
        keep_entry(r.session, r.clear, r.ref, "decided_by", "The cabinet, 2 November")
        keep_entry(r.session, r.colleague, r.ref, "decided_by", "The cabinet, 3 November")
        [standing] = entries_of(r.session, [record])[record.id]
        assert standing.words == "The cabinet, 3 November"
        assert [each.by for each in wordings(r.session, record, "decided_by")] == [
            r.colleague.name, r.clear.name,
        ]  # fmt: skip
        entries = r.session.scalars(select(RouteEntry).order_by(RouteEntry.id)).all()
        assert [entry.replaced_at is None for entry in entries] == [False, True]


def test_empty_words_take_back_what_was_written(database: Database) -> None:
    with routing(database) as r:
        record = r.chosen()
        keep_entry(r.session, r.clear, r.ref, "decided_by", "The cabinet")
        keep_entry(r.session, r.clear, r.ref, "decided_by", " ")
        assert entries_of(r.session, [record]) == {}


def test_an_item_that_the_route_does_not_ask_for_is_not_there(database: Database) -> None:
    with routing(database) as r:
        r.chosen()
        for item in ("ground", "nothing", ""):
            with pytest.raises(Hidden):
                keep_entry(r.session, r.clear, r.ref, item, "Said.")


def test_without_a_route_nothing_is_kept(database: Database) -> None:
    with routing(database) as r:
        r.answered()
        with pytest.raises(Refused, match="Choose a route"):
            keep_entry(r.session, r.clear, r.ref, "title", "Families")
        with pytest.raises(Refused, match="Choose a route"):
            note_notice(r.session, r.clear, r.ref, "psr_c_intention", NOTICE, PLACE)


def test_an_award_inside_the_standstill_is_kept_as_it_was_entered(database: Database) -> None:
    with routing(database) as r:
        record = r.chosen()
        note_notice(r.session, r.clear, r.ref, "psr_c_intention", NOTICE, PLACE)
        note_notice(r.session, r.clear, r.ref, "award_made", date(2026, 11, 5), "")
        assert days_of(r.session, record)["award_made"].published_on == date(2026, 11, 5)


def test_far_too_much_is_refused(database: Database) -> None:
    with routing(database) as r:
        r.chosen()
        with pytest.raises(Refused, match="4,000"):
            keep_entry(r.session, r.clear, r.ref, "decided_by", "x" * 4_001)


def test_another_day_takes_the_place_of_the_former(database: Database) -> None:
    with routing(database) as r:
        record = r.chosen()
        note_notice(r.session, r.clear, r.ref, "psr_c_intention", NOTICE, PLACE)
        note_notice(r.session, r.clear, r.ref, "psr_c_intention", date(2026, 11, 3), PLACE)
        assert days_of(r.session, record)["psr_c_intention"].published_on == date(2026, 11, 3)
        assert len(r.session.scalars(select(RouteNotice)).all()) == 2


def test_a_day_entered_by_mistake_is_taken_back(database: Database) -> None:
    with routing(database) as r:
        record = r.chosen()
        note_notice(r.session, r.clear, r.ref, "psr_c_intention", NOTICE, PLACE)
        take_notice_back(r.session, r.clear, r.ref, "psr_c_intention")
        assert days_of(r.session, record) == {}
        with pytest.raises(Hidden):
            take_notice_back(r.session, r.clear, r.ref, "psr_c_intention")


def test_a_notice_is_somewhere_and_an_act_has_been_done(database: Database) -> None:
    with routing(database) as r:
        r.chosen()
        with pytest.raises(Refused, match="where"):
            note_notice(r.session, r.clear, r.ref, "psr_c_intention", NOTICE, " ")
        with pytest.raises(Refused, match="500 letters"):
            note_notice(r.session, r.clear, r.ref, "psr_c_intention", NOTICE, "x" * 501)
        with pytest.raises(Refused, match="was done"):
            note_notice(r.session, r.clear, r.ref, "award_made", today() + timedelta(1), "")
        made = note_notice(r.session, r.clear, r.ref, "award_made", today(), "ignored")
        assert made.where == ""


@pytest.mark.parametrize("day", [date(2014, 12, 31), date(2999, 1, 1)])
def test_a_day_out_of_reach_is_refused(database: Database, day: date) -> None:
    with routing(database) as r:
        r.chosen()
        with pytest.raises(Refused, match="a year from now"):
            note_notice(r.session, r.clear, r.ref, "psr_c_intention", day, PLACE)


def test_a_notice_of_another_route_is_not_there(database: Database) -> None:
    with routing(database) as r:
        r.chosen()
        with pytest.raises(Hidden):
            note_notice(r.session, r.clear, r.ref, "transparency", NOTICE, PLACE)


def test_a_published_notice_is_public_from_its_day_on_and_an_act_never(
    database: Database,
) -> None:
    with routing(database) as r:
        r.chosen()
        note_notice(r.session, r.clear, r.ref, "psr_c_intention", today() + timedelta(3), PLACE)
        note_notice(r.session, r.clear, r.ref, "award_made", today(), "")
        assert published_about(r.session, r.town.officer, r.opportunity) == []
        note_notice(r.session, r.clear, r.ref, "psr_c_intention", today(), PLACE)
        [found] = published_about(r.session, r.town.officer, r.opportunity)
        assert (found.notice.where, found.buyer.name) == (PLACE, "Saltmere Council")


def test_a_record_put_aside_is_kept_and_its_notices_are_shown_no_more(database: Database) -> None:
    with routing(database) as r:
        record = r.chosen()
        note_notice(r.session, r.clear, r.ref, "psr_c_intention", today(), PLACE)
        begin_again(r.session, r.colleague, r.ref)
        assert standing_record(r.session, r.clear, r.opportunity) is None
        assert list(earlier_records(r.session, r.clear, r.opportunity)) == [record]
        assert published_about(r.session, r.town.officer, r.opportunity) == []
        assert r.answered().id != record.id
        assert len(r.session.scalars(select(RouteRecord)).all()) == 2


def test_a_cancelled_opportunity_has_its_record_to_read_and_nothing_to_write(
    database: Database,
) -> None:
    with routing(database) as r:
        r.chosen()
        r.opportunity.cancelled_at = r.opportunity.created_at
        r.session.flush()
        assert standing_record(r.session, r.clear, r.opportunity) is not None
        with pytest.raises(NotAllowed):
            begin_again(r.session, r.clear, r.ref)


def test_losing_clearness_closes_the_record(database: Database) -> None:
    with routing(database) as r:
        r.chosen()
        for interest in r.session.scalars(
            select(Interest).where(Interest.person_id == r.clear.person_id)
        ):
            interest.kind = "actual"
        r.session.flush()
        assert standing_record(r.session, r.clear, r.opportunity) is None
        assert standing_record(r.session, r.colleague, r.opportunity) is not None


def test_nothing_is_put_on_record_by_saving_an_empty_item(database: Database) -> None:
    with routing(database) as r:
        r.chosen()
        with pytest.raises(Refused, match="Enter what is to be kept"):
            keep_entry(r.session, r.clear, r.ref, "decided_by", " ")


def test_a_record_says_the_worth_that_its_route_was_judged_by(database: Database) -> None:
    with routing(database, value_pence=500_000_00) as r:
        record = r.chosen()
        record.answers = {**record.answers, "value": 900_000_00}
        assert facts_for(r.session, r.clear, r.opportunity, record)["value"] == "£900,000"


def test_the_register_knows_what_the_opportunity_says(database: Database) -> None:
    more: dict[str, Any] = {
        "description": "Warm rooms", "reference": "W-1", "value_pence": 500_000_00,
        "starts_on": date(2027, 4, 1), "ends_on": date(2029, 3, 31),
    }  # fmt: skip
    with routing(database, **more) as r:
        record = r.chosen()
        note_notice(r.session, r.clear, r.ref, "psr_c_intention", NOTICE, PLACE)
        facts = facts_for(r.session, r.clear, r.opportunity, record)
        assert facts["title"] == "Winter support (W-1)"
        assert facts["service"] == "Warm rooms"
        assert facts["value"] == "£500,000"
        assert facts["period"] == "1 April 2027 to 31 March 2029"
        assert facts["reasons"] == WHY
        assert PLACE in facts["notices"]
        assert facts["providers"] == facts["limbs"] == ""


def test_interests_are_told_without_names(database: Database) -> None:
    with routing(database) as r:
        facts = facts_for(r.session, r.clear, r.opportunity, r.chosen())
        assert "No interest" in facts["conflicts"]
        assert "An actual conflict" in facts["conflicts"]
        assert "takes no part" in facts["conflicts_managed"]
        assert r.clear.name not in facts["conflicts"] + facts["conflicts_managed"]


def test_a_route_for_a_partnership_names_its_parties_to_those_who_may_see_it(
    database: Database,
) -> None:
    with routing(database, SharingMode.SHARED) as r:
        r.answered()
        partnership = r.together(SharingMode.SHARED)
        record = choose_route(r.session, r.clear, r.ref, "psr_c", WHY, partnership.ref)
        said = facts_for(r.session, r.colleague, r.opportunity, record)["providers"]
        assert said == "Warm rooms: Warm Harbour and Eastside Kitchen"
        r.opportunity.mode = SharingMode.SEALED
        r.session.flush()
        assert facts_for(r.session, r.clear, r.opportunity, record)["providers"] == ""


@pytest.mark.parametrize("mode", [SharingMode.INTRODUCTIONS, SharingMode.SEALED])
def test_a_partnership_that_is_not_to_be_seen_cannot_be_named(
    database: Database, mode: SharingMode
) -> None:
    with routing(database, mode) as r:
        r.answered()
        partnership = r.together(mode)
        for ref in (partnership.ref, "nothing"):
            with pytest.raises(Hidden):
                choose_route(r.session, r.clear, r.ref, "psr_c", WHY, ref)


def test_a_partnership_about_something_else_cannot_be_named(database: Database) -> None:
    with routing(database, SharingMode.SHARED) as r:
        r.answered()
        partnership = r.together(SharingMode.SHARED)
        other = r.town.world.opportunity(
            "Lunch", place=r.town.place, buyer=r.town.council, mode=SharingMode.SHARED
        )
        r.town.world.clear(r.clear, other)
        partnership.opportunity_id = other.id
        r.session.flush()
        with pytest.raises(Hidden):
            choose_route(r.session, r.clear, r.ref, "psr_c", WHY, partnership.ref)


def both(r: Routing) -> tuple[str, str]:
    """Give the route as both commissioners read it."""
    found = [standing_record(r.session, who, r.opportunity) for who in (r.clear, r.colleague)]
    first, second = (one.route if one else "" for one in found)
    return first, second


def test_both_clear_commissioners_share_one_record(database: Database) -> None:
    with routing(database) as r:
        r.chosen()
        choose_route(r.session, r.colleague, r.ref, "psr_competition", "We let them compete.")
        assert both(r) == ("psr_competition", "psr_competition")
