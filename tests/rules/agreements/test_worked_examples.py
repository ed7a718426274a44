"""Examples to print, how each comes about, and the points of a picture."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from commissioning.agreements.rules.bites import (
    overspend_limit_at,
    own_limits_at,
    savings_limit_at,
)
from commissioning.agreements.rules.curve import MOST_POINTS, curve
from commissioning.agreements.rules.gainshare import modified, partners_total, shared_exactly
from commissioning.agreements.rules.outcome import outcome
from commissioning.agreements.rules.sharing_terms import Band
from commissioning.agreements.rules.terms import OverTo, Party, Terms
from commissioning.agreements.rules.worked import Line, Why, explain, worked_examples
from tests.rules.agreements.money import MOST, TABLE, THREE, bands, parties, party, pounds, terms

LIMITED = replace(TABLE, overspend_limit_pence=pounds(50_000))


def shown(some: Terms, group: tuple[Party, ...] = THREE) -> dict[int, tuple[Why, ...]]:
    """Give the reasons of each example by its actual cost in pounds."""
    return {found.outcome.actual_pence // 100: found.whys for found in worked_examples(some, group)}


def test_there_is_an_example_in_each_band_at_the_target_and_where_the_limit_holds() -> None:
    assert shown(LIMITED) == {
        750_000: (Why.SAVING,),
        850_000: (Why.SAVING,),
        950_000: (Why.SAVING,),
        1_000_000: (Why.TARGET,),
        1_050_000: (Why.OVERSPEND,),
        1_100_000: (Why.OVERSPEND_LIMIT,),
        1_150_000: (Why.OVERSPEND,),
    }


def test_without_a_limit_an_example_shows_three_times_the_target() -> None:
    last = worked_examples(TABLE, THREE)[-1]
    assert last.whys == (Why.NO_LIMIT,)
    assert last.outcome.actual_pence == pounds(3_000_000)
    assert last.outcome.partners_pence == -pounds(430_000)


def test_examples_show_where_savings_and_own_limits_hold() -> None:
    terms_held = replace(LIMITED, savings_limit_pence=pounds(80_000))
    group = (*THREE[:2], party("c", 3, 25, pounds(10_000)))
    found = shown(terms_held, group)
    assert found[800_000] == (Why.SAVINGS_LIMIT,)
    assert found[1_080_000] == (Why.OWN_LIMIT,)


def test_a_limit_that_never_holds_has_no_example() -> None:
    loose = replace(
        TABLE,
        bands=bands((90, 30), (110, 50), (None, 0)),
        overspend_limit_pence=pounds(60_000),
        savings_limit_pence=pounds(1_000_000),
    )
    assert overspend_limit_at(loose) is None
    assert savings_limit_at(loose) is None
    assert {Why.OVERSPEND_LIMIT, Why.SAVINGS_LIMIT, Why.NO_LIMIT}.isdisjoint(
        why for whys in shown(loose).values() for why in whys
    )


def test_own_limits_hold_sooner_where_partners_take_over() -> None:
    group = (party("a", 1, 50, pounds(15_000)), party("b", 2, 50, pounds(5_000)))
    together = replace(TABLE, over_own_limit=OverTo.PARTNERS)
    assert own_limits_at(TABLE, group) == (pounds(1_020_000), pounds(1_060_000))
    assert own_limits_at(together, group) == (pounds(1_020_000), pounds(1_040_000))


def test_an_own_limit_may_be_out_of_all_reach() -> None:
    group = (party("a", 1, 1, MOST), party("b", 2, 1_000_000))
    gentle = replace(TABLE, target_pence=MOST, bands=(Band(share_bp=1),))
    (far,) = own_limits_at(gentle, group)
    assert far == MOST + MOST * 1_000_001 * 10_000


def test_a_slice_is_said_as_a_width_at_a_share() -> None:
    found = explain(LIMITED, pounds(1_150_000))
    assert found.lines == (
        Line(pounds(100_000), 5_000, pounds(50_000)),
        Line(pounds(50_000), 2_000, pounds(10_000)),
    )
    assert found.added_up_pence == found.after_modifier_pence == -pounds(60_000)
    assert found.partners_pence == -pounds(50_000)
    assert found.held_by_limit


def test_the_modifier_is_a_step_of_its_own() -> None:
    found = explain(replace(TABLE, modifier_bp=2_500), pounds(900_000))
    assert (found.added_up_pence, found.after_modifier_pence) == (pounds(50_000), pounds(12_500))
    assert not found.held_by_limit


def test_a_picture_has_every_bend() -> None:
    group = (*THREE[:2], party("c", 3, 25, pounds(10_000)))
    bends = (500_000, 800_000, 900_000, 1_000_000, 1_080_000, 1_100_000, 1_500_000)
    points = curve(LIMITED, group, pounds(500_000), pounds(1_500_000), steps=1)
    assert [point.actual_pence // 100 for point in points] == list(bends)


def test_steps_fill_a_picture_evenly_between_its_bends() -> None:
    points = curve(TABLE, THREE, pounds(1_100_000), pounds(1_500_000), steps=4)
    costs = [point.actual_pence // 100 for point in points]
    assert costs == [1_100_000, 1_200_000, 1_300_000, 1_400_000, 1_500_000]


def test_a_picture_of_two_hundred_parties_stays_small() -> None:
    group = tuple(party(f"p{rank}", rank, 1, rank * 1_000) for rank in range(1, 201))
    points = curve(TABLE, group, 0, pounds(3_000_000))
    assert len(points) == MOST_POINTS
    assert (points[0].actual_pence, points[-1].actual_pence) == (0, pounds(3_000_000))


@given(terms(), parties())
def test_examples_are_the_same_each_time_and_show_both_sides(
    some: Terms, group: tuple[Party, ...]
) -> None:
    examples = worked_examples(some, group)
    assert examples == worked_examples(some, group[::-1])
    costs = [example.outcome.actual_pence for example in examples]
    assert costs == sorted(set(costs))
    assert some.target_pence in costs
    assert costs[-1] > some.target_pence or some.target_pence < 20  # 5% of it is no penny
    assert all(e.outcome == outcome(some, group, e.outcome.actual_pence) for e in examples)


@given(terms(), parties())
def test_limits_hold_from_where_they_are_said_to(some: Terms, group: tuple[Party, ...]) -> None:
    limit, at = some.overspend_limit_pence, overspend_limit_at(some)
    if limit and at is not None:
        assert partners_total(some, at) == -limit
        assert -shared_exactly(some, at - 1) < limit
    limit, at = some.savings_limit_pence, savings_limit_at(some)
    if limit and at is not None:
        assert partners_total(some, at) == limit
        assert modified(some, shared_exactly(some, at + 1)) < limit
    assert all(at >= some.target_pence for at in own_limits_at(some, group))


@given(terms(), parties(), st.integers(0, 10**12), st.integers(0, 10**12), st.integers(1, 90))
def test_a_picture_goes_from_end_to_end_in_few_points(
    some: Terms, group: tuple[Party, ...], one: int, other: int, steps: int
) -> None:
    low, high = sorted((one, other))
    costs = [point.actual_pence for point in curve(some, group, low, high, steps)]
    assert costs == sorted(set(costs))
    assert (costs[0], costs[-1]) == (low, high)
    assert len(costs) <= MOST_POINTS
