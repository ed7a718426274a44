"""The rules against real notices, where the folder of real data lies beside the project."""

from pathlib import Path

import pytest

from commissioning.opportunities.rules.changes import newer
from commissioning.opportunities.rules.counts import Counts, Outcome, outcome_of
from commissioning.opportunities.rules.notice import Notice, Refusal
from commissioning.opportunities.rules.reading import check_syntax, read_notices

FOLDER = Path(__file__).parents[4] / "shared" / "data" / "ocds"
PAGE = FOLDER / "uk-contracts-finder-2025" / "package-2025-01-23-page1.json"
WELSH = FOLDER / "uk-sell2wales" / "releases-2025.jsonl"
EXPORT = FOLDER / "uk-contracts-finder-csv" / "notices-open-2025-11-07.csv"
FILES = sorted(each for each in FOLDER.rglob("*") if each.is_file())

pytestmark = pytest.mark.skipif(not FILES, reason="the folder of real notices is not here")


class Register:
    """A register in memory, as simple as the rules allow."""

    def __init__(self) -> None:
        self.opportunities: dict[str, Notice] = {}
        self.releases: set[tuple[str, str]] = set()

    def load(self, path: Path) -> Counts:
        counts = Counts()
        for found in read_notices(path, check_syntax(path)):
            if isinstance(found, Refusal):
                counts = counts.with_one(Outcome.REFUSED)
                continue
            counts = counts.with_one(self._hold(found), len(found.warnings))
        return counts

    def _hold(self, found: Notice) -> Outcome:
        outcome = outcome_of(found.ocid, found.release_id, self.opportunities, self.releases)
        held = self.opportunities.get(found.ocid, found)
        self.opportunities[found.ocid] = newer(held, found)
        self.releases.add((found.ocid, found.release_id))
        return outcome


def five(counts: Counts) -> tuple[int, int, int, int, int]:
    return counts.read, counts.added, counts.changed, counts.unchanged, counts.refused


def test_a_page_of_contracts_finder_adds_94_and_changes_6_and_then_nothing() -> None:
    register = Register()
    assert five(register.load(PAGE)) == (100, 94, 6, 0, 0)
    assert five(register.load(PAGE)) == (100, 0, 0, 100, 0)
    assert five(register.load(WELSH)) == (90, 90, 0, 0, 0)


def test_an_older_release_read_later_does_not_overwrite() -> None:
    register = Register()
    register.load(PAGE)
    amended = [each for each in register.opportunities.values() if "tenderAmendment" in each.tags]
    assert len(amended) == 5


def test_the_export_is_read_whole_and_only_once() -> None:
    register = Register()
    assert five(register.load(EXPORT)) == (852, 852, 0, 0, 0)
    assert five(register.load(EXPORT)) == (852, 0, 0, 852, 0)
    without_date = [each for each in register.opportunities.values() if each.deadline_at is None]
    assert len(without_date) == 24


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_real_file_is_read(path: Path) -> None:
    register = Register()
    first = register.load(path)
    assert first.added > 0
    assert first.refused == 0
    again = register.load(path)
    assert (again.unchanged, again.read) == (first.read, first.read)
    assert all(each.heading and each.buyer_name for each in register.opportunities.values())
