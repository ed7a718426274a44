import gzip
import json
import os
from pathlib import Path

import pytest

from commissioning.foundation.errors import UnreadableFile
from commissioning.opportunities.rules.reading import check_syntax, read_notices
from commissioning.opportunities.rules.unreadable import Limits
from tests.rules.opportunities.written import HEADER, exported, in_file, package, release

GOOD = json.dumps(package(release()))
LIMIT = Limits().release_characters


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is empty"),
        (b"\xef\xbb\xbf", "it is empty"),
        (b" \n\n ", "it is empty"),
        (b"hello", "neither JSON nor the CSV export"),
        (b"<html></html>", "neither JSON nor the CSV export"),
        (b"42", "neither JSON nor the CSV export"),
        (b'{"name": "something else"}', "holds no releases and no records"),
        (GOOD[:-20], "the file stops"),
        (GOOD[: len(GOOD) // 2], "the file stops in the middle"),
        (GOOD + "}", "more text after the end"),
        (GOOD + "\n}", "expected a release or a package"),
        ('{"releases": [\n{"ocid": "a",}]}', "line 2, column 14: this is not JSON"),
        ('{"ocid": "a" "id": "b"}', "line 1, column 14: this is not JSON"),
        ('[{"ocid": "a"} {"ocid": "b"}]', "expected , or ]"),
        ('{"ocid": "a",\n "n": NaN}', "line 2, column 7: NaN is not allowed"),
        ('{"ocid": "NaN", "n": -Infinity}', "column 22: -Infinity is not allowed"),
        ('{"ocid": "a", "n": [Infinity]}', "Infinity is not allowed"),
        ('{"ocid": "a", "n": ' + "9" * 5000 + "}", "a number too long"),
        ('{"ocid": "a", "n": 1e' + "9" * 30 + "}", "a number too long"),
        ('{"ocid": "a\nb"}', "this is not JSON (invalid control character"),
        (r'{"ocid": "a", "n": "\ud800"}', "half of a surrogate pair"),
        (r'{"ocid": "a", "n": "\udc00\ud800"}', "half of a surrogate pair"),
        ('{"ocid": "a", "n": ' + "[" * 80 + "]" * 80 + "}", "nested more than 64 levels"),
        ('{"releases": ' + "[" * 100_000, "nested more than 64 levels"),
        ('{"ocid":' * 50_000, "nested more than 64 levels"),
        (b'{"ocid": "caf\xe9"}', "line 1 holds the byte 0xE9, which is not UTF-8"),
        (b'{"ocid": "a",\n"b": "\xed\xa0\x80"}', "line 2 holds the byte 0xED"),
        (b'{"ocid": "a\0"}', "line 1 holds a NUL byte"),
        (GOOD.encode("utf-16"), "it is written in UTF-16"),
        (GOOD.encode("utf-16-le"), "it is written in UTF-16"),
        (GOOD.encode("utf-32"), "it is written in UTF-32"),
        (gzip.compress(GOOD.encode()), "it is compressed with gzip"),
        (b"PK\x03\x04 and so on", "it is a zip file or a spreadsheet"),
        ('{"ocid": "' + "a" * (LIMIT * 2), "one value has more than 2,000,000 characters"),
        ('{"a": "' + "a" * (LIMIT + 1) + '"}', "one value has more than 2,000,000 characters"),
        (
            '{"ocid": "a", "b": ["' + '", "'.join(["x" * 1000] * 3000) + '"]}',
            "one value has more than 2,000,000 characters",
        ),
        ("[[" + "[]," * 400_000 + "[]]]", "one value has more than 250,000 parts"),
        (GOOD + "\n" + GOOD[:-9], "line 2"),
        ("Notice Identifier,Title\n1,2\n", "line 1 lacks columns"),
        (HEADER + '\n"1', "line 2: unexpected end of data"),
        (HEADER + '\n"1"x,', "line 2: ',' expected after '\"'"),
        (HEADER + "\n" + "x" * (LIMIT + 70_000), "one line has more than 2,000,000"),
        (HEADER + '\n"' + "x\n" * 600_000 + '"', "field larger than field limit"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_in_one_line(
    tmp_path: Path, content: bytes | str, reason: str
) -> None:
    path = in_file(tmp_path, content)
    with pytest.raises(UnreadableFile) as refused:
        check_syntax(path)
    said = str(refused.value)
    assert reason in said
    assert said.startswith(f"{path}: ")
    assert "\n" not in said


def test_a_file_that_cannot_be_read_gives_no_notice_at_all(tmp_path: Path) -> None:
    path = in_file(tmp_path, json.dumps(release()) + "\n" + '{"ocid": NaN}')
    with pytest.raises(UnreadableFile, match="line 2"):
        next(read_notices(path))


def test_a_missing_file_and_a_folder_are_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="there is no such file"):
        check_syntax(tmp_path / "nowhere.json")
    with pytest.raises(UnreadableFile, match="it is a folder"):
        check_syntax(tmp_path)
    with pytest.raises(UnreadableFile, match="it cannot be opened"):
        check_syntax(tmp_path / "a\0b")


def test_a_file_above_the_limit_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="more than 10 bytes"):
        check_syntax(in_file(tmp_path, GOOD), Limits(file_bytes=10))


def test_a_file_name_cannot_break_the_line(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as refused:
        check_syntax(in_file(tmp_path, "hello", "two\nlines"))
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("cut", range(1, 60))
def test_wherever_the_chunks_end_the_reading_is_the_same(tmp_path: Path, cut: int) -> None:
    odd = release(id="é⛵", number=-12.5e3, yes=True)
    text = json.dumps([odd, 17, 'x\\"y', None], ensure_ascii=cut % 2 == 0)
    path = in_file(tmp_path, text)
    assert list(read_notices(path, limits=Limits(chunk_bytes=cut))) == list(read_notices(path))


def test_a_long_export_is_read_line_by_line(tmp_path: Path) -> None:
    path = in_file(tmp_path, exported(*({"Notice Identifier": str(n)} for n in range(500))))
    assert check_syntax(path, Limits(chunk_bytes=100)).releases == 500


def test_a_pipe_is_not_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(UnreadableFile, match="not an ordinary file"):
        check_syntax(pipe)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{" + " " * 2_000 + "}", "one release has more than 1,000 characters"),
        ("{" + " " * 2_000 + '1: "a"}', "expected a name in double quotes"),
        ("{" + " " * 2_000, "expected a name in double quotes"),
        ('{"releases": [' + "1, " * 1_000 + "}", "this is not JSON"),
        ('{"releases": [' + "1, " * 1_000 + "1", "the file stops too soon"),
        ('{"releases": [' + "1, " * 1_000 + "1] 2}", "expected , or }"),
    ],
)
def test_a_long_package_is_checked_as_strictly_as_a_short_one(
    tmp_path: Path, content: str, reason: str
) -> None:
    with pytest.raises(UnreadableFile) as refused:
        check_syntax(in_file(tmp_path, content), Limits(release_characters=1_000, chunk_bytes=50))
    assert reason in str(refused.value)
