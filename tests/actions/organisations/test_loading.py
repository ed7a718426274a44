"""Loading a register file: whole, again without change, and matched with what is here."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from commissioning.foundation.commands import Installation
from commissioning.foundation.db import Database
from commissioning.foundation.errors import UnreadableFile
from commissioning.organisations.actions.registering import add_identifier
from commissioning.organisations.commands import organisations_commands
from commissioning.organisations.models import Identifier, RegisterRow
from commissioning.organisations.rules.identifiers import OrgIdentifier
from tests.actions.organisations.conftest import Town

CSV = """org_id,name,postcode,active,web
GB-CHC-1000001,HARBOUR TRUST,PL1 1AA,True,www.harbour.example
GB-CHC-1000002,QUAY CARERS,PL1 1AB,False,
nonsense,NOBODY,,,
GB-CHC-1000003,,PL1 1AC,True,
"""


def load(database: Database, file: Path) -> Result:
    return CliRunner().invoke(
        organisations_commands,
        ["load", str(file)],
        obj=lambda: Installation(None, database),  # type: ignore[arg-type]  # no settings needed
        catch_exceptions=False,
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "charities.csv"
    path.write_text(CSV, encoding="utf-8")
    return path


def test_a_file_is_loaded_and_counted_on_one_line(database: Database, file: Path) -> None:
    done = load(database, file)
    assert done.stdout.startswith("read 4 = added 2 + changed 0 + unchanged 0 + refused 2;")
    assert done.stdout.count("\n") == 1
    with database.reading() as session:
        row = session.get_one(RegisterRow, ("GB-CHC", "1000002"))
        assert (row.name, row.active) == ("QUAY CARERS", False)


def test_each_refused_row_is_named_by_its_number(database: Database, file: Path) -> None:
    lines = load(database, file).stderr.splitlines()
    assert [line.split(":")[0] for line in lines] == ["row 4", "row 5"]


def test_loading_again_changes_nothing_and_a_change_is_counted(
    database: Database, file: Path
) -> None:
    load(database, file)
    assert "added 0 + changed 0 + unchanged 2" in load(database, file).stdout
    file.write_text(CSV.replace("HARBOUR TRUST", "HARBOUR CHARITY"), encoding="utf-8")
    assert "added 0 + changed 1 + unchanged 1" in load(database, file).stdout


def test_a_number_twice_in_one_file_is_held_once(database: Database, file: Path) -> None:
    file.write_text(CSV + "GB-CHC-1000001,HARBOUR AGAIN,,,\n", encoding="utf-8")
    assert "read 5 = added 2 + changed 0 + unchanged 1 + refused 2" in load(database, file).stdout
    with database.reading() as session:
        assert session.get_one(RegisterRow, ("GB-CHC", "1000001")).name == "HARBOUR AGAIN"


def test_numbers_of_organisations_here_are_marked_as_found(database: Database, file: Path) -> None:
    with database.transaction() as session:
        town = Town(session)
        add_identifier(session, town.admin, town.trust, OrgIdentifier("GB-CHC", "1000001"))
    assert "were found: 1" in load(database, file).stdout
    assert "were found: 0" in load(database, file).stdout
    with database.reading() as session:
        assert session.scalars(select(Identifier.matched_at)).one() is not None


def test_a_file_that_cannot_be_read_stores_nothing(database: Database, tmp_path: Path) -> None:
    broken = tmp_path / "broken.csv"
    broken.write_bytes(CSV.encode() + b'GB-CHC-1000009,"\xff\xfe')
    with pytest.raises(UnreadableFile):
        load(database, broken)
    with database.reading() as session:
        assert session.scalars(select(RegisterRow)).all() == []
