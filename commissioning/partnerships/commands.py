"""`./dev manage verify`: the register's own proof, and that partners see what they ought to."""

import sys
from itertools import islice
from typing import Any

import click

from commissioning.foundation.commands import Installation, with_installation
from commissioning.partnerships.queries.joint import disclosed_wrongly
from commissioning.register.commands import MOST_SHOWN
from commissioning.register.commands import verify as verify_register


@click.command("verify", params=verify_register.params, help=verify_register.help)
@click.pass_context
def verify(context: click.Context, /, **asked: Any) -> None:
    """Hold the index against the policy, and disclosures against the partnerships behind them."""
    wrong = context.invoke(disclosures_wrong)
    context.invoke(verify_register, **asked)
    if wrong:
        sys.exit(1)


@click.command("disclosures")
@with_installation
def disclosures_wrong(installation: Installation) -> bool:
    """Say what partners see and ought not to, or ought to see and do not; tell if anything."""
    with installation.database.reading() as session:
        faults = list(islice(disclosed_wrongly(session), MOST_SHOWN))
    for fault in faults:
        click.echo(fault, err=True)
    return bool(faults)
