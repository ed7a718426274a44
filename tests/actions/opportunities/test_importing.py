"""Importing published notices, on both databases."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.orm import Session

from commissioning.foundation.clock import now
from commissioning.foundation.db import Database
from commissioning.foundation.fulltext import OPPORTUNITIES
from commissioning.opportunities.catalogue import reindex
from commissioning.opportunities.events import OpportunityChanged
from commissioning.opportunities.imports.files import Imported, import_files
from commissioning.opportunities.models import (
    CatalogueEntry,
    Lot,
    Opportunity,
    OpportunityArea,
    OpportunityTheme,
    Release,
)
from commissioning.opportunities.rules.counts import Counts
from commissioning.organisations.models import Organisation
from tests.rules.opportunities.written import exported, in_file, package, release, tender

Load = Callable[..., Imported]


@pytest.fixture
def said() -> list[str]:
    """Give the lines that an import has said."""
    return []


@pytest.fixture
def load(database: Database, tmp_path: Path, said: list[str]) -> Load:
    """Give a way to import contents, each as a file of its own."""

    def do(*contents: Any) -> Imported:
        paths = [in_file(tmp_path, c, f"notices-{at}") for at, c in enumerate(contents)]
        return import_files(database, paths, said.append)

    return do


def dated(day: int, number: str = "1-1", **more: Any) -> dict[str, Any]:
    """Make a release of the same opportunity, published on a day in January."""
    return tender(**more) | {"id": number, "date": f"2025-01-{day:02}T12:00:00Z"}


def period(day: int) -> dict[str, Any]:
    """Make a tender period that ends at 5pm on a day of March 2027."""
    return {"tenderPeriod": {"endDate": f"2027-03-{day:02}T17:00:00Z"}}


@contextmanager
def reading(database: Database) -> Iterator[Session]:
    """Read what is stored."""
    with database.reading() as session:
        yield session


def only(database: Database) -> Opportunity:
    """Give the one opportunity there is."""
    with reading(database) as session:
        return session.scalars(select(Opportunity)).one()


def told(database: Database) -> dict[str, list[str]]:
    """Give the sentences of each release, by its id."""
    with reading(database) as session:
        rows = session.execute(select(Release.release_id, Release.changes))
        return {number: [each["words"] for each in changes] for number, changes in rows}


def test_a_second_import_of_the_same_file_adds_nothing(load: Load, database: Database) -> None:
    notices = package(release(), release(ocid="ocds-b5fd17-2"), dated(24, "1-2"))
    assert load(notices).counts == Counts(added=2, changed=1)
    assert load(notices).counts == Counts(unchanged=3)
    with reading(database) as session:
        assert session.scalar(select(func.count()).select_from(Release)) == 3


def test_one_release_twice_in_a_file_counts_once(load: Load) -> None:
    assert load(package(release(), release())).counts == Counts(added=1, unchanged=1)


def test_a_moved_deadline_is_told_as_moved(load: Load, database: Database) -> None:
    load(package(dated(1, "1", **period(26))), package(dated(2, "2", **period(27))))
    sentence = "The deadline moved from 5pm on Friday 26 March 2027 to 6pm on"
    # The 28th is when summer time begins, so both are GMT.
    assert told(database)["2"] == [sentence.replace("6pm", "5pm") + " Saturday 27 March 2027"]
    assert str(only(database).deadline_at) == "2027-03-27 17:00:00+00:00"


def test_an_older_release_that_comes_later_adds_history_and_overwrites_nothing(
    load: Load, database: Database
) -> None:
    load(package(dated(2, "2", title="Befriending at home", **period(27))))
    assert told(database) == {"2": []}
    done = load(package(dated(1, "1", title="Befriending", description="Visits", **period(26))))
    assert done.counts == Counts(changed=1)
    found = only(database)
    assert (found.title, found.description) == ("Befriending at home", "Visits")
    assert told(database)["1"] == []
    assert "The title changed from “Befriending” to “Befriending at home”" in told(database)["2"]


@pytest.mark.parametrize("order", list(permutations((1, 2, 3))), ids=str)
def test_whatever_order_releases_come_in_the_story_is_the_same(
    load: Load, database: Database, order: tuple[int, ...]
) -> None:
    story = {
        1: dated(1, "1", title="First", description="Visits", **period(25)),
        2: dated(2, "2", title="Second", **period(26)),
        3: dated(3, "3", title="Third"),
    }
    load(*(package(story[number]) for number in order))
    found = only(database)
    assert (found.title, found.description) == ("Third", "Visits")
    assert found.deadline_at is not None
    assert found.deadline_at.day == 26
    sentences = told(database)
    assert sentences["1"] == []
    assert len(sentences["2"]) == 2
    assert sentences["3"] == ["The title changed from “Second” to “Third”"]


def test_a_release_that_makes_no_sense_is_refused_by_name_and_position(
    load: Load, said: list[str]
) -> None:
    done = load(package(release(), {"id": "no-ocid", "tag": ["tender"], "tender": {}}))
    assert done.counts == Counts(added=1, refused=1)
    assert done.all_read
    assert len(said) == 1
    assert "release 2 (no-ocid): it has no ocid" in said[0]


@pytest.mark.parametrize(
    "content",
    ['{"releases": [', '[{"ocid": NaN}]', "[" * 100_000, b'{"releases": ["\xe9"]}', "", "hello"],
    ids=["cut off", "NaN", "too deep", "Latin-1", "empty", "no JSON"],
)
def test_a_file_that_cannot_be_read_leaves_nothing_and_the_others_go_on(
    load: Load, database: Database, said: list[str], content: str | bytes
) -> None:
    done = load(content, package(release()))
    assert not done.all_read
    assert done.counts == Counts(added=1)
    assert len(said) == 1
    assert "\n" not in said[0]
    assert only(database).ocid == "ocds-b5fd17-1"


def test_nothing_of_a_file_with_a_late_fault_is_stored(load: Load, database: Database) -> None:
    lines = "\n".join(f'{{"ocid": "ocds-1-{n}", "tag": ["tender"]}}' for n in range(1_200))
    assert not load(lines + '\n{"ocid": }').all_read
    with reading(database) as session:
        assert session.scalar(select(func.count()).select_from(Opportunity)) == 0


def test_a_buyer_named_in_a_notice_never_becomes_an_organisation(
    load: Load, database: Database
) -> None:
    load(package(release(buyer={"name": "The Seatown Council Ltd"}, parties=[])))
    assert only(database).buyer_key == "seatown council"
    with reading(database) as session:
        assert session.scalars(select(Organisation)).all() == []


def test_two_notices_of_one_buyer_meet_by_a_number_in_a_known_list(
    load: Load, database: Database
) -> None:
    buyer = {"name": "Seatown", "identifier": {"scheme": "GB-COH", "id": "01234567"}}
    other = buyer | {"name": "Seatown City Council"}
    load(package(release(buyer=buyer), release(ocid="ocds-b5fd17-2", buyer=other)))
    with reading(database) as session:
        assert set(session.scalars(select(Opportunity.buyer_key))) == {"GB-COH-01234567"}


def test_areas_are_kept_by_ons_code_with_the_name_as_given(load: Load, database: Database) -> None:
    places = [{"region": "UKK41"}, {"postalCode": "PL1 1AA"}, {"countryName": "Cornwall"}]
    load(package(tender(items=[{"id": "1", "deliveryAddresses": places}])))
    with reading(database) as session:
        found = dict(session.execute(select(OpportunityArea.code, OpportunityArea.name)).all())
    assert found == {"E06000026": "UKK41", "E06000052": "Cornwall"}


def test_cpv_codes_are_kept_and_give_themes(load: Load, database: Database) -> None:
    load(package(tender(classification={"scheme": "CPV", "id": "85311300"})))
    with reading(database) as session:
        rows = session.execute(select(OpportunityTheme.scheme, OpportunityTheme.code))
        assert {tuple(row) for row in rows} == {("CPV", "85311300"), ("UK-CAT", "SC104")}


def test_a_lot_taken_out_keeps_its_row_and_says_when(load: Load, database: Database) -> None:
    lots = [{"id": "1", "title": "North"}, {"id": "2", "title": "South"}]
    load(package(dated(1, "1", lots=lots)))
    with reading(database) as session:
        before = dict(session.execute(select(Lot.number, Lot.id)).all())
    load(package(dated(2, "2", lots=[{"id": "2", "title": "South-west"}, {"id": "3"}])))
    with reading(database) as session:
        rows = {lot.number: lot for lot in session.scalars(select(Lot))}
    assert {number: rows[number].id for number in before} == before
    assert rows["1"].removed_at is not None
    assert rows["2"].title == "South-west"
    assert rows["2"].removed_at is rows["3"].removed_at is None


def test_what_a_commissioner_put_right_stays_until_a_notice_says_otherwise(
    load: Load, database: Database
) -> None:
    load(package(dated(1, "1", title="Befreinding", description="Visits")))
    with database.transaction() as session:
        session.scalars(select(Opportunity)).one().title = "Befriending"
    load(package(dated(2, "2", title="Befreinding", description="Visits at home")))
    assert (only(database).title, only(database).description) == ("Befriending", "Visits at home")
    load(package(dated(3, "3", title="Befriending for all")))
    assert only(database).title == "Befriending for all"


def test_a_cancelled_notice_is_cancelled_and_one_taken_up_again_is_not(
    load: Load, database: Database
) -> None:
    load(package(dated(1, "1")), package(dated(2, "2", status="cancelled")))
    assert only(database).cancelled_at is not None
    load(package(dated(3, "3", status="active")))
    assert only(database).cancelled_at is None


def test_a_notice_never_brings_back_a_decision_that_a_cancellation_had_closed(
    load: Load, database: Database
) -> None:
    load(package(dated(1, "1")))
    with database.transaction() as session:
        session.scalars(select(Opportunity)).one().decided_at = now()
    load(package(dated(2, "2", status="cancelled")), package(dated(3, "3", status="active")))
    assert only(database).cancelled_at is not None


def test_an_award_in_a_notice_records_no_decision(load: Load, database: Database) -> None:
    awards = [{"id": "1", "suppliers": [{"name": "One Charity"}], "status": "active"}]
    load(package(release(tag=["award"], awards=awards)))
    found = only(database)
    assert (found.stage, found.decided_at) == ("awarded", None)


def test_an_imported_opportunity_begins_careful_and_in_no_place(
    load: Load, database: Database
) -> None:
    load(package(release()))
    found = only(database)
    assert (found.mode, found.place_id) == ("introductions", None)
    assert found.published_at is not None


def test_the_export_is_loaded_like_any_other_file(load: Load) -> None:
    content = exported({}, {"Notice Identifier": "1267"})
    assert load(content).counts == Counts(added=2)
    assert load(content).counts == Counts(unchanged=2)


def test_the_catalogue_holds_what_filing_it_anew_would_hold(load: Load, database: Database) -> None:
    items = [{"id": "1", "deliveryAddresses": [{"region": "UKK41"}]}]
    cpv = {"scheme": "CPV", "id": "85311300"}
    lots = [{"id": "1", "title": "Harbourside"}]
    load(package(tender(items=items, classification=cpv, lots=lots, **period(26))))
    before = _filed(database)
    assert {"harboursid", "a_e06000026", "t_sc104", "s_open", "v_p"} <= before[0]
    with database.transaction() as session:
        reindex(session, session.scalars(select(Opportunity.id)).all())
    assert _filed(database) == before


def _filed(database: Database) -> tuple[frozenset[str], str, int | None]:
    with reading(database) as session:
        entry = session.scalars(select(CatalogueEntry)).one()
        held = OPPORTUNITIES.tokens_of(session, entry.opportunity_id)
        return held, entry.facets, entry.deadline_minute


def test_a_changed_title_is_found_by_its_new_words_alone(load: Load, database: Database) -> None:
    load(package(dated(1, "1", title="Lunch club")), package(dated(2, "2", title="Supper club")))
    with reading(database) as session:
        assert OPPORTUNITIES.newest(session, [["supper"]], limit=5)
        assert not OPPORTUNITIES.newest(session, [["lunch"]], limit=5)


def test_only_changes_that_others_derive_from_are_told(load: Load, database: Database) -> None:
    heard: list[Any] = []

    def hear(_session: Session, happened: Any) -> None:
        heard.append(happened)

    database.writers.configure(info={"reactions": {OpportunityChanged: [hear]}})
    load(package(dated(1, "1", title="Lunch club")))
    load(package(dated(2, "2", title="Lunch club", description="Now with soup")))
    assert heard == []
    load(package(dated(3, "3", title="Supper club")))
    assert heard == [OpportunityChanged(only(database).id)]


def test_a_batch_asks_as_many_questions_whatever_its_size(
    load: Load, statements: list[str]
) -> None:
    counted = []
    for many in (10, 100):
        statements.clear()
        load(package(*(release(ocid=f"ocds-b5fd17-{many}-{n}") for n in range(many))))
        counted.append(len(statements))
    assert counted[0] == counted[1] <= 16


@pytest.fixture
def statements(database: Database) -> Iterator[list[str]]:
    """Give the statements sent to the database, as they are sent."""
    sent: list[str] = []

    def note(_c: Any, _k: Any, statement: str, *_more: Any) -> None:
        sent.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    yield sent
    event.remove(database.engine, "before_cursor_execute", note)
