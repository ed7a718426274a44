"""`./dev manage …`: gathers the commands of every capability."""

import sys
from typing import NoReturn

import click
from alembic.util import CommandError
from sqlalchemy.exc import ArgumentError, OperationalError, ProgrammingError
from sqlalchemy.orm import Session

from commissioning.agreements.commands import agreements_commands
from commissioning.agreements.queries.verifying import VERSIONS_HOLD
from commissioning.app import open_database
from commissioning.bench.commands import bench_commands
from commissioning.boards.commands import boards_commands
from commissioning.boards.queries.verifying import DECISIONS_HOLD
from commissioning.demo.commands import demo_commands
from commissioning.foundation.commands import (
    Installation,
    database_commands,
    mail_commands,
    trail_commands,
    with_installation,
)
from commissioning.foundation.errors import RegisterError
from commissioning.foundation.proof import Proof
from commissioning.opportunities.commands import opportunity_commands
from commissioning.organisations.commands import organisations_commands
from commissioning.partnerships.queries.joint import DISCLOSURES_HOLD
from commissioning.people.commands import people_commands
from commissioning.places.commands import places_commands
from commissioning.register.queries.verifying import index_holds
from config import Incomplete, Settings

COMMANDS: tuple[click.Command, ...] = (
    database_commands,
    organisations_commands,
    trail_commands,
    mail_commands,
    people_commands,
    opportunity_commands,
    places_commands,
    boards_commands,
    agreements_commands,
    demo_commands,
    bench_commands,
)
MOST_SHOWN = 50  # faults of one kind; the others are counted


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


@manage.command()
@click.option("--seats", default=50, show_default=True, help="How many seats to look through.")
@with_installation
def verify(installation: Installation, seats: int) -> None:
    """Prove from what is kept that nothing is otherwise than it ought to be.

    Versions stand as they were offered and signed; each board decided what its votes say, by its
    rule; partners see of each other's bids what
    their partnership gives them; and everyone finds what they may see, and nothing else.
    """
    with installation.database.reading() as session:
        asked = (VERSIONS_HOLD, DECISIONS_HOLD, DISCLOSURES_HOLD, index_holds(seats))
        proven = [_proven(session, proof) for proof in asked]
    if not all(proven):
        sys.exit(1)


def _proven(session: Session, proof: Proof) -> bool:
    """Name what is wrong, or say that nothing is; tell whether it is proven."""
    faults = 0
    for faults, fault in enumerate(proof.faults(session), start=1):
        if faults <= MOST_SHOWN:
            click.echo(fault, err=True)
    number = f"{proof.how_many(session):,} {proof.things}"
    if faults:
        click.echo(f"{faults:,} faults in {number}", err=True)
    else:
        click.echo(f"{number} {proof.sound}")
    return not faults


def main() -> None:
    """Run a command; whatever the register refuses is one line and exit status 2."""
    try:
        manage()
    except (RegisterError, Incomplete, CommandError) as error:
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
