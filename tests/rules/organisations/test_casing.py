"""Names in capitals are written the way people read them; others are left alone."""

import pytest

from commissioning.organisations.rules.casing import calm_name


@pytest.mark.parametrize(
    ("name", "calm"),
    [
        ("SOUTHERN AFRICA RESOURCES CENTRE", "Southern Africa Resources Centre"),
        ("ST PETER'S CHURCH OF ENGLAND SCHOOL", "St Peter's Church of England School"),
        ("THE FRIENDS OF THE PARK", "The Friends of the Park"),
        ("RSPB AND YMCA (PLYMOUTH)", "RSPB and YMCA (Plymouth)"),
        ("3RD SALTMERE SCOUTS", "3rd Saltmere Scouts"),
        ("Harbour TRUST", "Harbour TRUST"),
        ("", ""),
    ],
)
def test_a_name_in_capitals_is_written_calmly(name: str, calm: str) -> None:
    assert calm_name(name) == calm


def test_writing_a_calm_name_again_changes_nothing() -> None:
    once = calm_name("THE QUAY CARERS OF SALTMERE")
    assert calm_name(once) == once
