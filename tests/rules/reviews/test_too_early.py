"""Days inside a standstill, or out of order, are kept and doubted; FACTS.md 1.10 has the days."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissioning.reviews.rules.nations import Nation
from commissioning.reviews.rules.notice_list import IN_ANY_ORDER, OF_ROUTE
from commissioning.reviews.rules.notices import kind_of, kinds_of
from commissioning.reviews.rules.running import clocks_from
from commissioning.reviews.rules.too_early import doubts_about

MONDAY = date(2026, 11, 2)
COUNCIL = {"nation": "england", "authority": "council"}


def november(day: int) -> date:
    return date(2026, 11, day)


def doubts(route: str, about: str, days: Mapping[str, date]) -> tuple[str, ...]:
    kinds = kinds_of(route, COUNCIL)
    clocks = {
        kind.key: clocks_from(kind, days[kind.key], Nation.ENGLAND, days)
        for kind in kinds
        if kind.key in days
    }
    kind = kind_of(about)
    assert kind
    return doubts_about(kind, kinds, days, clocks)


@pytest.mark.parametrize(
    ("route", "award", "act", "last"),
    [
        ("act_open", "contract_award", "contract_made", 11),
        ("psr_competition", "psr_intention", "award_made", 13),
        ("psr_c", "psr_c_intention", "award_made", 13),
    ],
)
def test_nothing_is_made_until_the_standstill_ends(
    route: str, award: str, act: str, last: int
) -> None:
    for day in (MONDAY, november(5), november(last)):
        [said] = doubts(route, act, {award: MONDAY, act: day})
        assert said.startswith("This is before the standstill ends, on ")
        assert f" {last} November 2026. Ask your procurement officer." in said
    assert doubts(route, act, {award: MONDAY, act: november(last + 1)}) == ()


def test_a_standstill_that_one_may_choose_holds_nobody() -> None:
    days = {"light_touch_award": MONDAY, "light_touch_made": november(3)}
    kinds = kinds_of("act_light_touch", {"light_touch": "yes"})
    clocks = {each.key: clocks_from(each, MONDAY, Nation.ENGLAND) for each in kinds}
    made = kind_of("light_touch_made")
    assert made
    assert doubts_about(made, kinds, days, clocks) == ()


def test_a_further_decision_is_told_within_the_standstill_and_keeps_it_open() -> None:
    days = {"psr_intention": MONDAY, "psr_further": november(12), "award_made": november(16)}
    assert doubts("psr_msp", "psr_further", days) == ()
    [said] = doubts("psr_msp", "award_made", days)
    assert "before the standstill ends" in said


def test_an_award_notice_before_its_tender_notice_is_doubted_on_both_pages() -> None:
    days = {"tender": november(5), "contract_award": MONDAY}
    [award] = doubts("act_open", "contract_award", days)
    assert award == (
        "This is before “Tender notice”, on Thursday 5 November 2026, which comes first. "
        "Ask your procurement officer."
    )
    [other] = doubts("act_open", "tender", days)
    assert other.startswith("This is after “Contract award notice”, on Monday 2 November 2026")


def test_two_notices_on_one_day_are_in_order() -> None:
    assert doubts("act_open", "tender", {"tender": MONDAY, "contract_award": MONDAY}) == ()


def test_a_notice_without_a_day_or_of_another_route_is_not_doubted() -> None:
    assert doubts("act_open", "contract_made", {"contract_award": MONDAY}) == ()
    assert doubts("grant", "tender", {"tender": MONDAY, "grant_decided": november(1)}) == ()


def test_what_follows_a_grant_comes_in_any_order_but_after_it() -> None:
    days = {"subsidy_entry": november(9), "council_grants": november(3)}
    for each in days:
        assert doubts("grant", each, days) == ()
    [said] = doubts("grant", "council_grants", days | {"grant_decided": november(5)})
    assert "which comes first" in said
    assert set(OF_ROUTE["grant"]) > IN_ANY_ORDER


@given(st.sampled_from(sorted(OF_ROUTE)), st.lists(st.integers(0, 400), min_size=8, max_size=8))
def test_days_far_enough_apart_and_in_order_are_never_doubted(route: str, gaps: list[int]) -> None:
    day, days = MONDAY, {}
    for kind, gap in zip(kinds_of(route, COUNCIL), gaps, strict=False):
        day += timedelta(days=40 + gap)
        days[kind.key] = day
    assert [doubts(route, each, days) for each in days] == [()] * len(days)
