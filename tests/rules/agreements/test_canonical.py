"""The canonical form of a version, and its fingerprint."""

import json
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from commissioning.agreements.rules.canonical import canonical_bytes, content_of, fingerprint
from commissioning.agreements.rules.content import Content, NotAContent, as_json, from_json
from commissioning.agreements.rules.texts_and_sums import MOST_PENCE
from tests.rules.agreements.agreed import AGREED, TARGET_COST

BEFORE = "ab" * 32
WITH_TARGET = replace(AGREED, shares=TARGET_COST)
KEEP_THEIR_ORDER = ("clauses", "disputes", "bands")


def named(content: Content, number: int = 2, previous: str | None = BEFORE) -> str:
    return fingerprint(canonical_bytes("agreement1", number, previous, content))


def shuffled(value: Any, chance: Random, name: str = "") -> Any:
    """Give the same JSON with its keys, and every list whose order means nothing, turned about."""
    if isinstance(value, dict):
        keys = list(value)
        chance.shuffle(keys)
        return {key: shuffled(value[key], chance, key) for key in keys}
    if isinstance(value, list):
        items = [shuffled(item, chance) for item in value]
        if name not in KEEP_THEIR_ORDER:
            chance.shuffle(items)
        return items
    return value


def texts_in(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Find where in the JSON a person's words stand."""
    if isinstance(value, str):
        return [path]
    if not isinstance(value, dict | list):
        return []
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    return [found for key, item in steps for found in texts_in(item, (*path, key))]


FREE_WORDS = [
    path
    for path in texts_in(as_json(WITH_TARGET))
    if path[-1] in {"title", "purpose", "text", "what", "role", "name", "question", "vat", "about"}
]


@given(st.randoms(use_true_random=False), st.sampled_from([AGREED, WITH_TARGET]))
def test_order_of_keys_and_of_entry_changes_nothing(chance: Random, content: Content) -> None:
    again = from_json(shuffled(as_json(content), chance))
    assert named(again) == named(content)


@given(st.sampled_from(FREE_WORDS), st.sampled_from([" ", ".", "x", "é", "\n"]))
def test_any_changed_word_changes_the_name(path: tuple[Any, ...], more: str) -> None:
    data = as_json(WITH_TARGET)
    part: Any = data
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] += more
    assert named(from_json(data)) != named(WITH_TARGET)


def test_a_penny_a_rank_and_a_day_each_change_the_name() -> None:
    first, second, third = AGREED.parties
    swapped = (replace(first, rank=2), replace(second, rank=1), third)
    changed = [
        replace(AGREED, shares=replace(AGREED.shares, total_pence=9_000_001)),
        replace(AGREED, parties=swapped),
        replace(AGREED, starts_on=AGREED.ends_on),
        replace(AGREED, starts_on=None),
        replace(AGREED, parties=(replace(first, name="Harbour Houses"), second, third)),
        replace(AGREED, clauses=tuple(reversed(AGREED.clauses))),
        replace(AGREED, disputes=tuple(reversed(AGREED.disputes))),
    ]
    assert len({named(content) for content in (AGREED, *changed)}) == len(changed) + 1


def test_agreement_number_and_the_version_before_are_inside() -> None:
    written = json.loads(canonical_bytes("agreement1", 2, BEFORE, AGREED))
    assert (written["agreement"], written["number"]) == ("agreement1", 2)
    assert written["previous"] == BEFORE
    assert named(AGREED, number=3) != named(AGREED, number=2)
    assert named(AGREED, previous=None) != named(AGREED)


def test_names_and_ranks_of_parties_and_all_that_was_agreed_are_inside() -> None:
    written = json.loads(canonical_bytes("agreement1", 1, None, AGREED))
    assert [(p["name"], p["rank"]) for p in written["content"]["parties"]] == [
        ("Harbour Homes", 1),
        ("Kettle Kitchen", 2),
        ("Lantern Advice", 3),
    ]
    assert from_json(written["content"]) == AGREED


def test_what_was_written_reads_back_and_is_written_the_same_again() -> None:
    written = canonical_bytes("agreement1", 2, BEFORE, WITH_TARGET)
    again = content_of(written)
    assert again == WITH_TARGET
    assert canonical_bytes("agreement1", 2, BEFORE, again) == written


@pytest.mark.parametrize("written", [b"", b"\xff", b'"\xff"', b"[]", b"{}", b'{"content":null}'])
def test_what_is_no_version_is_not_read_as_one(written: bytes) -> None:
    with pytest.raises(NotAContent):
        content_of(written)


def test_the_form_is_the_one_of_rfc_8785() -> None:
    written = canonical_bytes("agreement1", 1, None, replace(AGREED, title="Äpfel €\n“x”"))
    assert written.startswith(b'{"agreement":"agreement1","content":{"benefits_other":[{')
    assert '"title":"Äpfel €\\n“x”"'.encode() in written
    assert b" :" not in written
    assert b": " not in written.replace(b"on: ", b"")


def test_ten_billion_pounds_are_written_to_the_penny() -> None:
    rich = replace(AGREED, shares=replace(AGREED.shares, total_pence=MOST_PENCE))
    assert b'"total_pence":1000000000000' in canonical_bytes("agreement1", 1, None, rich)


def test_sums_beyond_what_json_keeps_exactly_are_refused() -> None:
    beyond = replace(AGREED, shares=replace(AGREED.shares, total_pence=2**53))
    with pytest.raises(NotAContent):
        canonical_bytes("agreement1", 1, None, beyond)


def test_the_name_of_a_known_version_stays_what_it_is() -> None:
    """When this turns, old versions can no longer be written anew: raise LAYOUT and say so."""
    assert named(WITH_TARGET) == "7294ddbeb4ef6172421b4a61b300df1c038a15afd4815defc2f0ba35e66855c3"
