"""Alembic's entry: forward only, batch mode for SQLite, short waits for locks.

SQLite changes a table by building it anew, and the old one cannot be dropped while others point at
it: its foreign keys rest meanwhile, and every row is looked at before what was done is kept.
"""

from collections.abc import Collection, Mapping
from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from alembic.runtime.migration import MigrationContext, MigrationInfo
from alembic.util import CommandError
from sqlalchemy import Connection, text

from commissioning.agreements import models as agreements
from commissioning.boards import models as boards
from commissioning.foundation import outbox, trail
from commissioning.foundation.db import Base, Database, UtcDateTime
from commissioning.opportunities import models as opportunities
from commissioning.organisations import models as organisations
from commissioning.partnerships import models as partnerships
from commissioning.people import models as people
from commissioning.places import models as places
from commissioning.register import models as register
from commissioning.reviews import models as reviews

# Imported for their tables, which is the one import for its side effect the house allows.
MODELS = (
    outbox,
    trail,
    people,
    organisations,
    places,
    opportunities,
    register,
    partnerships,
    agreements,
    boards,
    reviews,
)


def run(connection: Connection) -> None:
    """Migrate over this connection; on PostgreSQL never wait long behind other work for a lock."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET lock_timeout = '5s'"))
        connection.commit()
    else:
        _rest_foreign_keys(connection)
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        transaction_per_migration=connection.dialect.name == "postgresql",
        on_version_apply=_look_at_foreign_keys,
        include_name=_ours,
        render_item=_rendered,
    )
    with context.begin_transaction():
        context.run_migrations()


def _rest_foreign_keys(connection: Connection) -> None:
    """Let SQLite's foreign keys rest; within a transaction it would not listen."""
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys=OFF")


def _look_at_foreign_keys(
    ctx: MigrationContext, step: MigrationInfo, heads: Collection[Any], run_args: Mapping[str, Any]
) -> None:
    """Refuse to keep a migration of SQLite that leaves a row pointing at nothing."""
    if ctx.dialect.name != "sqlite" or ctx.connection is None:
        return
    broken = [row[0] for row in ctx.connection.execute(text("PRAGMA foreign_key_check"))]
    if broken:
        many = "1 row points" if len(broken) == 1 else f"{len(broken):,} rows point"
        tables = ", ".join(sorted(set(broken)))
        raise CommandError(f"Nothing was changed: {many} at nothing, in {tables}")


def _ours(name: str | None, kind: str, _parents: object) -> bool:
    """Leave the text index alone: its tables are not described by models."""
    return not (kind == "table" and name is not None and "_text_" in name)


def _rendered(_kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Write our own type as what it is stored as, so that migrations never import the program."""
    return "sa.DateTime(timezone=True)" if isinstance(item, UtcDateTime) else False


database = Database(context.config.get_main_option("sqlalchemy.url") or "")
try:
    with database.engine.execution_options(write=True).connect() as connection:
        run(connection)
        connection.commit()
finally:
    database.dispose()
