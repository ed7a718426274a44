"""The words and tables beside the picture: signs, columns that fit, losses beside reserves."""

import pytest

from commissioning.agreements.rules.agreed_sums import AgreedTarget
from commissioning.agreements.rules.losses import LargestLoss
from commissioning.agreements.rules.outcome import outcome
from commissioning.agreements.rules.what_if_words import (
    MOST_COLUMNS,
    Beside,
    head_of,
    in_signs,
    loss_beside_reserves,
    rows_of,
)
from tests.rules.agreements.money import TABLE, THREE, party, pounds

POUND = LargestLoss(100, 100)  # pence, whoever leaves


@pytest.mark.parametrize(
    ("pence", "said"), [(8_750_000, "+£87,500"), (-4_000_000, "−£40,000"), (0, "£0")]
)
def test_sums_carry_their_sign(pence: int, said: str) -> None:
    assert in_signs(pence) == said


def test_a_row_says_what_its_columns_name() -> None:
    agreed = AgreedTarget(TABLE, THREE)
    called = {"a": "Harbour", "b": "Kitchen", "c": "Lantern"}
    result = outcome(TABLE, THREE, pounds(1_080_000))
    assert dict(zip(head_of(agreed, called), *rows_of(agreed, [result]), strict=True)) == {
        "Actual cost": "£1,080,000",
        "Partners": "−£40,000",
        "Commissioner": "−£40,000",
        "Harbour": "−£16,000",
        "Kitchen": "−£14,000",
        "Lantern": "−£10,000",
    }


def test_more_parties_than_fit_have_no_columns() -> None:
    many = tuple(party(f"p{rank}", rank, 1) for rank in range(1, MOST_COLUMNS + 2))
    agreed = AgreedTarget(TABLE, many)
    assert len(head_of(agreed, {one.key: one.key for one in many})) == 3
    (row,) = rows_of(agreed, [outcome(TABLE, many, pounds(900_000))])
    assert row == ["£900,000", "+£50,000", "+£50,000"]


def test_a_loss_as_large_as_the_reserves_brings_no_warning() -> None:
    said = loss_beside_reserves(POUND, 100)
    assert said == Beside(
        "The most you could lose under this version is £1. "
        "Your unrestricted reserves of £1 would cover it.",
        warns=False,
    )


def test_a_loss_a_penny_larger_brings_one() -> None:
    said = loss_beside_reserves(POUND, 99)
    assert said.warns
    assert said.words.endswith("Your unrestricted reserves are £0.99, which is £0.01 less.")


def test_no_limit_is_a_warning_whatever_the_reserves() -> None:
    assert loss_beside_reserves(LargestLoss(None, None), 10**15).warns


def test_without_reserves_the_loss_stands_alone() -> None:
    said = loss_beside_reserves(POUND, None)
    assert said == Beside("The most you could lose under this version is £1.", warns=False)


def test_what_it_could_lose_alone_is_what_counts_beside_the_reserves() -> None:
    said = loss_beside_reserves(LargestLoss(100, 300), 200)
    assert said == Beside(
        "The most you could lose under this version is £1 if nobody leaves, "
        "and £3 if only you stay to the end. "
        "Your unrestricted reserves are £2, which is £1 less.",
        warns=True,
    )
