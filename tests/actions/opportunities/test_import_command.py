"""`./dev manage opportunities import`, as the person at the command line meets it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commissioning.foundation.commands import Installation
from commissioning.foundation.db import Database
from commissioning.opportunities.commands import opportunity_commands
from config import Settings
from tests.rules.opportunities.written import in_file, package, release

ROOT = Path(__file__).parents[3]
FOLDER = ROOT.parent / "shared" / "data" / "ocds"
REAL = sorted(each for each in FOLDER.rglob("*") if each.is_file())


def run(url: str, *arguments: str | Path) -> Result:
    """Run the command over a database."""
    settings = Settings.from_env({"COMMISSIONING_ENV": "test", "SECRET_KEY": "x" * 32})
    words = ["import", *map(str, arguments)]

    def opened() -> Installation:
        return Installation(settings, Database(url))

    return CliRunner().invoke(opportunity_commands, words, obj=opened)


def test_the_counts_are_the_last_line(sqlite_url: str, tmp_path: Path) -> None:
    done = run(sqlite_url, in_file(tmp_path, package(release(), release())))
    assert done.exit_code == 0
    words = "read 2: added 1, changed 0, unchanged 1, refused 0; warnings 0\n"
    assert done.stdout.endswith(words)


def test_the_counts_can_be_read_by_a_program(sqlite_url: str, tmp_path: Path) -> None:
    done = run(sqlite_url, in_file(tmp_path, package(release(), 7)), "--json")
    assert done.exit_code == 0
    counts = json.loads(done.stdout.splitlines()[-1])
    assert (counts["read"], counts["added"], counts["refused"]) == (2, 1, 1)
    assert "release 2" in done.stderr


def test_a_file_that_is_not_there_is_one_line_and_status_2(sqlite_url: str, tmp_path: Path) -> None:
    good = in_file(tmp_path, release())
    done = run(sqlite_url, tmp_path / "missing", good)
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert "there is no such file" in done.stderr
    assert "added 1" in done.stdout


def test_no_file_at_all_is_a_mistake(sqlite_url: str) -> None:
    assert run(sqlite_url).exit_code == 2


def test_a_database_that_was_never_made_is_one_line_that_says_what_to_do(tmp_path: Path) -> None:
    path = in_file(tmp_path, release())
    command = [sys.executable, "-m", "commissioning.cli", "opportunities", "import", str(path)]
    settings = {"COMMISSIONING_VAR": str(tmp_path), "PATH": ""}
    done = subprocess.run(  # noqa: S603  # our own command
        command, env=settings, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "Was ./dev manage db upgrade run?" in done.stderr


@pytest.mark.skipif(not REAL, reason="the folder of real notices is not here")
class TestRealFiles:
    """The numbers that are known of real files, loaded one after another."""

    def test_the_pages_and_the_export_give_the_counts_we_know(self, sqlite_url: str) -> None:
        page = FOLDER / "uk-contracts-finder-2025" / "package-2025-01-23-page1.json"
        welsh = FOLDER / "uk-sell2wales" / "releases-2025.jsonl"
        export = FOLDER / "uk-contracts-finder-csv" / "notices-open-2025-11-07.csv"
        expected = (
            (page, "read 100: added 94, changed 6, unchanged 0, refused 0"),
            (page, "read 100: added 0, changed 0, unchanged 100, refused 0"),
            (welsh, "read 90: added 90, changed 0, unchanged 0, refused 0"),
            (export, "read 852: added 852, changed 0, unchanged 0, refused 0"),
        )
        for path, counts in expected:
            assert counts in run(sqlite_url, path).stdout

    def test_every_real_file_is_loaded_and_a_second_time_nothing_is_new(
        self, sqlite_url: str
    ) -> None:
        assert run(sqlite_url, *REAL).exit_code == 0
        again = run(sqlite_url, *REAL, "--json")
        counts = json.loads(again.stdout.splitlines()[-1])
        assert counts["unchanged"] == counts["read"] > 1_000
