"""A grant shared out: fixed amounts, weights, and what is left of it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissioning.agreements.rules.grant import (
    Allocation,
    Part,
    share_budget,
    underspend,
    why_not_shared,
)
from commissioning.foundation.errors import Refused
from tests.rules.agreements.money import MOST, pounds

LEAD = Part(key="lead", rank=1, fixed_pence=pounds(10_000))
EAST = Part(key="east", rank=2, weight=2)
WEST = Part(key="west", rank=3, weight=1)


def amounts(given_out: tuple[Allocation, ...]) -> list[int]:
    """List what each is given, in order of rank."""
    return [allocation.pence for allocation in given_out]


def test_fixed_amounts_come_first_and_the_rest_goes_by_weight() -> None:
    found = share_budget(pounds(100_000), [WEST, LEAD, EAST])
    assert [allocation.key for allocation in found] == ["lead", "east", "west"]
    assert amounts(found) == [pounds(10_000), pounds(60_000), pounds(30_000)]


def test_a_party_may_have_a_fixed_amount_and_a_part_of_the_rest() -> None:
    both = Part(key="both", rank=1, fixed_pence=100, weight=1)
    (first, _) = share_budget(301, [both, Part(key="b", rank=2, weight=1)])
    assert (first.fixed_pence, first.by_weight_pence, first.pence) == (100, 101, 201)


def test_fixed_amounts_above_the_grant_are_refused() -> None:
    with pytest.raises(Refused, match="no more than the grant") as refusal:
        share_budget(pounds(9_999), [LEAD, EAST])
    assert refusal.value.field == "fixed"


def test_fixed_amounts_may_use_up_the_grant() -> None:
    assert amounts(share_budget(pounds(10_000), [LEAD, EAST])) == [pounds(10_000), 0]
    assert amounts(share_budget(pounds(10_000), [LEAD])) == [pounds(10_000)]


def test_what_is_left_is_somebodys() -> None:
    with pytest.raises(Refused, match="a part of what is left") as refusal:
        share_budget(pounds(10_001), [LEAD])
    assert refusal.value.field == "weight"


@pytest.mark.parametrize(
    ("total", "parts", "field"),
    [
        (0, [EAST], "total"),
        (MOST + 1, [EAST], "total"),
        (100, [], "parts"),
        (100, [EAST, Part(key="east", rank=4, weight=1)], "parts"),
        (100, [EAST, Part(key="other", rank=2, weight=1)], "parts"),
        (100, [EAST, Part(key="silent", rank=4)], "parts"),
        (100, [EAST, Part(key="less", rank=4, weight=-1)], "parts"),
        (100, [EAST, Part(key="less", rank=4, fixed_pence=-1)], "parts"),
        (100, [Part(key=f"p{n}", rank=n, weight=1) for n in range(201)], "parts"),
    ],
)
def test_a_budget_that_cannot_be_shared_says_what_to_do(
    total: int, parts: list[Part], field: str
) -> None:
    assert field in [name for _, name in why_not_shared(total, parts)]
    with pytest.raises(Refused):
        share_budget(total, parts)


def test_what_is_not_spent_returns_to_the_funder() -> None:
    found = share_budget(pounds(100_000), [LEAD, EAST, WEST])
    left = underspend(found, {"lead": pounds(10_000), "east": pounds(58_500)})
    assert (left.to_funder_pence, left.kept_pence) == (pounds(31_500), 0)
    assert [party.left_pence for party in left.by_party] == [0, pounds(1_500), pounds(30_000)]


def test_the_funders_terms_may_leave_it_with_the_parties() -> None:
    left = underspend(share_budget(100, [WEST]), {"west": 40}, returns=False)
    assert (left.to_funder_pence, left.kept_pence) == (0, 60)


def test_what_one_spends_above_its_part_takes_nothing_from_what_another_returns() -> None:
    found = share_budget(300, [EAST, WEST])
    left = underspend(found, {"east": 150, "west": 120})
    assert left.to_funder_pence == 50
    assert [(party.left_pence, party.over_pence) for party in left.by_party] == [(50, 0), (0, 20)]


@given(
    st.integers(1, MOST),
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 1_000_000)), min_size=1, max_size=200),
)
def test_any_budget_is_shared_to_the_penny_whatever_the_order_of_entry(
    total: int, written: list[tuple[int, int]]
) -> None:
    parts = [
        Part(key=f"p{rank}", rank=rank, fixed_pence=fixed, weight=weight)
        for rank, (fixed, weight) in enumerate(written)
    ]
    if why_not_shared(total, parts):
        with pytest.raises(Refused):
            share_budget(total, parts)
        return
    found = share_budget(total, parts[::-1])
    assert found == share_budget(total, parts)
    assert sum(amounts(found)) == total
    rest, whole = total - sum(fixed for fixed, _ in written), sum(w for _, w in written)
    for allocation, (fixed, weight) in zip(found, written, strict=True):
        exact = fixed + Fraction(rest * weight, whole or 1)
        assert abs(Fraction(allocation.pence) - exact) < 1
