"""What is long over is removed in small steps; what stands, or is not long over, stays."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy.orm import Session

from commissioning.foundation.clock import now
from commissioning.foundation.commands import Installation
from commissioning.foundation.db import Database, Thing
from commissioning.foundation.outbox import OutboxMessage
from commissioning.people import commands
from commissioning.people.actions import tidying
from commissioning.people.actions.accounts import open_account
from commissioning.people.actions.tidying import KEPT, STEP, over
from commissioning.people.commands import people_commands
from commissioning.people.models import Link, Newcomer, SignIn, SignInCode
from config import Settings


@pytest.fixture
def installation(database: Database, tmp_path: Path) -> Installation:
    """Give an installation over the test's database."""
    given = {
        "COMMISSIONING_ENV": "test",
        "COMMISSIONING_VAR": str(tmp_path),
        "SECRET_KEY": "x" * 40,
    }
    return Installation(Settings.from_env(given), database)


def tidy(installation: Installation) -> str:
    """Run the command, and give what it says."""
    done = CliRunner().invoke(people_commands, ["tidy"], obj=lambda: installation)
    assert done.exit_code == 0, done.output
    return done.output.strip()


def days_ago(days: float) -> datetime:
    """Give a moment in the past."""
    return now() - timedelta(days=days)


def sign_in(person_id: int, name: str, expires: datetime, ended: datetime | None = None) -> SignIn:
    """Make a sign-in, with a name to know it by."""
    return SignIn(
        person_id=person_id, token_hash=name, browser=name, expires_at=expires, ended_at=ended
    )


def link(name: str, expires: datetime, **over_at: datetime) -> Link:
    """Make a link, with a name to know it by."""
    return Link(token_hash=name, purpose=name, subject="", email="", expires_at=expires, **over_at)


def code(name: str, expires: datetime, **over_at: datetime) -> SignInCode:
    """Make a code, with a name to know it by."""
    return SignInCode(token_hash=name, code_hash=name, expires_at=expires, **over_at)


def letter(name: str, **over_at: datetime) -> OutboxMessage:
    """Make a letter, with a name to know it by."""
    return OutboxMessage(address=name, subject="", text="", created_at=days_ago(400), **over_at)


def left(session: Session, model: type[Thing], name: str) -> set[str]:
    """Give the names of the rows that stay."""
    return {getattr(row, name) for row in session.query(model)}


def test_only_what_is_long_over_is_removed(installation: Installation) -> None:
    soon = days_ago(-1)
    with installation.database.transaction() as session:
        amina = open_account(session, name="A", email="a@example.org", password_hash=None)
        session.add_all(
            [
                sign_in(amina.id, "stands", soon),
                sign_in(amina.id, "ran out lately", days_ago(29)),
                sign_in(amina.id, "ran out", days_ago(31)),
                sign_in(amina.id, "signed out", soon, days_ago(31)),
                link("stands", soon),
                link("used lately", soon, used_at=days_ago(29)),
                link("used", soon, used_at=days_ago(31)),
                link("taken back", soon, ended_at=days_ago(31)),
                link("ran out", days_ago(31)),
                code("stands", soon),
                code("ran out lately", days_ago(0.9)),
                code("ran out", days_ago(1.1)),
                code("used", soon, used_at=days_ago(1.1)),
                Newcomer(name="lately", back="/", created_at=days_ago(6)),
                Newcomer(name="long ago", back="/", created_at=days_ago(8)),
                letter("waits"),
                letter("sent lately", sent_at=days_ago(89)),
                letter("sent", sent_at=days_ago(91)),
                letter("given up", given_up_at=days_ago(91)),
            ]
        )
    assert (
        tidy(installation)
        == "Removed: 2 sign-ins, 3 links, 2 codes, 1 account never opened, 2 letters."
    )
    with installation.database.reading() as session:
        assert left(session, SignIn, "browser") == {"stands", "ran out lately"}
        assert left(session, Link, "purpose") == {"stands", "used lately"}
        assert left(session, SignInCode, "code_hash") == {"stands", "ran out lately"}
        assert left(session, Newcomer, "name") == {"lately"}
        assert left(session, OutboxMessage, "address") == {"waits", "sent lately"}


def test_where_nothing_is_over_nothing_is_removed(installation: Installation) -> None:
    assert "0 sign-ins, 0 links, 0 codes, 0 accounts never opened, 0 letters" in tidy(installation)


def test_one_step_takes_a_bounded_number(installation: Installation) -> None:
    (kept,) = (one for one in KEPT if one.model is Newcomer)
    with installation.database.transaction() as session:
        session.add_all(
            [Newcomer(name="x", back="/", created_at=days_ago(8)) for _ in range(STEP + 1)]
        )
    with installation.database.reading() as session:
        assert len(over(session, kept)) == STEP
    assert f"{STEP + 1} accounts never opened" in tidy(installation)


def test_one_run_takes_a_bounded_number_of_steps(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "STEP", 2)
    monkeypatch.setattr(commands, "MOST_STEPS", 3)
    with installation.database.transaction() as session:
        session.add_all([letter("old", sent_at=days_ago(91)) for _ in range(7)])
    assert "6 letters" in tidy(installation)
    assert "1 letter." in tidy(installation)
