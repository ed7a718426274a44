"""Names of organisations: when two may be one, and how candidates are found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissioning.organisations.rules.likeness import blocking_keys, likely_same
from commissioning.organisations.rules.names import fold_name, initials

ALIKE = [
    ("Harbour Trust", "Harbour Trust", "the same"),
    ("The Harbour Trust", "HARBOUR TRUST LIMITED", "small words"),
    ("Harbour Trust C.I.O.", "harbour trust cio", "small words"),
    ("Food & Friends CIC", "Food and Friends Community Interest Company", "small words"),
    ("Women's Voice", "Women\u2019s Voice", "small words"),
    ("Canolfan Môn", "Canolfan Mon", "small words"),
    ("Saltmere Food Bank", "Saltmere Foodbank", "small words"),
    ("St. Mary's Hospice", "Saint Marys Hospice", "small words"),
    ("Saltmere Mind", "Mind Saltmere", "another order"),
    ("Mind in Saltmere", "Saltmere Mind", "another order"),
    ("Saltmere Harbour Carers", "Saltmere Harbor Carers", "spelling"),
    ("Northfield Befreinding", "Northfield Befriending", "spelling"),
    ("Harbour Trust", "Harbour Trust Saltmere", "adds \u201csaltmere\u201d"),
    ("Estuary Music Trust", "Estuary Music Foundation", "differ in"),
    ("SDAS", "Saltmere Domestic Abuse Service", "short for"),
]
UNLIKE = [
    ("North Devon Mind", "South Devon Mind"),
    ("1st Saltmere Scouts", "2nd Saltmere Scouts"),
    ("Citizens Advice Saltmere", "Citizens Advice Westport"),
    ("Saltmere Women's Refuge", "Saltmere Men's Refuge"),
    ("Harbour Trust", "Harbour Foundation"),
    ("The Trust", "The Foundation"),
    ("Contact", "Contact a Family"),
    ("The Centre", "Saltmere Centre"),
    ("Saltmere Trust", "Saltmere Music Zone Trust"),
    ("Harbour", ""),
    ("", ""),
    ("!!!", "???"),
]
WORDS = st.sampled_from(
    ["The", "Harbour", "Harbor", "Saltmere", "Mind", "Trust", "Ltd", "CIC", "of", "1st", "&", "Age"]
)
NAMES = st.lists(WORDS, max_size=6).map(" ".join) | st.text(max_size=30)


@pytest.mark.parametrize(("one", "other", "says"), ALIKE)
def test_names_that_may_be_one_organisation_are_pointed_out_with_the_reason(
    one: str, other: str, says: str
) -> None:
    same, reason = likely_same(one, other)
    assert same
    assert says in reason


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_names_of_two_organisations_are_let_be(one: str, other: str) -> None:
    assert likely_same(one, other)[0] is False


@pytest.mark.parametrize(("one", "other", "_says"), ALIKE)
def test_names_that_are_alike_share_a_key(one: str, other: str, _says: str) -> None:
    assert blocking_keys(one) & blocking_keys(other)


def test_names_with_nothing_alike_share_no_key() -> None:
    assert not blocking_keys("Saltmere Mind") & blocking_keys("Estuary Music Trust")


@given(NAMES, NAMES)
def test_the_order_of_the_two_names_changes_nothing(one: str, other: str) -> None:
    assert likely_same(one, other)[0] == likely_same(other, one)[0]


@given(NAMES)
def test_every_name_is_like_itself_in_capitals(name: str) -> None:
    assert likely_same(name, name.upper())[0] == bool(fold_name(name))


@given(NAMES)
def test_folding_twice_is_folding_once_and_fits_its_column(name: str) -> None:
    folded = fold_name(name)
    assert fold_name(folded) == folded
    assert len(folded) <= 200


@given(NAMES)
def test_keys_are_few_and_short(name: str) -> None:
    keys = blocking_keys(name)
    assert len(keys) <= 10
    assert all(len(key) <= 30 for key in keys)


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("The Harbour Trust (C.I.O.)", "harbour trust"),
        ("Harbour Company Limited", "harbour"),
        ("Ltd", "ltd"),
        ("The", "the"),
        ("The Charity", "charity"),
        ("Cwmni Theatr Cyf", "cwmni theatr"),
        ("Y.M.C.A. Saltmere", "ymca saltmere"),
        ("", ""),
    ],
)
def test_a_name_is_folded_to_its_core(name: str, folded: str) -> None:
    assert fold_name(name) == folded


def test_initials_leave_small_words_out() -> None:
    assert initials("Royal Society for the Protection of Birds") == "rspb"
