"""Accounts: one for each address, told in the trail, never with secrets."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from commissioning.foundation.db import Database
from commissioning.foundation.errors import Refused
from commissioning.foundation.outbox import OutboxMessage
from commissioning.foundation.trail import TrailEntry, TrailText
from commissioning.people.actions.accounts import as_person, ask_for_reset, open_account, rename
from commissioning.people.actions.addresses import ask_for_address
from commissioning.people.actions.sign_ins import end_sign_in, start_sign_in
from commissioning.people.models import SignIn
from commissioning.people.queries import newest_letters, person_by_address, standing_sign_ins


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """Give a transaction."""
    with database.transaction() as session:
        yield session


def test_an_account_is_found_by_its_address_however_it_is_typed(session: Session) -> None:
    made = open_account(session, name="Amina", email="Amina@Example.org", password_hash=None)
    assert person_by_address(session, " amina@EXAMPLE.org") is made


def test_an_address_has_one_account(database: Database) -> None:
    with database.transaction() as session:
        open_account(session, name="Amina", email="amina@example.org", password_hash=None)

    def again() -> None:
        with database.transaction() as session:
            open_account(session, name="Other", email="AMINA@example.org", password_hash=None)

    with pytest.raises(Refused, match="already has an account") as refusal:
        again()
    assert refusal.value.field == "email"


def test_an_account_needs_an_address_that_can_be_one(session: Session) -> None:
    with pytest.raises(Refused, match="Enter an email address"):
        open_account(session, name="Amina", email="amina", password_hash=None)


def test_opening_an_account_and_changing_a_name_are_in_the_trail(session: Session) -> None:
    made = open_account(session, name="Amina", email="amina@example.org", password_hash="secret")
    rename(session, as_person(made), "Amina Yusuf")
    rename(session, as_person(made), "Amina Yusuf")
    entries = session.query(TrailEntry).order_by(TrailEntry.id).all()
    assert [(e.verb, e.thing, e.person) for e in entries] == [
        ("open account", made.ref, made.ref),
        ("change name", made.ref, made.ref),
    ]
    assert all("secret" not in text.body for text in session.query(TrailText))


def test_one_letter_is_written_whether_the_address_is_known_or_not(session: Session) -> None:
    open_account(session, name="Amina", email="amina@example.org", password_hash=None)
    for address in ("amina@example.org", "nobody@example.org"):
        ask_for_reset(session, address, "https://register.example.org/reset/{}".format)
    letters = session.query(OutboxMessage).all()
    assert {letter.address for letter in letters} == {"amina@example.org", "nobody@example.org"}
    links = [letter.text.count("https://") for letter in letters]
    assert sorted(links) == [0, 1]


def test_what_is_no_address_gets_no_letter(session: Session) -> None:
    ask_for_reset(session, "nobody", "{}".format)
    assert session.query(OutboxMessage).count() == 0


def test_the_address_in_use_is_not_a_new_one(session: Session) -> None:
    made = open_account(session, name="Amina", email="amina@example.org", password_hash=None)
    with pytest.raises(Refused, match="already"):
        ask_for_address(session, as_person(made), "AMINA@example.org", "{}".format, address="")


def test_a_sign_in_is_ended_once(session: Session) -> None:
    made = open_account(session, name="Amina", email="amina@example.org", password_hash=None)
    start_sign_in(session, made.id, "Firefox on Windows", keep=False)
    session.flush()
    (kept,) = standing_sign_ins(session, made.id)
    end_sign_in(session, as_person(made), kept.ref)
    assert standing_sign_ins(session, made.id) == []


def test_the_database_holds_no_secret_of_a_cookie(session: Session) -> None:
    made = open_account(session, name="Amina", email="amina@example.org", password_hash=None)
    token = start_sign_in(session, made.id, "x" * 500, keep=True)
    session.flush()
    (row,) = session.query(SignIn)
    assert token not in {str(value) for value in vars(row).values()}


def test_letters_are_paged_without_a_gap_or_a_repeat(session: Session) -> None:
    for number in range(60):
        ask_for_reset(session, f"n{number}@example.org", "{}".format)
        session.flush()
    seen: list[str] = []
    after: str | None = ""
    while after is not None:
        page = newest_letters(session, after)
        seen += [letter.address for letter in page.items]
        after = page.next_ref
    assert seen == [f"n{number}@example.org" for number in reversed(range(60))]
