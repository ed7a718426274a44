"""Areas: codes, what lies in what, and the names notices give them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissioning.foundation.codes.areas import (
    area,
    areas_of_notice_code,
    choices,
    find_areas,
    is_invented,
    within,
)

EVERY_CODE = [code for group in choices(invented=True) for code, _ in group.options]


def named(text: str) -> list[str]:
    return [found.name for found in find_areas(text)]


def test_a_code_gives_its_area() -> None:
    plymouth = area("E06000026")
    assert plymouth is not None
    assert (plymouth.name, plymouth.kind) == ("Plymouth", "unitary")


def test_a_code_that_is_not_there_gives_nothing() -> None:
    assert area("E99999999") is None
    assert within("E99999999") == ()


def test_an_earlier_code_gives_the_area_it_became() -> None:
    held = area("S12000046")
    assert held is not None
    assert held.code == "S12000049"


def test_a_district_lies_in_its_county_region_nation_and_country() -> None:
    assert within("E07000223") == (
        "E10000032",  # West Sussex
        "E12000008",  # South East
        "E92000001",  # England
        "K03000001",  # Great Britain
        "K02000001",  # United Kingdom
    )


def test_northern_ireland_lies_in_the_united_kingdom_but_not_in_great_britain() -> None:
    assert within("N09000003") == ("N92000002", "K02000001")


def test_lincolnshire_and_derbyshire_lie_in_the_east_midlands() -> None:
    assert "E12000004" in within("E10000019")
    assert "E12000004" in within("E10000007")


@pytest.mark.parametrize("code", EVERY_CODE)
def test_everything_lies_in_something_wider_and_never_in_itself(code: str) -> None:
    wider = within(code)
    assert code not in wider
    assert code == "K02000001" or wider[-1] == "K02000001"


@pytest.mark.parametrize("code", EVERY_CODE)
def test_every_area_is_found_by_its_own_name(code: str) -> None:
    held = area(code)
    assert held is not None
    found = find_areas(held.name)
    assert held in found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Plymouth", ["Plymouth"]),
        ("PLYMOUTH, South West", ["Plymouth", "South West"]),
        ("South West", ["South West"]),
        ("Cornwall and Isles of Scilly", ["Cornwall", "Isles of Scilly"]),
        ("London,South East,Any region", ["London", "South East"]),
        ("Durham CC", ["County Durham"]),
        ("London Borough of Barnet", ["Barnet"]),
        ("Edinburgh, City of", ["Edinburgh"]),
        ("Ynys Môn", ["Isle of Anglesey"]),
        ("King\u2019s Lynn & West Norfolk", ["King's Lynn and West Norfolk"]),
        ("Harrogate", ["North Yorkshire"]),
        ("West Midlands", ["West Midlands"]),
        ("Northamptonshire", ["North Northamptonshire", "West Northamptonshire"]),
        ("Barnsley, Doncaster and Rotherham", ["Barnsley", "Doncaster", "Rotherham"]),
        ("UKL18", ["Swansea"]),
        ("E06000026; UKK4", ["Plymouth", "Torbay", "Devon"]),
        ("Any region", []),
        ("Ukraine", []),
        ("", []),
    ],
)
def test_a_notices_own_words_for_a_place_are_understood(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("UKK41", ["Plymouth"]),
        ("ukk41", ["Plymouth"]),
        ("TLK41", ["Plymouth"]),
        ("UKK30", ["Cornwall", "Isles of Scilly"]),
        ("UKK4", ["Plymouth", "Torbay", "Devon"]),
        ("UKK", ["South West"]),
        ("TLL", ["Wales"]),
        ("UK", ["United Kingdom"]),
        ("TLK99", ["South West"]),
        ("FR101", []),
        ("UKRI", []),
        ("UKZ", []),
        ("", []),
    ],
)
def test_a_nuts_or_itl_code_gives_the_areas_it_covers(code: str, names: list[str]) -> None:
    assert [found.name for found in areas_of_notice_code(code)] == names


def test_invented_places_are_offered_only_when_asked_for() -> None:
    offered = {code for group in choices() for code, _ in group.options}
    assert not any(is_invented(code) for code in offered)
    assert any(is_invented(code) for code in EVERY_CODE)


def test_no_area_is_offered_twice_within_a_group() -> None:
    for group in choices(invented=True):
        assert len(set(group.options)) == len(group.options)


@given(st.text())
def test_any_text_at_all_can_be_read(text: str) -> None:
    assert all(area(found.code) == found for found in find_areas(text))
    assert isinstance(areas_of_notice_code(text), tuple)
