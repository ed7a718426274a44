"""The most we could lose, said straight: a sum, none, no limit, or not known yet."""

from dataclasses import dataclass
from datetime import date

import pytest
from msgspec.structs import replace

from commissioning.agreements.rules.sharing_terms import NoShares
from commissioning.boards.rules.loss_in_words import MostToLose, in_one_sentence
from tests.rules.agreements.agreed import AGREED, GRANT, TARGET_COST


@dataclass(frozen=True)
class Reserves:
    """What our organisation holds, as of a day."""

    pence: int
    as_of: date = date(2026, 3, 31)


def said(shares: object, reserves: Reserves | None = None, party: str = "harbour") -> MostToLose:
    return in_one_sentence(replace(AGREED, shares=shares), party, reserves)


WEIGHTS = tuple(replace(each, own_limit_pence=None) for each in TARGET_COST.weights)
LIMITED = replace(TARGET_COST, overspend_limit_pence=5_000_000, weights=WEIGHTS)
UNLIMITED = replace(TARGET_COST, overspend_limit_pence=None, weights=WEIGHTS)


def test_a_sum_stands_beside_the_reserves_that_would_cover_it_or_not() -> None:
    short = said(LIMITED, Reserves(100_000))
    assert short.words == (
        "This could cost us up to £20,000, and up to £50,000 if only we stay to the end."
    )
    assert short.beside.endswith("That is £49,000 less than the most it could cost us.")
    assert short.warns
    enough = said(LIMITED, Reserves(5_000_000))
    assert "They would cover it." in enough.beside
    assert not enough.warns


def test_a_loss_that_is_the_same_whoever_leaves_is_said_once() -> None:
    held = tuple(replace(each, own_limit_pence=1_000_000) for each in WEIGHTS)
    found = said(replace(LIMITED, weights=held))
    assert found.words == "This could cost us up to £10,000."


def test_reserves_that_nobody_entered_are_asked_for() -> None:
    assert "Ask them" in said(LIMITED).beside


def test_no_limit_is_said_in_words_and_warned_of() -> None:
    found = said(UNLIMITED, Reserves(100_000))
    assert found.words == "There is no limit to what this could cost us."
    assert found.warns


@pytest.mark.parametrize("shares", [GRANT, NoShares()])
def test_where_no_overspend_is_shared_nothing_is_warned_of(shares: object) -> None:
    found = said(shares)
    assert not found.warns
    assert "£" not in found.words


def test_what_is_not_worked_out_is_not_said_to_be_nothing() -> None:
    found = said(replace(TARGET_COST, target_pence=None))
    assert "not worked out yet" in found.words
    assert found.warns
