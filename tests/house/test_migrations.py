"""Migrations make what the models say, and whatever stands in a database outlives them."""

from os import pathsep
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import select, text

from commissioning.cli import main
from commissioning.foundation.db import Database
from commissioning.foundation.migrate import MIGRATIONS, alembic_config
from commissioning.places.models import Charter, Place

ONE_MORE = """
from alembic import op

revision, down_revision = "9999", "{newest}"


def upgrade() -> None:
    {change}
"""
# A column that is changed is a table built anew on SQLite.
BUILD_ANEW = (
    'with op.batch_alter_table("place") as place: place.alter_column("about", nullable=True)'
)
LEAVE_BEHIND = 'op.execute("DELETE FROM place")'


def test_migrations_make_what_the_models_say(database: Database) -> None:
    command.check(alembic_config(database.url))


def test_a_table_that_others_point_at_can_be_built_anew(database: Database, tmp_path: Path) -> None:
    _write_a_charter(database)
    _one_more(database, tmp_path, BUILD_ANEW)
    assert _charters(database) == ["Saltmere"]


def test_a_migration_of_sqlite_leaves_no_row_pointing_at_nothing(
    sqlite_database: Database, tmp_path: Path
) -> None:
    _write_a_charter(sqlite_database)
    with pytest.raises(CommandError, match="1 row points at nothing, in charter"):
        _one_more(sqlite_database, tmp_path, LEAVE_BEHIND)
    assert _charters(sqlite_database) == ["Saltmere"]


def test_a_database_newer_than_the_program_is_one_line_and_no_traceback(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with sqlite_database.transaction() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    monkeypatch.setenv("DATABASE_URL", sqlite_database.url)
    monkeypatch.setattr("sys.argv", ["manage", "db", "upgrade"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert "9999" in capsys.readouterr().err


def _write_a_charter(database: Database) -> None:
    with database.transaction() as session:
        place = Place(name="Saltmere")
        session.add(place)
        session.flush()
        session.add(Charter(place_id=place.id, number=1, text="We say what we bid for."))


def _charters(database: Database) -> list[str]:
    """Give the names of the places whose charters still stand."""
    with database.reading() as session:
        joined = select(Place.name).join(Charter, Charter.place_id == Place.id)
        return list(session.scalars(joined))


def _one_more(database: Database, folder: Path, change: str) -> None:
    """Upgrade with the register's migrations and one more after them."""
    config = alembic_config(database.url)
    newest = ScriptDirectory.from_config(config).get_current_head()
    (folder / "one_more.py").write_text(ONE_MORE.format(newest=newest, change=change))
    config.set_main_option("path_separator", "os")
    config.set_main_option("version_locations", f"{MIGRATIONS / 'versions'}{pathsep}{folder}")
    command.upgrade(config, "head")
