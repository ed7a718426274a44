"""Savings and overspends by the worked figures of PRODUCT.md section 6."""

from dataclasses import replace

import pytest

from commissioning.agreements.rules.gainshare import partners_total, slices
from commissioning.agreements.rules.outcome import outcome
from commissioning.agreements.rules.terms import OverTo, Party
from tests.rules.agreements.money import TABLE, THREE, bands, party, pounds


@pytest.mark.parametrize(
    ("actual", "partners", "commissioner"),
    [
        (750_000, 87_500, 162_500),
        (900_000, 50_000, 50_000),
        (1_000_000, 0, 0),
        (1_080_000, -40_000, -40_000),
        (1_150_000, -60_000, -90_000),
    ],
)
def test_the_table_of_section_six(actual: int, partners: int, commissioner: int) -> None:
    found = outcome(TABLE, THREE, pounds(actual))
    assert found.partners_pence == found.shared_pence == partners * 100
    assert found.commissioner_pence == commissioner * 100


def test_an_overspend_limit_turns_the_last_row() -> None:
    limited = replace(TABLE, overspend_limit_pence=pounds(50_000))
    found = outcome(limited, THREE, pounds(1_150_000))
    assert found.partners_pence == -pounds(50_000)
    assert found.commissioner_pence == -pounds(100_000)
    assert found.by_party[2].pence == -pounds(12_500)


def test_without_a_limit_three_times_the_target_costs_the_partners_430_000() -> None:
    assert partners_total(TABLE, pounds(3_000_000)) == -pounds(430_000)


def test_a_saving_is_cut_into_slices_and_never_taken_at_one_rate() -> None:
    found = slices(TABLE, pounds(750_000))
    assert [piece.share_bp for piece in found] == [1_500, 3_000, 5_000]
    assert [int(piece.width_pence) for piece in found] == [
        pounds(50_000),
        pounds(100_000),
        pounds(100_000),
    ]
    assert [int(piece.pence) for piece in found] == [
        pounds(7_500),
        pounds(30_000),
        pounds(50_000),
    ]


def test_a_band_may_end_within_a_penny() -> None:
    terms = replace(TABLE, target_pence=101, bands=bands((50, 100), (None, 0)))
    assert partners_total(terms, 0) == 51  # 50.5 pence, rounded once and away from zero


def test_nothing_happens_at_the_target() -> None:
    assert slices(TABLE, TABLE.target_pence) == ()


def test_a_cost_of_nothing_is_a_saving_like_any_other() -> None:
    found = outcome(TABLE, THREE, 0)
    assert found.partners_pence == pounds(200_000)
    assert found.commissioner_pence == pounds(800_000)


def test_the_modifier_lowers_gains_alone() -> None:
    halved = replace(TABLE, modifier_bp=5_000)
    assert partners_total(halved, pounds(750_000)) == pounds(43_750)
    assert partners_total(halved, pounds(1_150_000)) == -pounds(60_000)
    assert partners_total(replace(TABLE, modifier_bp=0), 0) == 0


def test_the_savings_limit_holds_after_the_modifier() -> None:
    held = replace(TABLE, modifier_bp=5_000, savings_limit_pence=pounds(50_000))
    assert partners_total(held, pounds(750_000)) == pounds(43_750)
    assert partners_total(held, 0) == pounds(50_000)


def test_an_overspend_limit_of_nothing_leaves_all_of_it_to_the_commissioner() -> None:
    found = outcome(replace(TABLE, overspend_limit_pence=0), THREE, pounds(1_150_000))
    assert found.partners_pence == 0
    assert found.commissioner_pence == -pounds(150_000)


def test_gains_and_overspends_may_have_their_own_parts() -> None:
    pair = (
        Party(key="a", rank=1, gain_weight=3, pain_weight=0),
        Party(key="b", rank=2, gain_weight=1, pain_weight=1),
    )
    gained = [p.pence for p in outcome(TABLE, pair, pounds(900_000)).by_party]
    borne = [p.pence for p in outcome(TABLE, pair, pounds(1_080_000)).by_party]
    assert gained == [pounds(37_500), pounds(12_500)]
    assert borne == [0, -pounds(40_000)]


def test_what_is_over_a_partys_own_limit_goes_to_the_commissioner() -> None:
    limited = replace(TABLE, overspend_limit_pence=pounds(50_000))
    three = (*THREE[:2], party("c", 3, 25, pounds(2_500)))
    found = outcome(limited, three, pounds(1_150_000))
    assert [p.pence for p in found.by_party] == [-pounds(20_000), -pounds(17_500), -pounds(2_500)]
    assert found.by_party[2].before_own_limit_pence == -pounds(12_500)
    assert found.by_party[2].over_own_limit_pence == pounds(10_000)
    assert found.shared_pence == -pounds(50_000)
    assert found.partners_pence == -pounds(40_000)
    assert found.commissioner_pence == -pounds(110_000)


def test_an_own_limit_of_nothing_is_a_limit() -> None:
    three = (*THREE[:2], party("c", 3, 25, 0))
    assert outcome(TABLE, three, pounds(1_150_000)).by_party[2].pence == 0


def test_an_own_limit_takes_nothing_from_a_gain() -> None:
    three = (*THREE[:2], party("c", 3, 25, 0))
    (*_, gained) = outcome(TABLE, three, pounds(900_000)).by_party
    assert (gained.pence, gained.over_own_limit_pence) == (pounds(12_500), 0)


def test_partners_take_over_only_when_the_agreement_says_so() -> None:
    terms = replace(TABLE, over_own_limit=OverTo.PARTNERS)
    three = (*THREE[:2], party("c", 3, 25, pounds(5_000)))
    found = outcome(terms, three, pounds(1_150_000))
    # £55,000 at 40 to 35.
    assert [p.pence for p in found.by_party] == [
        -pounds("29,333.33"),
        -pounds("25,666.67"),
        -pounds(5_000),
    ]
    assert found.partners_pence == -pounds(60_000)


def test_partners_take_over_within_their_own_limits_and_the_rest_is_the_commissioners() -> None:
    terms = replace(TABLE, over_own_limit=OverTo.PARTNERS)
    three = (
        party("a", 1, 40, pounds(25_000)),
        party("b", 2, 35, pounds(22_000)),
        party("c", 3, 25, 0),
    )
    found = outcome(terms, three, pounds(1_150_000))
    assert [p.pence for p in found.by_party] == [-pounds(25_000), -pounds(22_000), 0]
    assert found.commissioner_pence == -pounds(103_000)
