"""An import that is cut off, and one among many others who read and write."""

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import func, select

from commissioning.foundation.db import Database
from commissioning.opportunities.imports.files import BATCH, import_files
from commissioning.opportunities.models import (
    CatalogueEntry,
    Opportunity,
    OpportunityArea,
    OpportunityTheme,
    Release,
)
from commissioning.opportunities.rules.counts import Counts
from commissioning.people.models import Person
from tests.rules.opportunities.written import in_file, tender

ROOT = Path(__file__).parents[3]
BATCHES = 6
WRITERS = 32
IMPORTER = """
import sys
from pathlib import Path
from commissioning.foundation.db import Database
from commissioning.opportunities.imports.files import import_file
for _ in import_file(Database(sys.argv[1]), Path(sys.argv[2]), print):
    print("batch", flush=True)
"""


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Give a file of several batches; every tenth release amends an opportunity before it."""
    lines = [json.dumps(_release(number)) for number in range(BATCHES * BATCH)]
    return in_file(tmp_path, "\n".join(lines), "many.jsonl")


def _release(number: int) -> dict[str, object]:
    about = number - 7 if number % 10 == 9 else number
    cpv = {"scheme": "CPV", "id": "85311300"}
    items = [{"id": "1", "deliveryAddresses": [{"region": "UKK41"}]}]
    said = tender(title=f"Befriending {number}", classification=cpv, items=items)
    date = f"2025-01-23T{number // 3600:02}:{number // 60 % 60:02}:{number % 60:02}Z"
    return said | {"ocid": f"ocds-b5fd17-{about}", "id": str(number), "date": date}


def _whole(database: Database) -> Sequence[object]:
    """Give all that an import stores, without what is drawn by chance or from the clock."""
    columns = (
        Opportunity.ocid, Opportunity.title, Opportunity.latest_at, Opportunity.published_at,
        CatalogueEntry.facets, Release.release_id, Release.changes,
        OpportunityArea.code, OpportunityTheme.code,
    )  # fmt: skip
    asked = (
        select(*columns)
        .join(CatalogueEntry, CatalogueEntry.opportunity_id == Opportunity.id)
        .join(Release, Release.opportunity_id == Opportunity.id)
        .join(OpportunityArea, OpportunityArea.opportunity_id == Opportunity.id)
        .join(OpportunityTheme, OpportunityTheme.opportunity_id == Opportunity.id)
        .order_by(Release.ocid, Release.release_id, OpportunityTheme.code)
    )
    with database.reading() as session:
        return [tuple(row) for row in session.execute(asked)]


def _releases(database: Database) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(Release)) or 0


def test_a_killed_import_leaves_whole_batches_and_a_second_run_completes_it(
    sqlite_database: Database, sqlite_template: Path, many: Path, tmp_path: Path
) -> None:
    _kill_in_the_middle(sqlite_database.url, many)
    stored = _releases(sqlite_database)
    assert 0 < stored < BATCHES * BATCH
    assert stored % BATCH == 0
    again = import_files(sqlite_database, [many], print).counts
    assert again.unchanged == stored
    assert again.read == BATCHES * BATCH

    undisturbed = Database(f"sqlite:///{_copy(sqlite_template, tmp_path)}")
    counts = import_files(undisturbed, [many], print).counts
    assert again.added + again.changed + stored == counts.added + counts.changed
    assert _whole(sqlite_database) == _whole(undisturbed)
    assert import_files(sqlite_database, [many], print).counts == Counts(unchanged=counts.read)
    undisturbed.dispose()


def _kill_in_the_middle(url: str, path: Path) -> None:
    """Kill an import (not kindly) while it works on a batch chosen by chance."""
    command = [sys.executable, "-c", IMPORTER, url, str(path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, cwd=ROOT) as importing:  # noqa: S603  # our own
        assert importing.stdout is not None
        for _ in range(random.randint(1, BATCHES - 2)):  # noqa: S311  # no secret
            assert importing.stdout.readline() == b"batch\n"
        os.kill(importing.pid, signal.SIGKILL)


def _copy(template: Path, folder: Path) -> Path:
    copied = folder / "undisturbed.sqlite3"
    copied.write_bytes(template.read_bytes())
    return copied


def test_an_import_and_many_writers_get_on_with_each_other(
    sqlite_database: Database, many: Path
) -> None:
    done = Event()
    importer = Database(sqlite_database.url)  # a process of its own in real life

    def write(number: int) -> int:
        written = 0
        while not done.is_set():
            with sqlite_database.transaction() as session:
                name = f"{number}-{written}"
                session.add(Person(name=name, email=f"{name}@example.org"))
            with sqlite_database.reading() as session:
                session.scalar(select(func.count()).select_from(Opportunity))
            written += 1
        return written

    with ThreadPoolExecutor(WRITERS) as writers:
        working = [writers.submit(write, number) for number in range(WRITERS)]
        try:
            counts = import_files(importer, [many], print).counts
        finally:
            done.set()
            importer.dispose()
        written = sum(each.result() for each in working)
    assert counts.read == BATCHES * BATCH
    with sqlite_database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Person)) == written
    assert _releases(sqlite_database) == BATCHES * BATCH
