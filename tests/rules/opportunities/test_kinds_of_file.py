import json
from pathlib import Path
from typing import Any

import pytest

from commissioning.foundation.errors import UnreadableFile
from commissioning.opportunities.rules.notice import Notice, Refusal
from commissioning.opportunities.rules.reading import check_syntax, read_notices
from commissioning.opportunities.rules.unreadable import Limits
from tests.rules.opportunities.written import in_file, one, package, read, release

LINK = {"url": "https://example.org/r/1", "date": "2025-01-01T00:00:00Z", "tag": ["tender"]}


def record(*releases: Any, **parts: Any) -> dict[str, Any]:
    return {"ocid": "ocds-b5fd17-1", "releases": list(releases)} | parts


def ids(found: list[Notice | Refusal]) -> list[str]:
    return [each.release_id if isinstance(each, Notice) else each.reason for each in found]


def test_a_single_release_is_read(tmp_path: Path) -> None:
    assert one(tmp_path, release()).ocid == "ocds-b5fd17-1"


def test_a_release_package_is_read_with_its_publisher_and_licence(tmp_path: Path) -> None:
    found = one(tmp_path, package(release(), license="https://example.org/licence"))
    assert (found.publisher, found.licence) == ("A publisher", "https://example.org/licence")


def test_the_kind_is_known_by_content_not_by_name(tmp_path: Path) -> None:
    path = in_file(tmp_path, package(release()), "notices.csv")
    assert check_syntax(path).kind == "json"


def test_a_package_of_another_version_or_of_none_is_read_alike(tmp_path: Path) -> None:
    old = package(release(), version="1.0")
    without = {name: value for name, value in old.items() if name != "version"}
    assert ids(read(tmp_path, old)) == ids(read(tmp_path, without)) == ["1-1"]


def test_arrays_of_releases_packages_and_records_are_read(tmp_path: Path) -> None:
    mixed = [release(id="1"), package(release(id="2")), record(release(id="3"))]
    assert ids(read(tmp_path, mixed)) == ["1", "2", "3"]


def test_json_lines_may_hold_releases_and_packages(tmp_path: Path) -> None:
    lines = [release(id="1"), package(release(id="2"), release(id="3")), [release(id="4")]]
    text = "\r\n".join(json.dumps(each) for each in lines) + "\n\n"
    assert ids(read(tmp_path, text)) == ["1", "2", "3", "4"]


def test_a_record_gives_its_own_releases_and_then_the_compiled_one(tmp_path: Path) -> None:
    compiled = release(id="sum", tag=["compiled"])
    found = read(tmp_path, {"records": [record(release(id="1"), compiledRelease=compiled)]})
    assert ids(found) == ["1", "sum"]


def test_linked_releases_are_not_followed_and_the_compiled_one_counts(tmp_path: Path) -> None:
    compiled = release(id="sum", ocid=None)
    found = one(tmp_path, {"records": [record(LINK, LINK, compiledRelease=compiled)]})
    assert (found.release_id, found.ocid) == ("sum", "ocds-b5fd17-1")


def test_a_single_record_is_read(tmp_path: Path) -> None:
    assert one(tmp_path, record(LINK, compiledRelease=release(id="sum"))).release_id == "sum"


def test_a_record_with_only_links_is_refused_by_name(tmp_path: Path) -> None:
    (found,) = read(tmp_path, {"records": [record(LINK)]})
    assert isinstance(found, Refusal)
    assert found.name == "ocds-b5fd17-1"
    assert "only links its releases" in found.reason


def test_an_empty_package_holds_nothing_and_is_no_error(tmp_path: Path) -> None:
    assert read(tmp_path, package()) == []
    assert read(tmp_path, []) == []
    assert read(tmp_path, {"records": []}) == []


@pytest.mark.parametrize("odd", [None, 7, "text", [], True])
def test_a_release_that_is_no_object_is_refused_and_the_others_go_on(
    tmp_path: Path, odd: Any
) -> None:
    found = read(tmp_path, package(release(id="1"), odd, release(id="3")))
    assert ids(found) == ["1", "it is not an object", "3"]
    assert [each.position for each in found] == [1, 2, 3]


def test_a_release_without_ocid_is_refused_by_the_name_it_has(tmp_path: Path) -> None:
    (found,) = read(tmp_path, package(release(ocid=None, id="its own id")))
    assert isinstance(found, Refusal)
    assert (found.position, found.name) == (1, "its own id")
    assert "no ocid" in found.reason


@pytest.mark.parametrize("releases", [None, {}, "text", 3])
def test_a_list_of_releases_that_is_no_list_is_refused(tmp_path: Path, releases: Any) -> None:
    (found,) = read(tmp_path, {"releases": releases})
    assert isinstance(found, Refusal)


def test_a_package_too_long_to_hold_is_read_one_release_at_a_time(tmp_path: Path) -> None:
    small = Limits(release_characters=1_000, chunk_bytes=100)
    releases = [release(id=str(number)) for number in range(50)]
    long = package(*releases, packages=["https://example.org/"] * 200) | {"license": "late"}
    path = in_file(tmp_path, long)
    found = list(read_notices(path, check_syntax(path, small), small))
    assert ids(found) == [str(number) for number in range(50)]
    assert {each.licence for each in found if isinstance(each, Notice)} == {"late"}


def test_a_release_too_long_makes_the_file_unreadable(tmp_path: Path) -> None:
    small = Limits(release_characters=1_000, chunk_bytes=100)
    parts = {str(number): "x" * 100 for number in range(20)}
    with pytest.raises(UnreadableFile, match="one release has more than 1,000 characters"):
        check_syntax(in_file(tmp_path, release() | parts), small)
    with pytest.raises(UnreadableFile, match="one value has more than 1,000 characters"):
        check_syntax(in_file(tmp_path, package(release(), release() | parts)), small)


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    assert one(tmp_path, b"\xef\xbb\xbf" + json.dumps(release()).encode()).release_id == "1-1"


def test_the_last_of_repeated_names_counts(tmp_path: Path) -> None:
    assert one(tmp_path, '{"ocid": "a", "ocid": "b"}').ocid == "b"


def test_remote_extensions_are_left_alone(tmp_path: Path) -> None:
    odd = package(release(), extensions=["https://nowhere.invalid/extension.json", None, {}])
    assert one(tmp_path, odd).warnings == ()
