"""The parts of a draft: each can be read, written and taken out without touching another."""

from typing import Any

import pytest

from commissioning.agreements.rules.change import Change
from commissioning.agreements.rules.content import NotAContent, as_json
from commissioning.agreements.rules.differences import changes
from commissioning.agreements.rules.draft_parts import (
    part_of,
    stamp,
    stamp_of,
    value_of,
    with_value,
)
from tests.rules.agreements.agreed import AGREED

ITEMS = {
    "clauses/contact": {"key": "contact", "title": "Contact details", "text": "Ring us."},
    "contributions/rooms": {"ref": "rooms", "party": "harbour", "what": "Ten rooms"},
    "benefits/post": {"ref": "post", "party": "lantern", "what": "Two posts"},
    "risks/fewer-rooms": {"ref": "fewer-rooms", "title": "No rooms"},
    "measures/home": {"ref": "home", "question": "Are people well?"},
    "reviews/first": {"ref": "first", "on": "2027-11-01"},
}
PARTS: dict[str, Any] = {
    **ITEMS,
    "about": {"title": "Another title"},
    "shares": {"kind": "none"},
    "disputes": [],
}


@pytest.mark.parametrize("part", PARTS)
def test_writing_a_part_changes_that_part_alone(part: str) -> None:
    after = with_value(AGREED, part, PARTS[part])
    assert {part_of(change) for change in changes(AGREED, after)} == {part}
    assert stamp(AGREED, part) != stamp(after, part)
    others = [each for each in PARTS if each != part]
    assert [stamp(AGREED, each) for each in others] == [stamp(after, each) for each in others]


@pytest.mark.parametrize("part", [*PARTS, "parties", "clauses"])
def test_writing_what_stands_there_changes_nothing(part: str) -> None:
    assert with_value(AGREED, part, value_of(AGREED, part)) == AGREED


@pytest.mark.parametrize("part", ITEMS)
def test_an_item_taken_out_is_not_there_and_can_come_back(part: str) -> None:
    without = with_value(AGREED, part, None)
    assert value_of(without, part) is None
    again = with_value(without, part, value_of(AGREED, part))
    assert value_of(again, part) == value_of(AGREED, part)


def test_an_item_is_kept_under_its_own_address_whatever_it_calls_itself() -> None:
    value = {**ITEMS["risks/fewer-rooms"], "ref": "other"}
    assert value_of(with_value(AGREED, "risks/new", value), "risks/new")["ref"] == "new"


def test_clauses_are_put_in_the_order_given() -> None:
    arranged = with_value(AGREED, "clauses", ["contact", "purpose"])
    assert [clause.key for clause in arranged.clauses] == ["contact", "purpose"]


@pytest.mark.parametrize(
    "wrong", [["money"], ["contact", "contact"], [["contact"]], {}, "contact", 3, None]
)
def test_no_clause_is_made_up_by_putting_them_in_order(wrong: object) -> None:
    with pytest.raises(NotAContent):
        with_value(AGREED, "clauses", wrong)


@pytest.mark.parametrize(
    "part", ["", "/", "title", "about/title", "clauses/", "shares/harbour", "risks/" + "x" * 60]
)
def test_there_is_no_other_part(part: str) -> None:
    with pytest.raises(NotAContent):
        value_of(AGREED, part)
    with pytest.raises(NotAContent):
        with_value(AGREED, part, None)


def test_a_stamp_does_not_hang_on_the_order_of_fields() -> None:
    value = value_of(AGREED, "about")
    assert stamp_of(dict(reversed(value.items()))) == stamp(AGREED, "about")
    assert len(stamp(AGREED, "about")) == 16


def test_every_field_of_the_content_stands_in_one_part() -> None:
    fields = {*as_json(AGREED)} - {"starts_on", "ends_on"} | {"dates"}
    parts = {part_of(Change("", "changed", (), field, "key")) for field in fields}
    assert {part.partition("/")[0] for part in parts} == {
        *("about", "parties", "shares", "disputes"),
        *("clauses", "contributions", "benefits", "risks", "measures", "reviews"),
    }
