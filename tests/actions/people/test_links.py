"""A link from an email: read any number of times, used once, for one purpose, for a time."""

from datetime import timedelta

import pytest
import time_machine

from commissioning.foundation.clock import now
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Refused
from commissioning.people.links import end_links, make_link, read_link, use_link, why_not
from commissioning.people.models import Link

WEEK = timedelta(days=7)


@pytest.fixture
def token(database: Database) -> str:
    """Give the secret of a link to an invitation."""
    with database.transaction() as session:
        return make_link(session, "invitation", "an-invitation", "Amina@Example.org", WEEK)


def test_reading_a_link_uses_nothing_up(database: Database, token: str) -> None:
    for _ in range(3):
        with database.reading() as session:
            link = read_link(session, token, "invitation")
            assert link is not None
            assert (link.subject, link.email) == ("an-invitation", "amina@example.org")
            assert why_not(session, token, "invitation") == ""


def test_using_a_link_twice_is_refused_in_words(database: Database, token: str) -> None:
    with database.transaction() as session:
        assert use_link(session, token, "invitation").used_at is not None
    with database.transaction() as session, pytest.raises(Refused, match="was used on"):
        use_link(session, token, "invitation")
    with database.reading() as session:
        assert read_link(session, token, "invitation") is None


def test_an_act_that_is_refused_afterwards_leaves_the_link_unused(
    database: Database, token: str
) -> None:
    def act() -> None:
        with database.transaction() as session:
            use_link(session, token, "invitation")
            raise Refused("Something else was in the way")

    with pytest.raises(Refused, match="in the way"):
        act()
    with database.reading() as session:
        assert read_link(session, token, "invitation") is not None


def test_a_link_serves_one_purpose(database: Database, token: str) -> None:
    with database.transaction() as session, pytest.raises(Refused, match="do not know this link"):
        use_link(session, token, "reset")


def test_a_link_runs_out(database: Database, token: str) -> None:
    with (
        time_machine.travel(now() + WEEK + timedelta(seconds=1)),
        database.transaction() as session,
    ):
        assert read_link(session, token, "invitation") is None
        with pytest.raises(Refused, match="ran out on"):
            use_link(session, token, "invitation")


def test_using_one_ends_the_others_for_the_same_thing_only(database: Database, token: str) -> None:
    with database.transaction() as session:
        again = make_link(session, "invitation", "an-invitation", "amina@example.org", WEEK)
        other = make_link(session, "invitation", "another", "ben@example.org", WEEK)
    with database.transaction() as session:
        use_link(session, again, "invitation")
        assert "was ended on" in why_not(session, token, "invitation")
        assert why_not(session, other, "invitation") == ""
        assert "was used on" in why_not(session, again, "invitation")


def test_a_link_can_be_taken_back(database: Database, token: str) -> None:
    with database.transaction() as session:
        end_links(session, "invitation", "an-invitation")
    with database.transaction() as session, pytest.raises(Refused, match="was ended on"):
        use_link(session, token, "invitation")


def test_the_database_holds_no_link_that_could_be_used(database: Database, token: str) -> None:
    with database.reading() as session:
        (row,) = session.query(Link)
    assert token not in {str(value) for value in vars(row).values()}
