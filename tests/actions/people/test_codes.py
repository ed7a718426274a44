"""A code by email signs one browser in, once, for ten minutes, after a few guesses at most."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from commissioning.foundation.clock import now
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Refused
from commissioning.foundation.outbox import OutboxMessage
from commissioning.people.actions.accounts import as_person, open_account, set_password
from commissioning.people.actions.addresses import ask_for_address, take_address
from commissioning.people.actions.codes import OVER, WRONG, ask_for_code, count_guess, use_code
from commissioning.people.actions.sign_ins import sign_out_everywhere
from commissioning.people.models import Person, SignInCode
from commissioning.people.rules.codes import MOST_GUESSES

SECRET = "the installation's own"
AMINA = "amina@example.org"
NEW = "amina@new.example"


@pytest.fixture
def amina(database: Database) -> int:
    """Give the number of somebody with an account."""
    with database.transaction() as session:
        made = open_account(session, name="Amina", email=AMINA, password_hash=None)
        return made.id


def asked(database: Database, email: str = AMINA) -> tuple[str, str]:
    """Ask for a code; give what the browser keeps, and the code in the newest letter."""
    with database.transaction() as session:
        token = ask_for_code(session, email, SECRET)
    with database.reading() as session:
        newest = select(OutboxMessage).order_by(OutboxMessage.id.desc()).limit(1)
        found = re.search(r"\d{4} \d{4}", session.scalars(newest).one().text)
    return token, found.group() if found else ""


def guess(database: Database, token: str, code: str) -> int:
    """Type a code as the page does, and give whom it signs in."""
    with database.transaction() as session:
        count_guess(session, token)
    with database.transaction() as session:
        return use_code(session, token, code, SECRET).id


def count_once(database: Database, token: str) -> None:
    """Count a guess, as a code that still stands lets one."""
    with database.transaction() as session:
        count_guess(session, token)


def test_the_code_in_the_letter_signs_its_owner_in_once(database: Database, amina: int) -> None:
    token, code = asked(database)
    assert guess(database, token, code) == amina
    with pytest.raises(Refused, match=OVER):
        guess(database, token, code)


def test_a_code_runs_out_after_ten_minutes(database: Database, amina: int) -> None:
    token, code = asked(database)
    with time_machine.travel(now() + timedelta(minutes=9)):
        count_once(database, token)
    later = time_machine.travel(now() + timedelta(minutes=10, seconds=1))
    with later, pytest.raises(Refused, match=OVER):
        guess(database, token, code)


def test_after_a_few_guesses_the_right_one_is_taken_no_more(database: Database, amina: int) -> None:
    token, code = asked(database)
    for _ in range(MOST_GUESSES):
        with pytest.raises(Refused, match=WRONG):
            guess(database, token, "0000 000")
    with pytest.raises(Refused, match=OVER):
        guess(database, token, code)


def test_a_code_is_worth_nothing_in_another_browser(database: Database, amina: int) -> None:
    _, code = asked(database)
    elsewhere, _ = asked(database)
    with pytest.raises(Refused, match=WRONG):
        guess(database, elsewhere, code)


def test_asking_again_leaves_a_code_that_stands_alone(database: Database, amina: int) -> None:
    token, code = asked(database)
    asked(database)
    assert guess(database, token, code) == amina, "nobody spoils another's code by asking"


def test_many_guesses_at_one_moment_are_counted_one_by_one(database: Database, amina: int) -> None:
    token, _ = asked(database)

    def let_through(_: int) -> bool:
        try:
            count_once(database, token)
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(max_workers=8) as pool:
        assert list(pool.map(let_through, range(16))).count(True) == MOST_GUESSES


def test_two_browsers_at_once_use_a_code_once(database: Database, amina: int) -> None:
    token, code = asked(database)

    def signs_in(_: int) -> bool:
        try:
            guess(database, token, code)
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(max_workers=4) as pool:
        assert list(pool.map(signs_in, range(4))).count(True) == 1


def test_an_address_without_an_account_is_told_so_and_signs_nobody_in(database: Database) -> None:
    token, code = asked(database, "nobody@example.org")
    assert code == ""
    with database.reading() as session:
        letter = session.scalars(select(OutboxMessage)).one()
        assert (letter.address, letter.subject) == (
            "nobody@example.org",
            "No account with this address",
        )
        assert session.scalars(select(SignInCode)).one().person_id is None
    with pytest.raises(Refused, match=WRONG):
        guess(database, token, "0000 0000")


def test_neither_the_code_nor_the_browsers_secret_is_kept(database: Database, amina: int) -> None:
    token, code = asked(database)
    with database.reading() as session:
        held = session.scalars(select(SignInCode)).one()
        kept = f"{held.token_hash} {held.code_hash}"
    assert token not in kept
    assert code.replace(" ", "") not in kept


def test_a_new_password_ends_codes_that_stand(database: Database, amina: int) -> None:
    token, code = asked(database)
    with database.transaction() as session:
        set_password(session, session.get_one(Person, amina), "a hash")
    with pytest.raises(Refused, match=OVER):
        guess(database, token, code)


def test_a_closed_account_is_not_signed_in(database: Database, amina: int) -> None:
    token, code = asked(database)
    with database.transaction() as session:
        session.get_one(Person, amina).erased_at = now()
    with pytest.raises(Refused, match=WRONG):
        guess(database, token, code)


def test_a_new_address_ends_the_codes_that_went_to_the_old_one(
    database: Database, amina: int
) -> None:
    token, code = asked(database)
    with database.transaction() as session:
        person = session.get_one(Person, amina)
        ask_for_address(session, as_person(person), NEW, "/{}/".format, address="")
        letter = select(OutboxMessage.text).where(OutboxMessage.address == NEW)
        take_address(session, session.scalars(letter).one().split("/")[1])
    with pytest.raises(Refused, match=OVER):
        guess(database, token, code)


def test_signing_out_everywhere_ends_codes_too(database: Database, amina: int) -> None:
    token, code = asked(database)
    with database.transaction() as session:
        sign_out_everywhere(session, as_person(session.get_one(Person, amina)))
    with pytest.raises(Refused, match=OVER):
        guess(database, token, code)
