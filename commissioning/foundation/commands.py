"""`./dev manage db …`: the database itself."""

from pathlib import Path

import click
from sqlalchemy.engine import make_url

from commissioning.foundation.migrate import upgrade
from config import Settings


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
