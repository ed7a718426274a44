"""`./dev manage bench …`: make a large invented register and measure it (docs/speed.md)."""

from dataclasses import replace
from pathlib import Path
from time import perf_counter

import click
from sqlalchemy import func, select, text

from commissioning.app import create_app
from commissioning.bench.measured_pages import COMMON_WORD, FAR, FIRST
from commissioning.bench.measuring import Figure, measure
from commissioning.bench.papers import PARTIES, RISKS, time_of_a_large_paper
from commissioning.bench.seeding import seed
from commissioning.foundation.db import Database
from commissioning.foundation.errors import Refused
from commissioning.foundation.migrate import upgrade
from commissioning.opportunities.imports.files import import_files
from commissioning.register.models import Declaration, DeclarationFacets
from config import ROOT, Settings

FILE = f"sqlite:///{ROOT}/var/bench-{{n}}.sqlite3"
Figures = dict[str, Figure]


@click.group("bench")
def bench_commands() -> None:
    """Measure the pages on a large invented register (docs/speed.md says what is measured)."""


@bench_commands.command("run")
@click.argument("declarations", nargs=-1, type=click.IntRange(100, 10_000_000))
@click.option("--database", "url", default=FILE, help="An empty one; {n} is the number.")
def run(declarations: tuple[int, ...], url: str) -> None:
    """Print what each main page takes, for each number of DECLARATIONS (else 10,000)."""
    told = [_run(url.replace("{n}", str(n)), n) for n in sorted(declarations) or [10_000]]
    _ratios(told[0], told[-1])


@bench_commands.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--database", "url", required=True, help="An empty database.")
def import_rate(files: tuple[Path, ...], url: str) -> None:
    """Print how many releases of published notices are stored in a second."""
    upgrade(url)
    database, began = Database(url), perf_counter()
    counts = import_files(database, files, click.echo).counts
    taken = perf_counter() - began
    click.echo(counts.in_words())
    stored = counts.added + counts.changed
    click.echo(f"{stored / taken:,.0f} releases a second, over {taken:.1f} s")
    database.dispose()


@bench_commands.command("paper")
def paper() -> None:
    """Print how long the PDF of a large agreement takes."""
    seconds, size = time_of_a_large_paper()
    click.echo(f"{PARTIES} parties, {RISKS} risks: {seconds:.2f} s, {size / 1024:,.0f} KB")


def _run(url: str, declarations: int) -> Figures:
    database = _seeded(url, declarations)
    settings = replace(Settings.from_env(), database_url=url)
    click.echo(f"\n{declarations:,} declarations on {database.engine.dialect.name}")
    told: Figures = {}
    for figure in measure(create_app(settings, database), database):
        click.echo(str(figure))
        told[figure.page.name] = figure
    database.dispose()
    return told


def _ratios(small: Figures, large: Figures) -> None:
    """Print the figures that are goals of their own, as ratios of CPU."""
    far = large[FAR].cpu / large[FIRST].cpu
    click.echo(f"\nthe last pages over the first: {far:.2f}")
    if small is not large:
        grown = large[COMMON_WORD].cpu / small[COMMON_WORD].cpu
        click.echo(f"a search of the larger register over the smaller: {grown:.2f}")


def _seeded(url: str, declarations: int) -> Database:
    """Open a database with so many declarations, filling an empty one."""
    if url.startswith("sqlite:///"):
        Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    upgrade(url)
    database = Database(url)
    held = _held(database)
    if held == (0, 0):
        _fill(database, declarations)
    elif held != (declarations, declarations):
        raise Refused("That database holds something else, or half of it: name an empty one.")
    return database


def _held(database: Database) -> tuple[int, int]:
    """Count the declarations, and those of them that are filed."""
    with database.reading() as session:
        kinds = (Declaration.id, DeclarationFacets.declaration_id)
        rows, filed = (session.scalar(select(func.count(kind))) or 0 for kind in kinds)
    return rows, filed


def _fill(database: Database, declarations: int) -> None:
    began = perf_counter()
    seed(database, declarations)
    with database.transaction() as session:
        session.execute(text("ANALYZE"))
    click.echo(f"Seeded {declarations:,} declarations in {perf_counter() - began:.0f} s")
