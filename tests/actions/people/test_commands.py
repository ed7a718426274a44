"""What whoever runs the installation does about people and letters."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commissioning.foundation import commands
from commissioning.foundation.commands import Installation, mail_commands
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Refused
from commissioning.foundation.outbox import OutboxMessage
from commissioning.foundation.post_office import Tally
from commissioning.people.commands import people_commands
from commissioning.people.links import read_link
from config import Incomplete, Settings

Run = Callable[..., Result]


@pytest.fixture
def installation(database: Database, tmp_path: Path) -> Installation:
    """Give an installation over the test's database."""
    settings = Settings.from_env(
        {
            "COMMISSIONING_ENV": "test",
            "COMMISSIONING_VAR": str(tmp_path),
            "SECRET_KEY": "x" * 40,
            "PUBLIC_ADDRESS": "https://register.example.org/",
        }
    )
    return Installation(settings, database)


def run(installation: Installation, *words: str) -> Result:
    """Run a command of people."""
    return CliRunner().invoke(people_commands, words, obj=lambda: installation)


def test_an_account_is_opened_and_its_link_can_be_used(installation: Installation) -> None:
    done = run(installation, "create", "Amina@example.org", "Amina Yusuf", "--show")
    assert done.exit_code == 0, done.output
    found = re.search(r"https://register\.example\.org/reset/(\w+)", done.output)
    assert found
    with installation.database.reading() as session:
        assert read_link(session, found[1], "reset") is not None
        assert found[0] in session.query(OutboxMessage).one().text


def test_the_link_is_printed_only_when_asked_for(installation: Installation) -> None:
    run(installation, "create", "amina@example.org", "Amina")
    done = run(installation, "link", "amina@example.org")
    assert "A letter to amina@example.org is in the outbox" in done.output
    assert "http" not in done.output


def test_a_link_for_nobody_is_refused_in_words(installation: Installation) -> None:
    done = run(installation, "link", "nobody@example.org")
    assert isinstance(done.exception, Refused)
    assert "Nobody has an account" in str(done.exception)


def send(installation: Installation, *words: str) -> Result:
    """Run a command about letters."""
    return CliRunner().invoke(mail_commands, ["send", *words], obj=lambda: installation)


def test_without_a_mail_server_sending_says_what_is_missing(installation: Installation) -> None:
    done = send(installation)
    assert isinstance(done.exception, Incomplete)
    assert "SMTP_HOST" in str(done.exception)


def test_watching_goes_on_and_rests_only_when_nothing_was_due(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds = iter([Tally(sent=2), Tally(), Tally(waiting=1), Tally()])
    rests: list[int] = []

    def rest(seconds: int) -> None:
        rests.append(seconds)
        if len(rests) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(commands, "send_due", lambda *_: next(rounds))
    monkeypatch.setattr(commands, "sleep", rest)
    with_server = replace(installation, settings=replace(installation.settings, smtp_host="mail"))
    done = send(with_server, "--watch")
    assert done.output.splitlines()[:2] == [
        "sent 2, to try again 0, given up 0",
        "sent 0, to try again 1, given up 0",
    ]
    assert len(rests) == 2
