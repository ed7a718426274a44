"""What is bought: codes with and without their check digit."""

import pytest

from commissioning.foundation.codes.cpv import Cpv, cpv, division, name


@pytest.mark.parametrize("text", ["85311000", "85311000-2", " 85311000 - 2 ", "85311000-9"])
def test_a_code_is_understood_with_or_without_its_check_digit(text: str) -> None:
    assert cpv(text) == Cpv("85311000", "2", "Social work services with accommodation")


@pytest.mark.parametrize("text", ["", "8531", "853110001", "abc", "00000000", "８５３１１０００"])
def test_what_is_no_code_gives_nothing(text: str) -> None:
    assert cpv(text) is None
    assert name(text) is None


def test_a_code_knows_its_division() -> None:
    held = division("85312320")
    assert held is not None
    assert held.name == "Health and social work services"
