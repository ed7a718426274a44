"""`./dev manage verify`: the proofs of the floors below, and that boards decided what stands."""

import sys
from itertools import chain, islice
from typing import Any

import click

from commissioning.boards.queries.verifying import (
    approved_wrongly,
    decided_wrongly,
    how_many,
    words_written_wrongly,
)
from commissioning.foundation.commands import Installation, with_installation
from commissioning.partnerships.commands import verify as verify_partnerships

MOST_SHOWN = 50


@click.command("verify", params=verify_partnerships.params, help=verify_partnerships.help)
@click.pass_context
def verify(context: click.Context, /, **asked: Any) -> None:
    """Prove what boards decided, then what the floors below ask to be proved."""
    wrong = context.invoke(decisions_wrong)
    context.invoke(verify_partnerships, **asked)
    if wrong:
        sys.exit(1)


@click.command("decisions")
@with_installation
def decisions_wrong(installation: Installation) -> bool:
    """Say which decisions of boards do not follow from what is kept of them; tell if any."""
    with installation.database.reading() as session:
        number = how_many(session)
        asked = (decided_wrongly, words_written_wrongly, approved_wrongly)
        found = chain.from_iterable(ask(session) for ask in asked)
        faults = list(islice(found, MOST_SHOWN))
    for fault in faults:
        click.echo(fault, err=True)
    if not faults:
        click.echo(f"{number:,} decisions of boards follow from their votes, lists and rules")
    return bool(faults)
