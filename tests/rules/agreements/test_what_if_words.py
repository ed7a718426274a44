"""The words and tables beside the picture: signs, columns that fit, losses beside reserves."""

from datetime import date

import pytest
from msgspec.structs import replace

from commissioning.agreements.rules.agreed_sums import AgreedTarget
from commissioning.agreements.rules.losses import LargestLoss
from commissioning.agreements.rules.outcome import outcome
from commissioning.agreements.rules.what_if import Leaving, once_measured
from commissioning.agreements.rules.what_if_words import (
    BEFORE_LOWERED,
    MOST_COLUMNS,
    Beside,
    head_of,
    in_signs,
    loss_beside_reserves,
    of_what_is_measured,
    part_in_words,
    rows_of,
    steps_in_words,
)
from commissioning.agreements.rules.worked import explain
from tests.rules.agreements.agreed import AGREED, TARGET_COST
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


def test_what_may_be_lowered_is_said_until_it_is_known() -> None:
    agreed = AgreedTarget(TABLE, THREE, may_be_lowered=True)
    assert of_what_is_measured(agreed) == BEFORE_LOWERED
    assert "0% is paid" in of_what_is_measured(once_measured(agreed, 0))
    assert of_what_is_measured(AgreedTarget(TABLE, THREE)) == ""


def test_the_part_that_is_paid_lowers_a_saving_and_the_steps_say_so() -> None:
    lowered = once_measured(AgreedTarget(TABLE, THREE, may_be_lowered=True), 8_000)
    result = outcome(lowered.terms, THREE, pounds(900_000))
    assert (result.partners_pence, result.commissioner_pence) == (pounds(40_000), pounds(60_000))
    assert list(steps_in_words(explain(lowered.terms, pounds(900_000)))) == [
        "£100,000 at 50% is £50,000.",
        "What was measured lowers it to £40,000.",
    ]
    assert outcome(lowered.terms, THREE, pounds(1_080_000)).partners_pence == -pounds(40_000)


def test_what_was_not_agreed_to_lower_a_saving_lowers_none() -> None:
    agreed = AgreedTarget(TABLE, THREE)
    assert once_measured(agreed, 5_000) is agreed


@pytest.mark.parametrize(
    ("measure", "said"), [("time", "183 of 366 days"), ("cost", "£450,000 of £900,000")]
)
def test_a_leavers_share_is_said_by_the_measure_of_its_clause(measure: str, said: str) -> None:
    content = replace(
        AGREED,
        starts_on=date(2027, 4, 1),
        ends_on=date(2028, 3, 31),
        shares=replace(TARGET_COST, leaver_measure=measure),
    )
    leaving = Leaving("c", on=date(2027, 9, 30), spent_pence=pounds(450_000))
    assert part_in_words(content, leaving, pounds(900_000)) == said
