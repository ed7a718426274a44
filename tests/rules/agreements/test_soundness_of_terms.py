"""Terms and parties that cannot be worked with say so in plain words, beside a field."""

from dataclasses import replace

import pytest

from commissioning.agreements.rules.soundness import TOO_MUCH, why_not
from commissioning.agreements.rules.terms import Party, Terms
from tests.rules.agreements.money import MOST, TABLE, THREE, bands, party


def test_the_table_of_section_six_is_sound() -> None:
    assert why_not(TABLE, THREE) == ()


@pytest.mark.parametrize(
    ("terms", "words", "field"),
    [
        (replace(TABLE, target_pence=0), "Enter a target cost above £0", "target_pence"),
        (replace(TABLE, target_pence=MOST + 1), TOO_MUCH, "target_pence"),
        (replace(TABLE, overspend_limit_pence=MOST + 1), TOO_MUCH, "overspend_limit_pence"),
        (
            replace(TABLE, overspend_limit_pence=-1),
            "Enter the overspend limit as £0 or more",
            "overspend_limit_pence",
        ),
        (
            replace(TABLE, savings_limit_pence=-1),
            "Enter the savings limit as £0 or more",
            "savings_limit_pence",
        ),
        (
            replace(TABLE, modifier_bp=10_001),
            "Enter a part of the saving from 0% to 100%",
            "modifier_bp",
        ),
        (
            replace(TABLE, modifier_bp=-1),
            "Enter a part of the saving from 0% to 100%",
            "modifier_bp",
        ),
    ],
)
def test_an_amount_out_of_reach_is_named(terms: Terms, words: str, field: str) -> None:
    assert why_not(terms, THREE) == ((words, field),)


OPEN_END = "Say what happens above the last band: it has no upper end"
RISING = "Make each band end above the one before it, starting from 0%"


@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        ([(80, 50), (110, 20)], OPEN_END),
        ([(90, 50), (80, 20), (None, 0)], RISING),
        ([(80, 50), (80, 20), (None, 0)], RISING),
        ([(0, 50), (None, 0)], RISING),
        ([(None, 50), (None, 0)], RISING),
        ([(80, 101), (None, 0)], "Enter a share from 0% to 100% for each band"),
        ([(80, -1), (None, 0)], "Enter a share from 0% to 100% for each band"),
        ([*((edge, 5) for edge in range(1, 21)), (None, 0)], "Use 20 bands or fewer"),
    ],
)
def test_bands_go_up_without_a_gap_and_the_last_has_no_end(
    pairs: list[tuple[int | None, int]], words: str
) -> None:
    assert why_not(replace(TABLE, bands=bands(*pairs)), THREE) == ((words, "bands"),)


def test_terms_without_bands_ask_for_one() -> None:
    assert why_not(replace(TABLE, bands=()), THREE) == ((OPEN_END, "bands"),)


@pytest.mark.parametrize(
    ("parties", "words", "field"),
    [
        ((), "Add at least one party", "parties"),
        (
            tuple(party(f"p{rank}", rank, 1) for rank in range(201)),
            "Name 200 parties or fewer",
            "parties",
        ),
        ((party("a", 1, 1), party("a", 2, 1)), "Name each party once", "parties"),
        ((party("a", 1, 1), party("b", 1, 1)), "Give each party a rank of its own", "parties"),
        (
            (Party(key="a", rank=1, gain_weight=0, pain_weight=1),),
            "Give at least one party a part of savings",
            "gain_weight",
        ),
        (
            (Party(key="a", rank=1, gain_weight=1, pain_weight=0),),
            "Give at least one party a part of overspends",
            "pain_weight",
        ),
        (
            (Party(key="a", rank=1, gain_weight=-1, pain_weight=1),),
            "Enter each part of savings as a whole number from 0 to 1,000,000",
            "gain_weight",
        ),
        (
            (party("a", 1, 1, -1),),
            "Enter a party's own limit as £0 or more",
            "own_limit_pence",
        ),
        ((party("a", 1, 1, MOST + 1),), TOO_MUCH, "own_limit_pence"),
    ],
)
def test_parties_that_cannot_share_say_what_to_do(
    parties: tuple[Party, ...], words: str, field: str
) -> None:
    assert why_not(TABLE, parties) == ((words, field),)
