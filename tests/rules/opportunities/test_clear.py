"""What makes a commissioner clear, and what is said when something is missing."""

import pytest

from commissioning.opportunities.rules.clear import (
    ACTUAL,
    KIND_MISSING,
    MEANS,
    YEAR_MISSING,
    InterestKind,
    clearness,
)


def test_nothing_missing_is_clear() -> None:
    assert clearness(InterestKind.NONE, year_made=True, mitigated=False).clear


def test_nothing_declared_is_not_clear_and_says_both() -> None:
    found = clearness(None, year_made=False, mitigated=False)
    assert found.missing == (YEAR_MISSING, KIND_MISSING)


@pytest.mark.parametrize("kind", [InterestKind.POTENTIAL, InterestKind.PERCEIVED])
def test_the_middle_two_wait_for_another_officer(kind: InterestKind) -> None:
    assert not clearness(kind, year_made=True, mitigated=False).clear
    assert clearness(kind, year_made=True, mitigated=True).clear


@pytest.mark.parametrize("mitigated", [True, False])
def test_an_actual_conflict_is_never_clear(*, mitigated: bool) -> None:
    found = clearness(InterestKind.ACTUAL, year_made=True, mitigated=mitigated)
    assert found.missing == (ACTUAL,)


def test_every_kind_says_what_it_means() -> None:
    assert set(MEANS) == set(InterestKind)
