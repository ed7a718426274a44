from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from commissioning.opportunities.rules.notice import Area, Identifier, Notice, Refusal
from commissioning.opportunities.rules.reading import check_syntax
from commissioning.opportunities.rules.stage import Stage
from tests.rules.opportunities.written import exported, in_file, one, read


def test_the_export_is_known_by_its_first_column_with_or_without_a_mark(tmp_path: Path) -> None:
    for start in ("", "\ufeff"):
        assert check_syntax(in_file(tmp_path, start + exported({}), "x.json")).kind == "csv"


def test_a_row_is_read(tmp_path: Path) -> None:
    found = one(tmp_path, exported({"Cpv Codes": "85311000 85312000 ", "Suitable for VCO": "Yes"}))
    assert (found.source, found.reference, found.title) == (
        "Contracts Finder",
        "1266",
        "Befriending",
    )
    assert found.deadline_at == datetime(2025, 11, 21, 12, tzinfo=UTC)
    assert found.cpv == ("85311000", "85312000")
    assert (found.suitability.sme, found.suitability.vcse) == (None, True)
    assert found.warnings == ()


def test_the_key_is_source_buyer_and_identifier(tmp_path: Path) -> None:
    rows: tuple[dict[str, str], ...] = (
        {},
        {"Organisation Name": "Hilltown Council"},
        {"Notice Identifier": "1267"},
        {},
    )
    keys = [each.ocid for each in read(tmp_path, exported(*rows)) if isinstance(each, Notice)]
    assert keys[0] == keys[3]
    assert len(set(keys)) == 3


def test_a_changed_row_is_another_release_of_the_same_opportunity(tmp_path: Path) -> None:
    first = one(tmp_path, exported({}))
    later = one(tmp_path, exported({"Closing Date": "28/11/2025"}))
    assert (first.ocid, first.release_id) == (later.ocid, first.content_hash)
    assert later.release_id != first.release_id


def test_a_row_without_the_last_cell_has_no_closing_time(tmp_path: Path) -> None:
    text = exported({}).replace(',"12:00"\r\n', "\r\n")
    found = one(tmp_path, text)
    assert found.deadline_at == datetime(2025, 11, 21, 23, 59, tzinfo=UTC)
    assert found.warnings == ("the deadline has no time of day; we take the end of the day",)


def test_closing_times_are_uk_times(tmp_path: Path) -> None:
    found = one(tmp_path, exported({"Closing Date": "21/07/2025", "Closing Time": "17:00"}))
    assert found.deadline_at == datetime(2025, 7, 21, 16, tzinfo=UTC)


def test_a_closing_date_in_the_year_one_is_no_date(tmp_path: Path) -> None:
    found = one(tmp_path, exported({"Closing Date": "01/01/1", "Closing Time": ""}))
    assert found.deadline_at is None
    assert found.warnings == ("the deadline '01/01/1' is not a date we can use",)


@pytest.mark.parametrize(
    ("kind", "status", "stage"),
    [
        ("Contract", "Open", Stage.OPEN),
        ("Pipeline", "Open", Stage.INTENTION),
        ("PreProcurement", "Open", Stage.ENGAGEMENT),
        ("Contract", "Awarded", Stage.AWARDED),
        ("Contract", "Closed", Stage.CLOSED),
        ("Contract", "Withdrawn", Stage.CANCELLED),
        ("Something", "Else", Stage.UNCLEAR),
    ],
)
def test_the_stage_comes_from_status_and_kind(
    tmp_path: Path, kind: str, status: str, stage: Stage
) -> None:
    assert one(tmp_path, exported({"Notice Type": kind, "Status": status})).stage is stage


@pytest.mark.parametrize(
    ("low", "high", "pence", "note"),
    [
        ("50000", "100000", 10_000_000, "from £50,000"),
        ("75000000", "", 7_500_000_000, "at least"),
        ("0", "0", None, "given as 0, which usually means not stated"),
        ("0", "500", 50_000, ""),
        ("500", "500", 50_000, ""),
        ("", "", None, ""),
    ],
)
def test_the_value_is_the_higher_figure(
    tmp_path: Path, low: str, high: str, pence: int | None, note: str
) -> None:
    found = one(tmp_path, exported({"Value Low": low, "Value High": high}))
    assert (found.value_pence, found.value_note) == (pence, note)


def test_regions_are_parted_by_commas_and_kept_once(tmp_path: Path) -> None:
    found = one(tmp_path, exported({"Region": "London,South East,London", "Postcode": "E15 4PH"}))
    assert found.areas == (
        Area("postcode", "E15 4PH", ""),
        Area("region", "", "London"),
        Area("region", "", "South East"),
    )


def test_addresses_are_parted_by_spaces_unless_they_hold_one(tmp_path: Path) -> None:
    links = "https://a.example.org/x http://Contract Finder www.b.example.org "
    found = one(tmp_path, exported({"Links": links})).links
    assert [(each.url, each.usable) for each in found] == [
        ("https://a.example.org/x", True),
        ("http://Contract Finder", False),
        ("www.b.example.org", False),
    ]


def test_suppliers_are_unpacked(tmp_path: Path) -> None:
    packed = "[A &amp; B Ltd|1 High St|COMPANIES_HOUSE|4142000|Yes|No][C|2 Low St|NONE||No|Yes]"
    name = "Supplier [Name|Address|Ref type|Ref Number|Is SME|Is VCSE]"
    row = {name: packed, "Awarded Value": "1200", "Awarded Date": "22/12/2024"}
    found = one(tmp_path, exported(row | {"Status": "Awarded"}))
    (award,) = found.awards
    assert (award.suppliers, award.value.pence) == (("A & B Ltd", "C"), 120_000)
    assert award.decided_on == date(2024, 12, 22)
    first = found.other_parties[0].identifiers[0]
    assert first == Identifier(
        "GB-COH", "4142000", "shorter than a company number; perhaps 04142000"
    )
    assert found.other_parties[1].identifiers == ()


def test_the_way_of_buying_is_said_in_words(tmp_path: Path) -> None:
    row = {"OJEU Procedure Type": "RestrictedOJEU "}
    assert one(tmp_path, exported(row)).method == "Restricted OJEU"


def test_a_row_of_another_length_is_refused_by_name_and_the_others_go_on(tmp_path: Path) -> None:
    text = exported({}) + '"odd one",2,3\r\n' + exported({"Title": "Last"}).split("\n", 1)[1]
    first, odd, last = read(tmp_path, text)
    assert odd == Refusal(2, "odd one", "it has 3 cells, which does not fit the columns")
    assert isinstance(first, Notice)
    assert isinstance(last, Notice)


def test_a_row_without_a_buyer_is_refused(tmp_path: Path) -> None:
    (found,) = read(tmp_path, exported({"Organisation Name": " "}))
    assert isinstance(found, Refusal)
    assert (found.position, found.name) == (1, "1266")
