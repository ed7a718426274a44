"""A few tries are free; then each waits longer than the one before, up to fifteen minutes."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissioning.people.rules.waits import (
    ADDRESS,
    KEPT,
    LETTER,
    LETTERS,
    LONGEST,
    NETWORK,
    Limit,
    next_try,
)

LAST = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("tries", "minutes"), [(5, 1), (6, 2), (7, 4), (8, 8), (9, 15), (10, 15), (40, 15)]
)
def test_waits_grow_after_the_free_tries(tries: int, minutes: int) -> None:
    assert next_try(ADDRESS, [LAST] * tries) == LAST + timedelta(minutes=minutes)


@given(st.integers(0, ADDRESS.free - 1))
def test_the_first_tries_are_free(tries: int) -> None:
    assert next_try(ADDRESS, [LAST] * tries) is None


def test_a_network_that_many_share_has_more() -> None:
    assert next_try(NETWORK, [LAST] * (NETWORK.free - 1)) is None
    assert next_try(NETWORK, [LAST] * NETWORK.free) is not None


@pytest.mark.parametrize("limit", [ADDRESS, NETWORK, LETTER, LETTERS])
def test_reading_only_so_many_tries_still_gives_the_longest_wait(limit: Limit) -> None:
    assert next_try(limit, [LAST] * limit.most_read) == LAST + LONGEST


@pytest.mark.parametrize("limit", [ADDRESS, NETWORK, LETTER, LETTERS])
def test_tries_are_kept_as_long_as_any_limit_looks_back(limit: Limit) -> None:
    assert limit.window <= KEPT
