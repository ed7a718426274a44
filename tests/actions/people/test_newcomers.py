"""An account without an invitation: nothing counts before the address is proved by its link."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy.orm import Session

from commissioning.foundation.clock import now
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Refused
from commissioning.foundation.outbox import OutboxMessage
from commissioning.foundation.trail import TrailEntry
from commissioning.people.actions.accounts import open_account
from commissioning.people.actions.newcomers import LASTS, ask_for_account, open_asked_account
from commissioning.people.models import Link, Newcomer, Person
from commissioning.people.queries import person_by_address

SITE = "https://register.example.org"


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """Give a transaction."""
    with database.transaction() as session:
        yield session


def ask(session: Session, email: str, name: str = "Amina Yusuf") -> str:
    """Ask for an account, and give the newest letter's words."""
    link_to = (SITE + "/new-account/{}").format
    ask_for_account(session, name=name, email=email, back="/", link_to=link_to, address=SITE)
    letters = session.query(OutboxMessage).order_by(OutboxMessage.id.desc())
    return letters.filter(OutboxMessage.address == email.casefold()).all()[0].text


def token_in(text: str) -> str:
    """Give the secret of the link in a letter."""
    found = re.search(r"/new-account/(\S+)", text)
    assert found
    return found[1]


def test_asking_opens_no_account(session: Session) -> None:
    ask(session, "amina@example.org")
    assert session.query(Person).count() == 0
    assert session.query(TrailEntry).count() == 0


def test_using_the_link_opens_the_account_that_was_asked_for(session: Session) -> None:
    token = token_in(ask(session, "Amina@Example.org"))
    made = open_asked_account(session, token, "a hash")
    assert (made.name, made.email, made.password_hash) == (
        "Amina Yusuf",
        "amina@example.org",
        "a hash",
    )
    assert session.query(Newcomer).count() == 0
    assert [entry.verb for entry in session.query(TrailEntry)] == ["open account"]


def test_the_link_works_once(session: Session) -> None:
    token = token_in(ask(session, "amina@example.org"))
    open_asked_account(session, token, "a hash")
    with pytest.raises(Refused, match="was used on"):
        open_asked_account(session, token, "another hash")


def test_the_link_works_for_a_day(session: Session) -> None:
    token = token_in(ask(session, "amina@example.org"))
    later = now() + LASTS + timedelta(seconds=1)
    with time_machine.travel(later), pytest.raises(Refused, match="ran out on"):
        open_asked_account(session, token, "a hash")


def test_the_letter_holds_nothing_that_was_typed(session: Session) -> None:
    text = ask(session, "amina@example.org", "You won: https://prize.example")
    assert "prize" not in text
    assert text.count("https://") == 1


def test_an_address_with_an_account_is_told_the_way_to_sign_in(session: Session) -> None:
    open_account(session, name="Amina", email="amina@example.org", password_hash=None)
    text = ask(session, "AMINA@example.org")
    assert "already belongs to an account" in text
    assert f"{SITE}/sign-in" in text
    assert "/new-account/" not in text


def test_the_same_is_written_whether_the_address_is_known_or_not(session: Session) -> None:
    open_account(session, name="Amina", email="amina@example.org", password_hash=None)
    session.flush()

    def written() -> list[int]:
        session.flush()
        return [session.query(table).count() for table in (OutboxMessage, Link, Newcomer)]

    ask(session, "amina@example.org")
    assert written() == [1, 1, 1]
    ask(session, "nobody@example.org")
    assert written() == [2, 2, 2]


def test_what_is_no_address_is_refused(session: Session) -> None:
    with pytest.raises(Refused, match="Enter an email address") as refusal:
        ask(session, "amina")
    assert refusal.value.field == "email"


def test_of_two_links_for_one_address_the_first_used_opens_the_account(database: Database) -> None:
    with database.transaction() as session:
        first = token_in(ask(session, "amina@example.org"))
        second = token_in(ask(session, "amina@example.org", "Somebody Else"))
    with database.transaction() as session:
        open_asked_account(session, second, "a hash")

    def again() -> None:
        with database.transaction() as session:
            open_asked_account(session, first, "another hash")

    with pytest.raises(Refused, match="already has an account"):
        again()
    with database.reading() as session:
        held = person_by_address(session, "amina@example.org")
        assert held is not None
        assert (held.name, held.password_hash) == ("Somebody Else", "a hash")


def test_a_link_whose_asking_was_tidied_away_says_to_ask_again(session: Session) -> None:
    token = token_in(ask(session, "amina@example.org"))
    session.query(Newcomer).delete()
    with pytest.raises(Refused, match="Ask for a new one"):
        open_asked_account(session, token, "a hash")
