"""`./dev manage opportunities …`."""

import sys
from pathlib import Path

import click

from commissioning.foundation.commands import Installation, with_installation
from commissioning.opportunities.imports.files import import_files


@click.group("opportunities")
def opportunity_commands() -> None:
    """The catalogue of opportunities."""


@opportunity_commands.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="End with the counts as one JSON object.")
@with_installation
def import_notices(installation: Installation, files: tuple[Path, ...], *, as_json: bool) -> None:
    """Load published notices: OCDS packages, records, releases, JSON Lines, or the CSV export.

    Running it again adds nothing. What a file points at is never fetched. The exit status is 2
    when a file could not be read; the others are loaded all the same.
    """
    done = import_files(installation.database, files, lambda line: click.echo(line, err=True))
    click.echo(done.counts.as_json() if as_json else done.counts.in_words())
    if not done.all_read:
        sys.exit(2)
