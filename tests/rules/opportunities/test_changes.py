import json
from pathlib import Path

import msgspec
import pytest

from commissioning.opportunities.rules.changes import carried_forward, changes, newer
from commissioning.opportunities.rules.notice import Notice
from tests.rules.opportunities.written import one, release, tender

PERIOD = {"endDate": "2025-02-14T17:00:00Z"}


@pytest.fixture
def before(tmp_path: Path) -> Notice:
    lots = [{"id": "1", "title": "North"}, {"id": "2", "title": "South"}]
    return one(
        tmp_path, tender(tenderPeriod=PERIOD, value={"amount": 500, "currency": "GBP"}, lots=lots)
    )


def told(before: Notice, after: Notice) -> list[str]:
    return [change.words for change in changes(before, after)]


def after(folder: Path, **changed: object) -> Notice:
    lots = [{"id": "1", "title": "North"}, {"id": "2", "title": "South"}]
    same = {"tenderPeriod": PERIOD, "value": {"amount": 500, "currency": "GBP"}, "lots": lots}
    return one(folder, tender(**(same | changed)))


def test_nothing_changed_says_nothing(tmp_path: Path, before: Notice) -> None:
    assert changes(before, after(tmp_path)) == ()


def test_a_moved_deadline_is_told_as_moved(tmp_path: Path, before: Notice) -> None:
    moved = after(tmp_path, tenderPeriod={"endDate": "2025-07-04T11:30:00Z"})
    assert told(before, moved) == [
        "The deadline moved from 5pm on Friday 14 February 2025 to 12:30pm on Friday 4 July 2025"
    ]


def test_a_deadline_that_comes_or_goes_is_told(tmp_path: Path, before: Notice) -> None:
    without = after(tmp_path, tenderPeriod={})
    when = "5pm on Friday 14 February 2025"
    assert told(before, without) == [f"The deadline was taken out (it was {when})"]
    assert told(without, before) == [f"The deadline was set to {when}"]


def test_a_new_title_and_value_are_told_with_the_old(tmp_path: Path, before: Notice) -> None:
    value = {"amount": 750.5, "currency": "GBP"}
    changed = after(tmp_path, title="Befriending at home", value=value)
    assert told(before, changed) == [
        "The value changed from £500 to £750.50",
        "The title changed from “Befriending” to “Befriending at home”",
    ]


def test_lots_added_taken_out_and_changed_are_counted(tmp_path: Path, before: Notice) -> None:
    lots = [{"id": "2", "title": "South and West"}, {"id": "3"}, {"id": "4"}]
    assert told(before, after(tmp_path, lots=lots)) == [
        "2 lots added; 1 lot taken out; 1 lot changed"
    ]


def test_a_cancelled_opportunity_is_told_first(tmp_path: Path, before: Notice) -> None:
    changed = after(tmp_path, status="cancelled", title="Stopped")
    assert told(before, changed)[0] == "The buyer cancelled it"


def test_an_award_is_told_with_its_suppliers(tmp_path: Path, before: Notice) -> None:
    award = {"suppliers": [{"name": "A"}, {"name": "B"}]}
    decided = one(tmp_path, release(awards=[award], tag=["award"]))
    words = told(before, carried_forward(before, decided))
    assert words == ["The buyer decided who will do it", "Awarded to A, B"]


def test_the_rest_is_told_without_details(tmp_path: Path, before: Notice) -> None:
    assert told(before, after(tmp_path, description="More")) == ["The description was rewritten"]


def test_plain_mappings_are_compared_by_the_names_both_have() -> None:
    old: dict[str, object] = {
        "title": "One",
        "value_pence": 100,
        "currency": "GBP",
        "lots": [{"id": "1"}],
    }
    new: dict[str, object] = {
        "title": "Two",
        "value_pence": None,
        "currency": "",
        "lots": [],
        "areas": (),
    }
    assert [change.field for change in changes(old, new)] == ["value_pence", "title", "lots"]


def test_stored_rows_read_as_the_notice_they_were_made_from(before: Notice) -> None:
    row = json.loads(msgspec.json.encode({"title": before.title, "lots": before.lots}))
    assert changes(before, row | {"deadline_at": before.deadline_at, "stage": "open"}) == ()


def test_the_release_with_the_later_date_is_the_newer_whatever_the_order(tmp_path: Path) -> None:
    early = one(tmp_path, release(date="2025-01-23T16:33:12Z"))
    late = one(tmp_path, release(date="2025-01-23T17:36:49+01:00"))
    undated = one(tmp_path, release(date=None))
    assert newer(early, late) is late
    assert newer(late, early) is late
    assert newer(late, undated) is late
    assert newer(undated, early) is early


def test_on_the_same_date_the_later_read_counts_unless_the_other_is_compiled(
    tmp_path: Path,
) -> None:
    first, second = one(tmp_path, release()), one(tmp_path, release(id="2"))
    compiled = one(tmp_path, release(tag=["compiled"]))
    assert newer(first, second) is second
    assert newer(compiled, second) is compiled


def test_what_a_newer_release_leaves_out_stays_as_it_was(tmp_path: Path, before: Notice) -> None:
    later = one(tmp_path, release(tender=None, buyer=None, id="2", tag=["contract"]))
    kept = carried_forward(before, later)
    assert (kept.title, kept.deadline_at, kept.lots) == (
        before.title,
        before.deadline_at,
        before.lots,
    )
    assert (kept.value_pence, kept.currency) == (50_000, "GBP")
    assert (kept.release_id, kept.stage, kept.raw) == ("2", later.stage, later.raw)


def test_what_suits_whom_stays_until_it_is_said_anew(tmp_path: Path) -> None:
    said = one(tmp_path, tender(suitability={"sme": True, "vcse": True}))
    silent = one(tmp_path, tender(title="Befriending at home"))
    assert carried_forward(said, silent).suitability == said.suitability
    unsaid = one(tmp_path, tender(suitability={"sme": False}))
    assert carried_forward(said, unsaid).suitability == unsaid.suitability


def test_days_are_told_without_an_hour(tmp_path: Path) -> None:
    first = one(tmp_path, tender(contractPeriod={"startDate": "2025-04-01"}))
    later = one(tmp_path, tender(contractPeriod={"startDate": "2025-05-01"}))
    assert told(first, later) == [
        "The start moved from Tuesday 1 April 2025 to Thursday 1 May 2025"
    ]
