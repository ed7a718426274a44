"""`./dev manage verify`: what is derived in the register equals what it is derived from."""

import sys
from collections.abc import Iterator, Sequence

import click
from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor
from commissioning.foundation.commands import Installation, with_installation
from commissioning.places.queries.concerning import written_wrongly as concerns_written_wrongly
from commissioning.register.queries.verifying import (
    batches,
    bidders_not_noted,
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
        for fault in _faults(session, actors):
            faults += 1
            if faults <= MOST_SHOWN:
                click.echo(fault, err=True)
    if faults:
        click.echo(f"{faults:,} faults in {number:,} declarations", err=True)
        sys.exit(1)
    click.echo(f"{number:,} declarations are filed as they ought to be")


def _faults(session: Session, actors: Sequence[Actor]) -> Iterator[str]:
    """Walk through what is derived; what lower floors were told of first."""
    yield from concerns_written_wrongly(session)
    yield from bidders_not_noted(session)
    for batch in batches(session):
        yield from filed_wrongly(session, batch)
        yield from seen_wrongly(session, batch, actors)
