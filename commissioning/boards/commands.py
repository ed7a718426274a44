"""`./dev manage verify` and `./dev manage boards …`.

To verify is to prove what the floors below ask to be proved, and that boards decided what stands.
"""

import sys
from datetime import timedelta
from itertools import chain, islice
from typing import Any

import click

from commissioning.boards.actions.reminding import remind as remind_of
from commissioning.boards.queries.reminding import coming
from commissioning.boards.queries.verifying import (
    approved_wrongly,
    decided_wrongly,
    how_many,
    words_written_wrongly,
)
from commissioning.boards.rules.reminders import DAYS_BEFORE, MOST_DAYS
from commissioning.foundation.clock import today
from commissioning.foundation.commands import Installation, with_installation
from commissioning.foundation.filters import plural
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


@click.group("boards")
def boards_commands() -> None:
    """Boards and what they decide."""


@boards_commands.command("remind")
@click.option(
    "--days",
    default=DAYS_BEFORE,
    show_default=True,
    type=click.IntRange(0, MOST_DAYS),
    help="How long before its meeting or its last day a decision begins to remind.",
)
@with_installation
def remind(installation: Installation, days: int) -> None:
    """Write to those on boards for whom a decision still waits, as its day comes near.

    Run it every morning: nobody gets a second letter about the same decision on the same day.
    """
    with installation.database.reading() as session:
        numbers = coming(session, today(), today() + timedelta(days=days))
    posted = [_reminded(installation, number) for number in numbers]
    decisions = plural(sum(each > 0 for each in posted), "decision", "decisions")
    click.echo(f"In the outbox: {plural(sum(posted), 'letter', 'letters')} about {decisions}.")


def _reminded(installation: Installation, number: int) -> int:
    """Remind of one decision in a transaction of its own."""
    with installation.database.transaction() as session:
        return remind_of(session, number, installation.settings.address)
