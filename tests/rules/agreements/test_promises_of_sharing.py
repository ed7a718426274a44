"""What holds for any terms, parties and costs: the promises of PRODUCT.md section 6."""

from dataclasses import replace
from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from commissioning.agreements.rules.gainshare import partners_total
from commissioning.agreements.rules.limits import burdens, exact_burdens
from commissioning.agreements.rules.outcome import outcome
from commissioning.agreements.rules.pence import split
from commissioning.agreements.rules.soundness import why_not
from commissioning.agreements.rules.terms import OverTo, Party, Terms, by_rank
from tests.rules.agreements.money import AMOUNTS, MOST, TABLE, parties, party, terms
from tests.rules.agreements.money_oracle import hand_out, levelled, partners

PARTIES = parties()


@given(terms(), PARTIES)
def test_what_these_tests_make_is_sound(some: Terms, group: tuple[Party, ...]) -> None:
    assert why_not(some, group) == ()


@given(terms(), PARTIES, AMOUNTS)
def test_totals_are_exact_after_every_limit(
    some: Terms, group: tuple[Party, ...], actual: int
) -> None:
    found = outcome(some, group, actual)
    assert sum(share.pence for share in found.by_party) == found.partners_pence
    assert found.partners_pence + found.commissioner_pence == some.target_pence - actual
    assert sum(s.before_own_limit_pence for s in found.by_party) == found.shared_pence


@given(terms() | terms(largest=1_000), AMOUNTS)
def test_the_partners_total_agrees_with_a_second_slow_reading(some: Terms, actual: int) -> None:
    plain = [(band.upto_bp, band.share_bp) for band in some.bands]
    assert partners_total(some, actual) == partners(
        plain,
        some.target_pence,
        actual,
        some.modifier_bp,
        some.overspend_limit_pence,
        some.savings_limit_pence,
    )


@given(terms(), AMOUNTS, AMOUNTS)
def test_the_partners_total_never_rises_with_the_cost(some: Terms, one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert partners_total(some, low) >= partners_total(some, high)


@given(terms(largest=2_000), st.integers(0, 3_000))
def test_one_more_penny_of_cost_never_moves_the_total_by_more(some: Terms, actual: int) -> None:
    step = partners_total(some, actual) - partners_total(some, actual + 1)
    assert 0 <= step <= 1


@given(terms(), PARTIES, AMOUNTS)
def test_a_saving_costs_no_partner_and_an_overspend_pays_none(
    some: Terms, group: tuple[Party, ...], actual: int
) -> None:
    signs = {share.pence > 0 for share in outcome(some, group, actual).by_party if share.pence}
    assert signs <= {actual < some.target_pence}


@given(terms(), PARTIES, AMOUNTS)
def test_each_party_is_within_a_penny_of_exact_before_its_own_limit(
    some: Terms, group: tuple[Party, ...], actual: int
) -> None:
    found = outcome(some, group, actual)
    ranked = by_rank(group)
    weights = [p.gain_weight if found.shared_pence >= 0 else p.pain_weight for p in ranked]
    for share, weight in zip(found.by_party, weights, strict=True):
        exact = Fraction(found.shared_pence * weight, sum(weights))
        assert abs(share.before_own_limit_pence - exact) < 1


@given(terms(), PARTIES, AMOUNTS, st.randoms(use_true_random=False))
def test_the_order_of_entry_changes_nothing(
    some: Terms, group: tuple[Party, ...], actual: int, chance: Random
) -> None:
    mixed = list(group)
    chance.shuffle(mixed)
    assert outcome(some, mixed, actual) == outcome(some, group, actual)


@given(st.permutations([1, 2, 3]))
def test_ranks_decide_who_has_the_odd_penny(ranks: list[int]) -> None:
    group = [party(key, rank, 1) for key, rank in zip("abc", ranks, strict=True)]
    terms_of_a_pound = replace(TABLE, target_pence=200, overspend_limit_pence=100)
    found = outcome(terms_of_a_pound, group, 1_000)
    assert [share.pence for share in found.by_party] == [-34, -33, -33]
    assert found.by_party[0].key == "abc"[ranks.index(1)]


@given(PARTIES, AMOUNTS)
def test_nobody_bears_more_because_of_another_partys_own_limit(
    group: tuple[Party, ...], pence: int
) -> None:
    borne = burdens(pence, group, OverTo.COMMISSIONER)
    parts = split(pence, [party.pain_weight for party in group])
    for has, part, who in zip(borne, parts, group, strict=True):
        assert has == (part if who.own_limit_pence is None else min(part, who.own_limit_pence))


@given(PARTIES, AMOUNTS)
def test_partners_who_take_over_bear_all_that_their_limits_leave_room_for(
    group: tuple[Party, ...], pence: int
) -> None:
    assert sum(burdens(pence, group, OverTo.PARTNERS)) == pence  # one of them has no limit
    held = [replace(one, own_limit_pence=one.own_limit_pence or pence // 9) for one in group]
    room = sum(one.own_limit_pence or 0 for one in held if one.pain_weight)
    assert sum(burdens(pence, held, OverTo.PARTNERS)) == min(pence, room)


@given(PARTIES, AMOUNTS)
def test_partners_who_take_over_agree_with_a_level_that_rises(
    group: tuple[Party, ...], pence: int
) -> None:
    exact = levelled(pence, [p.pain_weight for p in group], [p.own_limit_pence for p in group])
    assert exact_burdens(pence, group, OverTo.PARTNERS) == exact
    assert burdens(pence, group, OverTo.PARTNERS) == hand_out(int(sum(exact)), exact)


@given(PARTIES, AMOUNTS, st.sampled_from(OverTo))
def test_no_own_limit_is_passed_and_each_burden_is_within_a_penny_of_exact(
    group: tuple[Party, ...], pence: int, over_to: OverTo
) -> None:
    borne = burdens(pence, group, over_to)
    exact = exact_burdens(pence, group, over_to)
    for has, should, who in zip(borne, exact, group, strict=True):
        assert who.own_limit_pence is None or has <= who.own_limit_pence
        assert abs(has - should) < 1


@given(PARTIES, AMOUNTS, AMOUNTS, st.sampled_from(OverTo))
def test_a_larger_overspend_spares_no_party_more_than_a_penny(
    group: tuple[Party, ...], one: int, other: int, over_to: OverTo
) -> None:
    less, more = (burdens(pence, group, over_to) for pence in sorted((one, other)))
    assert all(after >= before - 1 for before, after in zip(less, more, strict=True))


def test_largest_remainders_may_spare_one_party_a_penny() -> None:
    """At 6, 6 and 2 parts the third bears 2p of 10p, and 1p of 11p (docs/adr/0060)."""
    assert split(10, [6, 6, 2]) == [4, 4, 2]
    assert split(11, [6, 6, 2]) == [5, 5, 1]
    held = (party("a", 1, 6, 4), party("b", 2, 6, 4), party("c", 3, 2))
    assert sum(burdens(10, held, OverTo.COMMISSIONER)) == 10
    assert sum(burdens(11, held, OverTo.COMMISSIONER)) == 9


def test_two_hundred_parties_share_ten_billion_pounds() -> None:
    group = [party(f"p{rank}", rank, rank * 7_919 % 1_000) for rank in range(1, 201)]
    huge = replace(TABLE, target_pence=MOST)
    assert why_not(huge, group) == ()
    found = outcome(huge, group, 0)
    assert found.partners_pence == sum(s.pence for s in found.by_party) == MOST * 20 // 100
    assert found.commissioner_pence == MOST * 80 // 100
