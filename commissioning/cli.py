"""`./dev manage …`: gathers the commands of every capability."""

import sys

import click

from commissioning.foundation.commands import database_commands
from commissioning.foundation.errors import RegisterError

COMMANDS = (database_commands,)


@click.group()
def manage() -> None:
    """The register's own commands."""


for command in COMMANDS:
    manage.add_command(command)


def main() -> None:
    """Run a command; whatever the register refuses is one line and exit status 2."""
    try:
        manage()
    except RegisterError as error:
        click.echo(str(error), err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
