"""`./dev manage boards …`."""

from datetime import timedelta

import click

from commissioning.boards.actions.reminding import remind as remind_of
from commissioning.boards.queries.reminding import coming
from commissioning.boards.rules.reminders import DAYS_BEFORE, MOST_DAYS
from commissioning.foundation.clock import today
from commissioning.foundation.commands import Installation, with_installation
from commissioning.foundation.filters import plural


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
