"""`./dev manage organisations …`."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

import click

from commissioning.foundation.commands import Installation, with_installation
from commissioning.organisations.actions.loading import LoadCounts, load_rows
from commissioning.organisations.rules.charity_file import RefusedRow, read_charities
from commissioning.organisations.rules.charity_row import CharityRow

BATCH = 1_000  # rows stored together
MOST_REFUSALS_SHOWN = 100
T = TypeVar("T")


@click.group("organisations")
def organisations_commands() -> None:
    """Organisations, and the registers they are in."""


@organisations_commands.command("load")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--scheme", default="", help="The register of numbers that do not show it: GB-NIC.")
@with_installation
def load(installation: Installation, file: Path, scheme: str) -> None:
    """Load a register file of charities (CSV), so that a number fills in the name."""
    counts = LoadCounts()
    for batch in _batches(_clear(read_charities(file, scheme), counts), BATCH):
        with installation.database.transaction() as session:
            load_rows(session, batch, counts)
    if counts.refused > MOST_REFUSALS_SHOWN:
        click.echo(f"and {counts.refused - MOST_REFUSALS_SHOWN:,} more were refused", err=True)
    click.echo(counts.in_words())


def _clear(rows: Iterable[CharityRow | RefusedRow], counts: LoadCounts) -> Iterator[CharityRow]:
    """Give the rows that were understood; say which were not, the first hundred by number."""
    for row in rows:
        if isinstance(row, CharityRow):
            yield row
            continue
        counts.read += 1
        counts.refused += 1
        if counts.refused <= MOST_REFUSALS_SHOWN:
            click.echo(f"row {row.row:,}: {row.reason}", err=True)


def _batches(items: Iterator[T], size: int) -> Iterator[list[T]]:
    while batch := list(islice(items, size)):
        yield batch
