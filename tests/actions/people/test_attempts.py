"""Tries are counted before they are made, for each key apart, and swept away in small steps."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine

from commissioning.foundation.clock import now
from commissioning.foundation.db import Database
from commissioning.people.actions.attempts import (
    SWEPT,
    TooManyTries,
    count_try,
    forgive,
    network_of,
    try_of,
    uncount,
)
from commissioning.people.models import Attempt
from commissioning.people.rules.waits import ADDRESS, KEPT, NETWORK

AMINA = try_of("a secret", ADDRESS, "amina@example.org")
BEN = try_of("a secret", ADDRESS, "ben@example.org")
OFFICE = try_of("a secret", NETWORK, "192.0.2.1")


def attempt(database: Database) -> bool:
    """Make one try for Amina, and tell whether it was let through."""
    try:
        with database.transaction() as session:
            count_try(session, AMINA, OFFICE)
    except TooManyTries:
        return False
    return True


def held(database: Database) -> int:
    """Give how many tries are kept."""
    with database.reading() as session:
        return session.query(Attempt).count()


def test_many_tries_at_the_same_moment_are_counted_one_by_one(database: Database) -> None:
    with ThreadPoolExecutor(max_workers=8) as pool:
        let_through = list(pool.map(lambda _: attempt(database), range(16)))
    assert let_through.count(True) == ADDRESS.free


def test_a_try_that_has_to_wait_is_not_counted(database: Database) -> None:
    for _ in range(ADDRESS.free + 3):
        attempt(database)
    assert held(database) == 2 * ADDRESS.free


def test_the_message_says_when_in_londons_time(database: Database) -> None:
    with time_machine.travel("2027-07-01T11:00:30Z", tick=False):
        for _ in range(ADDRESS.free):
            attempt(database)
        with database.transaction() as session, pytest.raises(TooManyTries, match="after 12:02pm"):
            count_try(session, AMINA)


def test_tries_of_one_are_not_those_of_another(database: Database) -> None:
    for _ in range(ADDRESS.free):
        attempt(database)
    before = held(database)
    with database.transaction() as session:
        count_try(session, BEN)
    assert held(database) == before + 1


def test_after_a_day_the_tries_are_free_again_and_gone(database: Database) -> None:
    for _ in range(ADDRESS.free):
        attempt(database)
    with time_machine.travel(now() + KEPT + timedelta(minutes=1)):
        assert attempt(database)
        assert held(database) == 2


def test_sweeping_takes_small_steps(database: Database) -> None:
    with database.transaction() as session:
        old = now() - KEPT - timedelta(hours=1)
        session.add_all([Attempt(key="x" * 64, at=old) for _ in range(3 * SWEPT)])
    assert attempt(database)
    assert held(database) == 3 * SWEPT - SWEPT + 2


def test_forgiving_and_taking_back_touch_only_their_own(database: Database) -> None:
    for _ in range(3):
        attempt(database)
    with database.transaction() as session:
        forgive(session, AMINA)
        uncount(session, OFFICE)
    with database.reading() as session:
        assert [row.key for row in session.query(Attempt)] == [OFFICE.key] * 2


@pytest.mark.parametrize(
    ("remote", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("", ""),
        (None, ""),
        ("unix:", ""),
    ],
)
def test_a_household_of_the_new_internet_is_one_network(remote: str | None, network: str) -> None:
    assert network_of(remote) == network


def test_a_fingerprint_needs_the_installations_secret() -> None:
    assert try_of("another secret", ADDRESS, "amina@example.org").key != AMINA.key
    assert try_of("a secret", NETWORK, "amina@example.org").key != AMINA.key
