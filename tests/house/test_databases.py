"""The databases that tests get."""

import pytest
from sqlalchemy import inspect, text

from commissioning.foundation.db import Base, Database, is_sqlite


def test_a_test_gets_every_table_of_the_register_on_both_databases(database: Database) -> None:
    with database.engine.connect() as connection:
        found = set(inspect(connection).get_table_names())
    assert set(Base.metadata.tables) <= found


@pytest.mark.parametrize("visit", ["first", "second"])
def test_what_one_test_leaves_behind_no_other_meets(database: Database, visit: str) -> None:
    with database.transaction() as session:
        session.execute(text("CREATE TABLE left_behind (visit TEXT)"))
        session.execute(text("INSERT INTO left_behind VALUES (:visit)"), {"visit": visit})
    with database.reading() as session:
        assert session.scalars(text("SELECT visit FROM left_behind")).all() == [visit]


@pytest.mark.postgres
def test_the_other_database_is_a_real_postgresql(postgresql_database: Database) -> None:
    with postgresql_database.reading() as session:
        assert not is_sqlite(session)
        assert str(session.scalar(text("SELECT version()"))).startswith("PostgreSQL")
