"""The database: one declarative base, types that mean the same on SQLite and PostgreSQL, sessions.

Sources: ../docs/adr/0002-two-databases.md. Writers on SQLite begin IMMEDIATE, since a transaction
that reads first and writes later is refused as locked in spite of any timeout.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Annotated, Any, cast

from sqlalchemy import (
    BigInteger,
    Connection,
    CursorResult,
    DateTime,
    Dialect,
    Engine,
    Integer,
    MetaData,
    String,
    Update,
    bindparam,
    create_engine,
    event,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker
from sqlalchemy.types import TypeDecorator

from commissioning.foundation.chance import REF_LENGTH, new_ref
from commissioning.foundation.clock import now

Reactions = Mapping[type, Sequence[Callable[[Session, Any], object]]]

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC moment, in and out, on both databases (SQLite alone would forget the zone)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn an aware moment into UTC; a naive one is a mistake in the program."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment back as aware UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


BigId = BigInteger().with_variant(Integer, "sqlite")  # SQLite only makes a rowid of INTEGER
Pence = Annotated[int, mapped_column(BigInteger)]


# A condition that is kept and used again must ask for the time when it runs, not when it is built.
THIS_MOMENT = bindparam("this_moment", callable_=now, type_=UtcDateTime(), unique=True)


class Base(DeclarativeBase):
    """Every table of the register."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {datetime: UtcDateTime()}


class Thing(Base):
    """A row with an identity of its own: an inner number, and a random reference for addresses."""

    __abstract__ = True

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    ref: Mapped[str] = mapped_column(String(REF_LENGTH), unique=True, default=new_ref)
    created_at: Mapped[datetime] = mapped_column(default=now)


class Database:
    """One database with a way in for writers and one for readers, who cannot write."""

    def __init__(
        self, url: str, *, read_url: str | None = None, reactions: Reactions | None = None
    ) -> None:
        self.url = url
        self.engine = _engine(url)
        self._reader = _engine(read_url) if read_url else self.engine
        reading = {"read": True, "postgresql_readonly": True}
        info = {"reactions": reactions or {}}
        writer_bind = self.engine.execution_options(write=True)
        reader_bind = self._reader.execution_options(**reading)
        self.writers = sessionmaker(writer_bind, expire_on_commit=False, info=info)
        self._readers = sessionmaker(reader_bind, expire_on_commit=False, autoflush=False)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Open a transaction that writes; leaving it commits, an error rolls all of it back."""
        with self.writers.begin() as session:
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a session that can only read."""
        with self._readers() as session:
            yield session

    def reader(self) -> Session:
        """Give a reading session that the caller closes (one per web request)."""
        return self._readers()

    def dispose(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()
        self._reader.dispose()


def rows_changed(session: Session, statement: Update) -> int:
    """Update, and tell how many rows were changed: none, where somebody else was first."""
    return cast("CursorResult[Any]", session.execute(statement)).rowcount


def is_sqlite(session: Session | Connection) -> bool:
    """Tell whether this is SQLite, for the few statements that differ."""
    bind = session.get_bind() if isinstance(session, Session) else session
    return bind.dialect.name == "sqlite"


def _engine(url: str) -> Engine:
    """Make an engine that behaves the same whichever database stands behind it."""
    if not url.startswith("sqlite"):
        # Behind a pooler in transaction mode a prepared statement may meet another server.
        return create_engine(url, pool_pre_ping=True, connect_args={"prepare_threshold": None})
    engine = create_engine(url, connect_args={"timeout": 30})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Set what SQLite keeps per connection; an agreement must survive a power cut (FULL)."""
    connection.isolation_level = None
    for pragma in (
        "busy_timeout=30000",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """Begin at once as a writer, or as a reader whom SQLite itself keeps from writing.

    The pragma makes SQLite forget every statement it has compiled, so it is only sent on a change.
    """
    options = connection.get_execution_options()
    reads = "ON" if options.get("read") else "OFF"
    if connection.info.get("query_only") != reads:
        connection.exec_driver_sql(f"PRAGMA query_only={reads}")
        connection.info["query_only"] = reads
    connection.exec_driver_sql("BEGIN" if reads == "ON" else "BEGIN IMMEDIATE")
