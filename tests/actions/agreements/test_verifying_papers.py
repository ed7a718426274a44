"""`./dev manage agreements verify` knows a version by the very bytes it was offered with."""

from pathlib import Path

from click.testing import CliRunner, Result

from commissioning.agreements.actions.offering import offer, prepare_offer
from commissioning.agreements.documents.offered import files_of
from commissioning.cli import manage
from commissioning.foundation.clock import today
from commissioning.foundation.commands import Installation
from commissioning.foundation.db import Database
from config import Settings
from tests.actions.agreements.agreeing import SITE, agreeing


def verified(database: Database, file: Path) -> Result:
    installation = Installation(Settings.from_env({}), database)
    command = ["agreements", "verify", str(file)]
    return CliRunner().invoke(manage, command, obj=lambda: installation)


def test_the_register_knows_a_paper_by_its_bytes_alone(database: Database, tmp_path: Path) -> None:
    with agreeing(database) as a:
        prepared = prepare_offer(a.session, a.ours, a.completed().ref)
        files = files_of(prepared, today())
        offer(a.session, a.ours, prepared, files, SITE)
    kept, changed = tmp_path / "kept.pdf", tmp_path / "changed.pdf"
    kept.write_bytes(files["pdf"])
    changed.write_bytes(files["pdf"].replace(b"\n", b"\r", 1))

    said = verified(database, kept)
    assert said.exit_code == 0
    assert said.output.startswith("Version 1 of Warm rooms together (agreement ")
    assert prepared.fingerprint in said.output

    said = verified(database, changed)
    assert said.exit_code == 1
    assert said.output == "The register knows no version with exactly this file.\n"
