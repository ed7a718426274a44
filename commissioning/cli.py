"""`./dev manage …`: gathers the commands of every capability."""

import sys
from typing import NoReturn

import click
from sqlalchemy.exc import ArgumentError, OperationalError, ProgrammingError

from commissioning.agreements.commands import agreements_commands
from commissioning.app import open_database
from commissioning.bench.commands import bench_commands
from commissioning.boards.commands import boards_commands, verify
from commissioning.demo.commands import demo_commands
from commissioning.foundation.commands import (
    Installation,
    database_commands,
    mail_commands,
    trail_commands,
)
from commissioning.foundation.errors import RegisterError
from commissioning.opportunities.commands import opportunity_commands
from commissioning.organisations.commands import organisations_commands
from commissioning.people.commands import people_commands
from commissioning.places.commands import places_commands
from config import Incomplete, Settings

COMMANDS: tuple[click.Command, ...] = (
    database_commands,
    organisations_commands,
    trail_commands,
    mail_commands,
    people_commands,
    opportunity_commands,
    places_commands,
    verify,
    boards_commands,
    agreements_commands,
    demo_commands,
    bench_commands,
)


@click.group()
@click.pass_context
def manage(context: click.Context) -> None:
    """The register's own commands."""
    context.obj = context.obj or open_installation


def open_installation() -> Installation:
    """Open the installation that the environment describes."""
    settings = Settings.from_env()
    return Installation(settings, open_database(settings))


for command in COMMANDS:
    manage.add_command(command)


def main() -> None:
    """Run a command; whatever the register refuses is one line and exit status 2."""
    try:
        manage()
    except (RegisterError, Incomplete) as error:
        _stop(str(error))
    except (OperationalError, ProgrammingError) as error:
        fault = str(error.orig).partition("\n")[0]
        advice = "Was ./dev manage db upgrade run?"
        _stop(f"The database does not do what was asked of it ({fault}). {advice}")
    except ArgumentError as error:  # never its address, which may hold a password
        _stop(f"DATABASE_URL names no database that can be opened ({type(error).__name__})")
    except OSError as error:
        _stop(f"{error.filename or 'The machine'}: {error.strerror or error}")


def _stop(words: str) -> NoReturn:
    click.echo(words, err=True)
    sys.exit(2)


if __name__ == "__main__":
    main()
