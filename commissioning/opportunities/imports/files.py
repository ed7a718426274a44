"""One file after another: each is checked as a whole, then loaded in batches."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

from commissioning.foundation.db import Database
from commissioning.foundation.errors import UnreadableFile
from commissioning.opportunities.imports.batches import load
from commissioning.opportunities.rules.counts import Counts
from commissioning.opportunities.rules.notice import Refusal
from commissioning.opportunities.rules.reading import check_syntax, read_notices

BATCH = 500  # releases in one transaction: few enough that other writers hardly wait
T = TypeVar("T")
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of several files: the counts, and whether every file could be read."""

    counts: Counts
    all_read: bool


def import_files(database: Database, paths: Iterable[Path], say: Say) -> Imported:
    """Load files one after another; one that cannot be read is said, and the others still go on.

    `say` is given one line for each refused release and each unreadable file.
    """
    counts, all_read = Counts(), True
    for path in paths:
        try:
            for done in import_file(database, path, say):
                counts += done
        except UnreadableFile as problem:
            say(str(problem))
            all_read = False
    return Imported(counts, all_read)


def import_file(database: Database, path: Path, say: Say) -> Iterator[Counts]:
    """Load one file, giving the counts of each batch once it is stored.

    Raises:
        UnreadableFile: Before anything is stored, unless the file changes while it is read.
    """
    outline = check_syntax(path)
    for batch in _batches(read_notices(path, outline)):
        for found in batch:
            if isinstance(found, Refusal):
                say(f"{path}: release {found.position:,} ({found.name}): {found.reason}")
        yield load(database, batch)


def _batches(found: Iterator[T]) -> Iterator[list[T]]:
    while batch := list(islice(found, BATCH)):
        yield batch
