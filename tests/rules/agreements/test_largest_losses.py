"""The most that each party could lose, held against every cost there is."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from commissioning.agreements.rules.leaver import after_leaving
from commissioning.agreements.rules.losses import (
    LargestLoss,
    largest_losses,
    losses_of_each,
    partners_largest_loss,
)
from commissioning.agreements.rules.outcome import outcome
from commissioning.agreements.rules.sharing_terms import Band
from commissioning.agreements.rules.terms import OverTo, Party, Terms
from tests.rules.agreements.money import TABLE, THREE, bands, parties, party, pounds, terms


def test_without_a_limit_there_is_no_largest_loss() -> None:
    assert partners_largest_loss(TABLE) is None
    assert largest_losses(TABLE, THREE) == {"a": None, "b": None, "c": None}


def test_an_overspend_limit_bounds_each_part() -> None:
    limited = replace(TABLE, overspend_limit_pence=pounds(50_000))
    assert partners_largest_loss(limited) == pounds(50_000)
    assert largest_losses(limited, THREE)["c"] == pounds(12_500)


def test_an_own_limit_bounds_one_party_where_nothing_bounds_the_others() -> None:
    group = (*THREE[:2], party("c", 3, 25, pounds(12_500)))
    assert largest_losses(TABLE, group) == {"a": None, "b": None, "c": pounds(12_500)}


def test_a_party_without_a_part_of_overspends_loses_nothing() -> None:
    spared = Party(key="d", rank=4, gain_weight=10, pain_weight=0)
    assert largest_losses(TABLE, (*THREE, spared))["d"] == 0


def test_a_last_band_that_is_not_shared_bounds_the_loss() -> None:
    bounded = replace(TABLE, bands=bands((90, 30), (110, 50), (None, 0)))
    assert partners_largest_loss(bounded) == pounds(50_000)
    within = replace(TABLE, bands=bands((90, 30), (None, 0)))
    assert partners_largest_loss(within) == 0


def test_a_limit_that_is_never_reached_is_not_the_largest_loss() -> None:
    bounded = replace(
        TABLE,
        bands=bands((90, 30), (110, 50), (None, 0)),
        overspend_limit_pence=pounds(70_000),
    )
    assert partners_largest_loss(bounded) == pounds(50_000)


def test_one_that_takes_over_for_others_can_lose_more() -> None:
    group = (*THREE[:2], party("c", 3, 25, pounds(5_000)))
    limited = replace(TABLE, overspend_limit_pence=pounds(50_000))
    together = replace(limited, over_own_limit=OverTo.PARTNERS)
    assert largest_losses(limited, group)["a"] == pounds(20_000)
    assert largest_losses(together, group)["a"] == pounds(24_000)


def test_a_smaller_total_can_cost_one_party_a_penny_more() -> None:
    group = (party("a", 1, 6), party("b", 2, 6), party("c", 3, 2))
    limited = replace(TABLE, overspend_limit_pence=11)
    at_the_limit = outcome(limited, group, pounds(2_000_000))
    assert at_the_limit.by_party[2].pence == -1
    assert largest_losses(limited, group)["c"] == 2


def test_a_tiny_part_is_at_most_a_penny_too_high_and_never_too_low() -> None:
    group = (party("a", 1, 1_000_000), party("b", 2, 1))
    limited = replace(TABLE, overspend_limit_pence=1_400_000)
    assert outcome(limited, group, pounds(2_000_000)).by_party[1].pence == -1
    assert largest_losses(limited, group) == {"a": 1_399_999, "b": 2}


@given(terms(largest=150), parties(most=4, largest_limit=100))
def test_no_cost_makes_a_party_lose_more_and_one_makes_it_lose_that(
    some: Terms, group: tuple[Party, ...]
) -> None:
    bounded = replace(some, overspend_limit_pence=min(some.overspend_limit_pence or 40, 60))
    steep = Band(share_bp=max(1_000, bounded.bands[-1].share_bp))
    bounded = replace(bounded, bands=(*bounded.bands[:-1], steep))
    seen: dict[str, int] = {member.key: 0 for member in group}
    for actual in range(bounded.target_pence, bounded.target_pence * 2 + 800):
        for share in outcome(bounded, group, actual).by_party:
            seen[share.key] = max(seen[share.key], -share.pence)
    assert largest_losses(bounded, group) == seen


@given(st.integers(1, 10**12), st.integers(2, 200))
def test_equal_parts_of_any_limit_are_found_to_the_penny(limit: int, number: int) -> None:
    group = [party(f"p{rank}", rank, 1) for rank in range(1, number + 1)]
    limited = replace(TABLE, overspend_limit_pence=limit)
    losses = list(largest_losses(limited, group).values())
    whole, rest = divmod(limit, number)
    assert losses == [whole + (place < rest) for place in range(number)]


def test_who_alone_stays_bears_all_that_the_partners_bear_up_to_its_own_limit() -> None:
    group = (*THREE[:2], party("c", 3, 25, pounds(30_000)))
    limited = replace(TABLE, overspend_limit_pence=pounds(50_000))
    assert losses_of_each(limited, group) == {
        "a": LargestLoss(pounds(20_000), pounds(50_000)),
        "b": LargestLoss(pounds(17_500), pounds(50_000)),
        "c": LargestLoss(pounds(12_500), pounds(30_000)),
    }


def test_without_a_limit_there_is_none_whoever_leaves() -> None:
    spared = Party(key="d", rank=4, gain_weight=10, pain_weight=0)
    found = losses_of_each(TABLE, (*THREE, spared))
    assert found["a"] == LargestLoss(None, None)
    assert found["d"] == LargestLoss(0, 0)


def test_the_only_party_with_a_part_has_one_largest_loss() -> None:
    limited = replace(TABLE, overspend_limit_pence=pounds(50_000))
    alone = losses_of_each(limited, (party("a", 1, 1),))
    assert alone == {"a": LargestLoss(pounds(50_000), pounds(50_000))}


@given(
    terms(largest=150),
    parties(most=4, largest_limit=100),
    st.lists(st.none() | st.fractions(0, 1), min_size=4, max_size=4),
    st.integers(0, 1_000),
)
def test_whoever_leaves_and_whenever_nobody_loses_more(
    some: Terms, group: tuple[Party, ...], left: list[Fraction | None], actual: int
) -> None:
    gone = {
        member.key: part for member, part in zip(group[:-1], left, strict=False) if part is not None
    }
    most = losses_of_each(some, group)
    for share in outcome(some, after_leaving(group, gone), actual).by_party:
        alone = most[share.key].alone_pence
        assert alone is None or -share.pence <= alone


@given(terms(largest=150), parties(most=4, largest_limit=100))
def test_who_alone_stays_from_the_start_can_lose_all_that_is_said(
    some: Terms, group: tuple[Party, ...]
) -> None:
    steep = Band(share_bp=max(1_000, some.bands[-1].share_bp))
    bounded = replace(some, bands=(*some.bands[:-1], steep))
    bounded = replace(bounded, overspend_limit_pence=min(some.overspend_limit_pence or 40, 60))
    alone = after_leaving(group, {member.key: Fraction(0) for member in group[:-1]})
    result = outcome(bounded, alone, bounded.target_pence * 2 + 800)
    (stays,) = (share for share in result.by_party if share.key == group[-1].key)
    assert -stays.pence == losses_of_each(bounded, group)[stays.key].alone_pence
