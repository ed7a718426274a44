"""Register files of charities: what is read, what is refused, and what cannot be read at all."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commissioning.foundation.errors import UnreadableFile
from commissioning.organisations.rules.charity_file import RefusedRow, read_charities
from commissioning.organisations.rules.charity_row import CharityRow

REAL = Path(__file__).parents[3].parent / "shared/data/registers/charities"
Write = Callable[[str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(content: str | bytes) -> Path:
        path = tmp_path / "charities.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return written


def charities(path: Path, scheme: str = "") -> list[CharityRow]:
    return [row for row in read_charities(path, scheme) if isinstance(row, CharityRow)]


def refusals(path: Path) -> list[RefusedRow]:
    return [row for row in read_charities(path) if isinstance(row, RefusedRow)]


def test_a_row_gives_everything_the_register_knows(write: Write) -> None:
    path = write(
        "org_id,name,postcode,active,activities,income,web,company_number,UKCAT\n"
        "GB-CHC-1234567,HARBOUR TRUST,pl12aa,True,Music,30071.5,www.harbour.example,4142000,"
        "AR303;AR;ZZ9\n"
    )
    assert charities(path) == [
        CharityRow(
            scheme="GB-CHC",
            number="1234567",
            name="HARBOUR TRUST",
            postcode="PL1 2AA",
            active=True,
            activities="Music",
            income_pence=3_007_150,
            website="https://www.harbour.example",
            company_number="04142000",
            themes=("AR303", "AR"),
        )
    ]


@pytest.mark.parametrize(
    "content",
    [
        "name,reg_number\nHarbour,1234567\n",
        "reg_number,name\n1234567,Harbour\n",
        "\ufeffReg Number,Charity Name\r\n1234567,Harbour\r\n",
        "REG_NUMBER;NAME\n1234567;Harbour\n",
        "Charity number\tCharity name\tother\n1234567\tHarbour\n",
        'name,"reg_number"\n"Harbour","1234567"',
        "name,reg_number,name\nHarbour,1234567,Other\n",
        "\nname,reg_number\nHarbour,1234567\n".lstrip(),
    ],
)
def test_columns_may_come_in_any_order_and_case(write: Write, content: str) -> None:
    row = charities(write(content))[0]
    assert (row.number, row.name) == ("1234567", "Harbour")


@pytest.mark.parametrize(
    ("number", "scheme", "org"),
    [
        ("1234567", "", ("GB-CHC", "1234567")),
        ("SC042386", "", ("GB-SC", "SC042386")),
        ("NIC100019", "", ("GB-NIC", "100019")),
        ("100019", "GB-NIC", ("GB-NIC", "100019")),
    ],
)
def test_a_number_shows_its_register_or_the_reader_says_it(
    write: Write, number: str, scheme: str, org: tuple[str, str]
) -> None:
    row = charities(write(f"number,reg_number,name\n,{number},A\n"), scheme)[0]
    assert (row.scheme, row.number) == org


def test_a_linked_charity_carries_its_suffix(write: Write) -> None:
    path = write(
        "registered_charity_number,linked_charity_number,charity_name\n212481,0,A\n212481,2,B\n"
    )
    assert [row.number for row in charities(path)] == ["212481", "212481-2"]


def test_a_row_that_cannot_be_understood_is_refused_and_the_others_go_on(write: Write) -> None:
    path = write("reg_number,name\n12,Short\n,None\n1234567,\n\n1234568,Good\n")
    assert refusals(path) == [
        RefusedRow(2, "Enter a charity number of 6 or 7 figures, such as 1234567."),
        RefusedRow(3, "There is no charity number."),
        RefusedRow(4, "GB-CHC-1234567 has no name."),
    ]
    assert [row.name for row in charities(path)] == ["Good"]


@pytest.mark.parametrize(
    ("income", "pence"),
    [
        ("0", 0),
        ("£1,234.56", 123_456),
        ("", None),
        ("NaN", None),
        ("Infinity", None),
        ("-5", None),
        ("lots", None),
        ("1e40", None),
    ],
)
def test_an_income_is_pence_or_unknown(write: Write, income: str, pence: int | None) -> None:
    path = write(f'reg_number,name,income\n1234567,A,"{income}"\n')
    assert charities(path)[0].income_pence == pence


@pytest.mark.parametrize("web", ["javascript:alert(1)", "n/a", "http://", "a b.example", "x" * 400])
def test_what_is_no_web_address_is_left_out(write: Write, web: str) -> None:
    path = write(f"reg_number,name,web\n1234567,A,{web}\n")
    assert charities(path)[0].website == ""


@pytest.mark.parametrize(("status", "active"), [("Removed", False), ("Registered", True)])
def test_a_removed_charity_is_not_active(write: Write, status: str, active: bool) -> None:
    path = write(f"reg_number,name,status\n1234567,A,{status}\n")
    assert charities(path)[0].active is active


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the file is empty"),
        (b"a,b\n1,2\n", "names no column"),
        (b"name,reg_number\n\xff\xfe,1\n", "not UTF-8"),
        ("name,reg_number\n".encode("utf-16"), "not UTF-8"),
        (b'name,reg_number\n"A,1\n', "row 2 is not CSV"),
        (b"name,reg_number\nA\0,1234567\n", "NUL"),
        (b"name,reg_number\n" + b"A" * 1_000_001, "a line is longer"),
        (b"name,reg_number\n" + b"A" * 200_000 + b",1\n", "row 2 is not CSV"),
        (b"\x1f\x8b\x08\x00", "not UTF-8"),
        (b'{"a": [1]}', "names no column"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_in_one_line(
    write: Write, content: bytes, says: str
) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        read_charities(write(content))
    assert says in str(refusal.value)
    assert str(refusal.value).startswith("charities.csv: ")
    assert len(str(refusal.value).splitlines()) == 1


@pytest.mark.parametrize("name", ["missing.csv", "", "a\0b", "x" * 300])
def test_a_missing_file_or_a_folder_is_said_in_one_line(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableFile):
        read_charities(tmp_path / name)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary() | st.binary().map(lambda end: b"name,reg_number\n" + end))
def test_no_bytes_raise_anything_but_unreadable(write: Write, content: bytes) -> None:
    try:
        rows = list(read_charities(write(content)))
    except UnreadableFile:
        return
    assert all(isinstance(row, CharityRow | RefusedRow) for row in rows)


def test_the_real_sample_is_read_whole() -> None:
    path = REAL / "ukcat_sample_charities.csv"
    if not path.exists():
        pytest.skip("1 test needs the real data, which is not here")
    rows = charities(path)
    assert (len(rows), len({row.number for row in rows})) == (4_203, 4_104)
    assert refusals(path) == []
    assert {row.scheme for row in rows} == {"GB-CHC", "GB-SC", "GB-NIC"}
    assert sum(1 for row in rows if row.company_number) == 901  # one is no company number
    assert sum(1 for row in rows if row.themes) == 4_203
