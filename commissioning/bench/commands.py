"""`./dev manage bench …`: make a large invented register in a file of its own, and measure it."""

from dataclasses import replace
from pathlib import Path
from time import perf_counter

import click

from commissioning.app import create_app
from commissioning.bench.measuring import measure
from commissioning.bench.seeding import seed
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Refused
from commissioning.foundation.migrate import upgrade
from config import ROOT, Settings


@click.group("bench")
def bench_commands() -> None:
    """Measure the pages on a large invented register (in var/, or where --database says)."""


@bench_commands.command("run")
@click.argument("declarations", type=click.IntRange(1, 10_000_000), default=10_000)
@click.option(
    "--database", "url", default="", help="An empty database (else a file in var/)."
)
def run(declarations: int, url: str) -> None:
    """Seed DECLARATIONS declarations, once, and print what each main page takes."""
    url = url or f"sqlite:///{ROOT}/var/bench-{declarations}.sqlite3"
    database = _seeded(url, declarations)
    settings = replace(Settings.from_env(), database_url=url)
    for figure in measure(create_app(settings, database), database):
        click.echo(str(figure))
    database.dispose()


def _seeded(url: str, declarations: int) -> Database:
    file = Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite") else None
    done = file.with_suffix(".done") if file else None
    if done and done.exists():
        return Database(url)
    if file and file.exists():
        raise Refused(f"{file.name} was not seeded to its end: delete it and run this again.")
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
    upgrade(url)
    database, began = Database(url), perf_counter()
    seed(database, declarations)
    click.echo(f"Seeded {declarations:,} declarations in {perf_counter() - began:.0f} s")
    if done:
        done.touch()
    return database
