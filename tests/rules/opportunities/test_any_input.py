"""Whatever a file holds, reading it ends in notices, refusals or one clear line."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commissioning.foundation.errors import UnreadableFile
from commissioning.opportunities.rules.changes import carried_forward, changes
from commissioning.opportunities.rules.notice import Notice, Refusal
from commissioning.opportunities.rules.reading import read_notices
from commissioning.opportunities.rules.unreadable import Limits
from tests.rules.opportunities.written import HEADER, in_file, one

NAMES = [
    *("ocid", "id", "date", "tag", "tender", "buyer", "parties", "awards", "contracts"),
    *("planning", "title", "description", "value", "amount", "amountGross", "currency", "lots"),
    *("items", "documents", "url", "tenderPeriod", "endDate", "startDate", "contractPeriod"),
    *("identifier", "scheme", "roles", "suppliers", "name", "status", "classification"),
    *("deliveryAddresses", "region", "postalCode", "releases", "records", "compiledRelease"),
    *("suitability", "sme", "budget", "milestones", "dueDate", "type", "$numberLong"),
]
TEXTS = st.text() | st.sampled_from(
    [
        *("2025-01-23T22:10:19Z", "01/01/1", "2025-02-30", "GB-COH-1", "CPV", "85311000-3"),
        *("http://Contract Finder", "1e999", "-0", "Infinity", "active", "buyer", "&#x202e;"),
    ]
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS
SCALARS = SCALARS.filter(lambda value: value not in (float("inf"), float("-inf")))
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=8)
    ),
    max_leaves=30,
)
RELEASES = st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=12)
easily = settings(
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def outcome(path: Path, limits: Limits = Limits()) -> tuple[list[Notice | Refusal], str]:  # noqa: B008  # immutable
    """Read a file: what was found, or else the reason why it is unreadable."""
    try:
        return list(read_notices(path, limits=limits)), ""
    except UnreadableFile as reason:
        return [], str(reason)


@easily
@given(st.lists(RELEASES | VALUES, max_size=3), st.booleans())
def test_any_json_in_a_package_is_read_or_refused_one_by_one(
    tmp_path: Path, releases: list[Any], ascii_only: bool
) -> None:
    text = json.dumps({"releases": releases}, ensure_ascii=ascii_only)
    found, reason = outcome(in_file(tmp_path, text))
    assert reason == ""
    assert [each.position for each in found] == list(range(1, len(found) + 1))


@easily
@given(RELEASES)
def test_any_release_with_an_ocid_is_a_notice_that_can_be_stored(
    tmp_path: Path, parts: dict[str, Any]
) -> None:
    kept = {name: parts[name] for name in parts.keys() - {"releases", "records", "compiledRelease"}}
    found = one(tmp_path, [kept | {"ocid": "ocds-b5fd17-1"}])
    assert len(found.title) <= 300
    assert found.value_pence is None or 0 <= found.value_pence < 2**63
    assert found.published_at is None or found.published_at.utcoffset() == timedelta(0)
    assert json.loads(found.raw)["ocid"] == "ocds-b5fd17-1"
    assert changes(found, found) == ()
    assert carried_forward(found, found) == found


@easily
@given(st.binary() | st.text().map(str.encode) | st.binary().map(lambda some: b"[" + some))
def test_any_bytes_are_read_or_called_unreadable(tmp_path: Path, content: bytes) -> None:
    found, reason = outcome(in_file(tmp_path, content))
    assert bool(reason) != bool(found) or content.strip(b" \t\r\n[]") == b""
    assert "\n" not in reason


@easily
@given(st.text(), st.integers(1, 40))
def test_any_rows_under_the_right_header_are_read_or_called_unreadable(
    tmp_path: Path, rows: str, size: int
) -> None:
    path = in_file(tmp_path, f"{HEADER}\n{rows}")
    found, reason = outcome(path, Limits(chunk_bytes=size))
    assert not (found and reason)
    assert "\n" not in reason


@easily
@given(RELEASES, st.integers(0, 400), st.integers(1, 50))
def test_a_file_cut_anywhere_is_unreadable_and_not_half_read(
    tmp_path: Path, parts: dict[str, Any], cut: int, size: int
) -> None:
    content = json.dumps({"releases": [parts]}).encode()
    path = in_file(tmp_path, content[: min(cut, len(content) - 1)])
    with pytest.raises(UnreadableFile):
        next(read_notices(path, limits=Limits(chunk_bytes=size)))
