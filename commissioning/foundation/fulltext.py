"""The text index: every list and search of the register asks it, and its work is always bounded.

An entry is a set of tokens (words, facets, and the audiences that may see it) under the number of
a row. A question is an AND of ORs over tokens, answered with at most `limit` numbers, newest first
or soonest deadline first. Because audiences are tokens like any other, a bound such as "the newest
1,000" is always taken within what the asker may see, and hidden rows can change nothing.

SQLite: two FTS5 tables whose rowids are the orders themselves. PostgreSQL: one table with a GIN
index over tokens. Nothing is ranked by statistics. See docs/adr/0004-the-text-index.md.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import TextClause, text
from sqlalchemy.orm import Session

from commissioning.foundation.db import is_sqlite

BOUND = 1_000  # how far a question looks; beyond it pages say "1,000+"
NO_DEADLINE = 2**31 - 1  # sorts after every real day
ROOM = 2**31  # row numbers below this share one deadline's room

Question = Sequence[Sequence[str]]  # all of (any of tokens)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row as the index holds it.

    `day` is the deadline in days since 1970 (opportunities count minutes), or NO_DEADLINE.
    """

    id: int
    tokens: frozenset[str]
    day: int = NO_DEADLINE

    @property
    def deadline_key(self) -> int:
        """Order by deadline, then by row."""
        return self.day * ROOM + self.id


@dataclass(frozen=True, slots=True)
class TextIndex:
    """One index; `name` is a plain word that names its tables, which a migration made."""

    name: str

    def put(self, session: Session, entries: Iterable[Entry]) -> None:
        """Write entries, replacing what stood under the same numbers."""
        held = list(entries)
        self.drop(session, [entry.id for entry in held])
        self.add(session, held)

    def add(self, session: Session, entries: Iterable[Entry]) -> None:
        """Write entries under numbers that hold none yet (imports, which write many)."""
        rows = [
            {"id": e.id, "key": e.deadline_key, "doc": self._document(session, e)} for e in entries
        ]
        if rows:
            for statement in self._inserts(session):
                session.execute(text(statement), rows)

    def drop(self, session: Session, ids: Sequence[int]) -> None:
        """Take entries out."""
        rows = [{"id": number} for number in ids]
        if not rows:
            return
        tables = ("deadline", "newest", "entry") if is_sqlite(session) else ("entry",)
        for table in tables:
            session.execute(text(_drop_statement(self.name, table)), rows)

    def newest(
        self, session: Session, question: Question, *, before: int | None = None, limit: int
    ) -> list[int]:
        """Give up to `limit` row numbers that answer `question`, newest first, below `before`."""
        bound = {"match": _match(session, question), "limit": limit, "key": before or 2**62}
        statement = _NEWEST_SQLITE if is_sqlite(session) else _NEWEST_POSTGRESQL
        return sorted(self._numbers(session, statement, bound), reverse=True)

    def soonest(self, session: Session, question: Question, *, after: int, limit: int) -> list[int]:
        """Give up to `limit` row numbers with the soonest deadlines whose key is above `after`.

        `after` is a deadline key (`Entry.deadline_key`); `day * ROOM` starts at a day.
        """
        bound = {"match": _match(session, question), "limit": limit, "key": after}
        statement = _SOONEST_SQLITE if is_sqlite(session) else _SOONEST_POSTGRESQL
        return [key % ROOM for key in sorted(self._numbers(session, statement, bound))]

    def _numbers(self, session: Session, statement: str, bound: dict[str, object]) -> list[int]:
        """Read many numbers as one text: a row for each would cost more than finding them."""
        found: str | None = session.scalar(_asked(statement, self.name), bound)
        return [int(number) for number in found.split(",")] if found else []

    def tokens_of(self, session: Session, number: int) -> frozenset[str]:
        """Give what is held for one row (for `./dev manage verify` and tests)."""
        statement = _DOC_SQLITE if is_sqlite(session) else _DOC_POSTGRESQL
        doc = session.scalar(text(statement.format(name=self.name)), {"id": number})
        return frozenset((doc or "").split())

    def _document(self, session: Session, entry: Entry) -> object:
        """Give the tokens in the form the database takes."""
        tokens = sorted(entry.tokens)
        return " ".join(tokens) if is_sqlite(session) else tokens

    def _inserts(self, session: Session) -> list[str]:
        """Give the statements that write one entry."""
        statements = _INSERTS_SQLITE if is_sqlite(session) else _INSERTS_POSTGRESQL
        return [statement.format(name=self.name) for statement in statements]


@cache
def _asked(statement: str, name: str) -> TextClause:
    return text(statement.format(name=name))


def _match(session: Session, question: Question) -> str:
    """Write the question in the database's own tongue; tokens are quoted, so all are harmless."""
    if is_sqlite(session):
        parts = ("(" + " OR ".join(f'"{_clean(t)}"' for t in group) + ")" for group in question)
        return " AND ".join(parts)
    parts = ("(" + " | ".join(f"'{_clean(t)}'" for t in group) + ")" for group in question)
    return " & ".join(parts)


def _clean(token: str) -> str:
    """Let through only what a token may be, so that nothing in it can be read as an operator."""
    plain = token.replace("_", "").isalnum()
    return token if plain else "_nothing"


def _drop_statement(name: str, table: str) -> str:
    """Give the statement that removes one row's entry; the deadline's key is found by its row."""
    if table == "deadline":
        return (
            f"DELETE FROM {name}_deadline WHERE rowid = "  # noqa: S608 (name is our own constant)
            f"(SELECT deadline_key FROM {name}_entry WHERE id = :id)"
        )
    column = "rowid" if table == "newest" else "id"
    return f"DELETE FROM {name}_{table} WHERE {column} = :id"  # noqa: S608 (our own constant)


_INSERTS_SQLITE = (
    "INSERT INTO {name}_newest (rowid, doc) VALUES (:id, :doc)",
    "INSERT INTO {name}_deadline (rowid, doc) VALUES (:key, :doc)",
    "INSERT INTO {name}_entry (id, deadline_key) VALUES (:id, :key)",
)
_INSERTS_POSTGRESQL = (
    (
        "INSERT INTO {name}_entry (id, deadline_key, doc)"
        " VALUES (:id, :key, array_to_tsvector(CAST(:doc AS text[])))"
    ),
)
_NEWEST_SQLITE = (
    "SELECT group_concat(rowid) FROM (SELECT rowid FROM {name}_newest"
    " WHERE {name}_newest MATCH :match AND rowid < :key ORDER BY rowid DESC LIMIT :limit)"
)
_SOONEST_SQLITE = (
    "SELECT group_concat(rowid) FROM (SELECT rowid FROM {name}_deadline"
    " WHERE {name}_deadline MATCH :match AND rowid > :key ORDER BY rowid LIMIT :limit)"
)
_NEWEST_POSTGRESQL = (
    "SELECT string_agg(CAST(id AS text), ',') FROM (SELECT id FROM {name}_entry"
    " WHERE doc @@ CAST(:match AS tsquery) AND id < :key ORDER BY id DESC LIMIT :limit) AS found"
)
_SOONEST_POSTGRESQL = (
    "SELECT string_agg(CAST(deadline_key AS text), ',') FROM (SELECT deadline_key"
    " FROM {name}_entry WHERE doc @@ CAST(:match AS tsquery) AND deadline_key > :key"
    " ORDER BY deadline_key LIMIT :limit) AS found"
)
_DOC_SQLITE = "SELECT doc FROM {name}_newest WHERE rowid = :id"
_DOC_POSTGRESQL = (
    "SELECT array_to_string(tsvector_to_array(doc), ' ') FROM {name}_entry WHERE id = :id"
)

OPPORTUNITIES = TextIndex("opportunity_text")
DECLARATIONS = TextIndex("declaration_text")
ORGANISATIONS = TextIndex("organisation_text")
