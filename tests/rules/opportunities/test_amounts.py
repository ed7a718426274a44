from pathlib import Path
from typing import Any

import pytest

from tests.rules.opportunities.written import one, release, tender

ZERO = "given as 0, which usually means not stated"


@pytest.mark.parametrize(
    ("given", "pence", "note"),
    [
        ('{"amount": 372032, "currency": "GBP"}', 37_203_200, ""),
        ('{"amount": 66801.65, "currency": "GBP"}', 6_680_165, ""),
        ('{"amount": "1,250.50", "currency": "GBP"}', 125_050, ""),
        ('{"amount": {"$numberLong": "15890000000"}}', 1_589_000_000_000, ""),
        ('{"amount": 33721, "amountGross": 40465.2}', 3_372_100, ""),
        ('{"amountGross": 40465.2}', 4_046_520, "including VAT"),
        ('{"amountGross": 0}', None, ZERO),
        ('{"amount": 0}', None, ZERO),
        ('{"amount": null}', None, ""),
        ("{}", None, ""),
        ("null", None, ""),
    ],
)
def test_a_value_is_read_in_every_form_it_comes_in(
    tmp_path: Path, given: str, pence: int | None, note: str
) -> None:
    found = one(tmp_path, '{"ocid": "a", "tender": {"value": ' + given + "}}")
    assert (found.value_pence, found.value_note) == (pence, note)


@pytest.mark.parametrize(
    ("literal", "pence"),
    [
        ("1000.005", 100_001),
        ("1000.004999999999999999999999", 100_000),
        ("2675.675", 267_568),
        ("1e4", 1_000_000),
        ("9007199254740.993", 900_719_925_474_099),
        ("1e-400", None),
    ],
)
def test_pennies_are_counted_from_the_digits_as_written(
    tmp_path: Path, literal: str, pence: int | None
) -> None:
    text = '{"ocid": "a", "tender": {"value": {"amount": ' + literal + "}}}"
    assert one(tmp_path, text).value_pence == pence


@pytest.mark.parametrize(
    ("amount", "warning"),
    [
        (-5, "the value is below zero"),
        (10**30, "the value is too large to be true"),
        (1e300, "the value is too large to be true"),
        ("plenty", "the value is not a number"),
        ("NaN", "the value is not a number"),
        (["1"], "the value is not a number"),
        (10.005, "the value was rounded to the penny"),
        (0.01, "the value is so small that it may only fill a space"),
    ],
)
def test_an_amount_that_cannot_be_right_is_warned_of(
    tmp_path: Path, amount: Any, warning: str
) -> None:
    assert warning in one(tmp_path, tender(value={"amount": amount})).warnings


def test_the_least_value_and_the_budget_stand_in_for_the_value(tmp_path: Path) -> None:
    value, least = {"amount": 372032, "currency": "GBP"}, {"amount": 93007, "currency": "GBP"}
    both = one(tmp_path, tender(value=value, minValue=least))
    assert (both.value_pence, both.value_note) == (37_203_200, "from £93,007")
    only = one(tmp_path, tender(minValue=least))
    assert (only.value_pence, only.value_note) == (9_300_700, "at least")
    budget = one(tmp_path, release(planning={"budget": {"amount": value}}))
    assert (budget.value_pence, budget.value_note) == (37_203_200, "the budget set aside")


def test_a_currency_that_is_no_code_is_left_out(tmp_path: Path) -> None:
    assert one(tmp_path, tender(value={"amount": 50, "currency": "pounds"})).currency == ""
    assert one(tmp_path, tender(value={"amount": 50, "currency": "cop"})).currency == "COP"
