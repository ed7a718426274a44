"""`./dev manage verify`: what is derived in the register equals what it is derived from."""

import sys
from itertools import chain

import click

from commissioning.foundation.commands import Installation, with_installation
from commissioning.register.queries.verifying import (
    batches,
    filed_wrongly,
    how_many,
    seen_wrongly,
    some_actors,
)

MOST_SHOWN = 50


@click.command("verify")
@click.option("--seats", default=50, show_default=True, help="How many seats to look through.")
@with_installation
def verify(installation: Installation, seats: int) -> None:
    """Hold the index against the policy: everyone finds what they may see, and nothing else."""
    faults = 0
    with installation.database.reading() as session:
        actors = some_actors(session, seats)
        number = how_many(session)
        for batch in batches(session):
            wrong = chain(filed_wrongly(session, batch), seen_wrongly(session, batch, actors))
            for fault in wrong:
                faults += 1
                if faults <= MOST_SHOWN:
                    click.echo(fault, err=True)
    if faults:
        click.echo(f"{faults:,} faults in {number:,} declarations", err=True)
        sys.exit(1)
    click.echo(f"{number:,} declarations are filed as they ought to be")
