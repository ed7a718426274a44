"""`./dev manage db …`, `mail …` and `trail …`, and how any command meets the installation."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from time import sleep
from typing import Any

import click
from sqlalchemy.engine import make_url

from commissioning.foundation.db import Database
from commissioning.foundation.migrate import upgrade
from commissioning.foundation.post_office import send_due
from commissioning.foundation.trail_heads import faults, read_heads
from config import Incomplete, Settings

BETWEEN_ROUNDS = 10  # seconds


@dataclass(frozen=True, slots=True)
class Installation:
    """What a command works on: the settings, and the database with its reactions and heads."""

    settings: Settings
    database: Database


def with_installation(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the installation as its first argument, opened only once it runs.

    The context's object is the function that opens it: cli.py puts it there, or a test.
    """

    @click.pass_obj
    @wraps(command)
    def run(open_installation: Callable[[], Installation], *args: Any, **more: Any) -> Any:
        installation = open_installation()
        try:
            return command(installation, *args, **more)
        finally:
            installation.database.dispose()

    return run


@click.group("db")
def database_commands() -> None:
    """Make and migrate the database."""


@database_commands.command("upgrade")
def upgrade_database() -> None:
    """Bring the database to the newest form, making it if it is not there."""
    url = Settings.from_env().database_url
    file = make_url(url).database if url.startswith("sqlite") else None
    if file and file != ":memory:":
        Path(file).parent.mkdir(parents=True, exist_ok=True)
    upgrade(url)
    click.echo("The database is up to date.")


@click.group("trail")
def trail_commands() -> None:
    """The record of who did what."""


@trail_commands.command("verify")
@with_installation
def verify_trail(installation: Installation) -> None:
    """Walk the whole trail; each changed, removed, inserted or cut-off entry is one line."""
    kept = read_heads(installation.settings.trail_heads)
    with installation.database.reading() as session:
        found = list(faults(session, kept))
    for fault in found:
        click.echo(str(fault), err=True)
    if found:
        sys.exit(1)
    click.echo("The trail is whole.")


@click.group("mail")
def mail_commands() -> None:
    """Letters on their way."""


@mail_commands.command("send")
@click.option("--watch", is_flag=True, help="Go on sending, until stopped.")
@with_installation
def send_mail(installation: Installation, watch: bool) -> None:
    """Send the letters that are due.

    Raises:
        Incomplete: No mail server is set.
    """
    if not installation.settings.smtp_host:
        raise Incomplete("SMTP_HOST is missing: letters stay in the outbox until it is set.")
    while True:
        tally = send_due(installation.database, installation.settings)
        if tally.any or not watch:
            click.echo(str(tally))
        if not watch:
            return
        if not tally.any:
            sleep(BETWEEN_ROUNDS)
