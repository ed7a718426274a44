"""The parts of a draft that people write one at a time, each under an address of its own.

Addresses: "about", "parties", "shares", "disputes", "clauses" (which, and in what order), and one
item of a list: "clauses/<key>", "contributions/<ref>", "benefits/<ref>", "risks/<ref>",
"measures/<ref>", "reviews/<ref>".
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

import rfc8785

from commissioning.agreements.rules.change import Change, is_material
from commissioning.agreements.rules.content import Content, NotAContent, as_json, from_json

LONGEST_PART = 60  # letters of an address, as the table of edits keeps it
STAMP = 16  # hexadecimal digits
ABOUT = ("title", "purpose", "legal_form", "starts_on", "ends_on")
WHOLE = frozenset({"parties", "shares", "disputes"})
# Where the items of a list stand in the content, and which field names one of them.
LISTS = {
    "clauses": ("clauses", "key"),
    "contributions": ("contributions", "ref"),
    "benefits": ("benefits_other", "ref"),
    "risks": ("risks", "ref"),
    "measures": ("measures", "ref"),
    "reviews": ("reviews", "ref"),
}
_OF_FIELD = {field: name for name, (field, _) in LISTS.items()}


def value_of(content: Content, part: str) -> Any:
    """Give what one part says, as JSON; None when it is not there.

    Raises NotAContent for an address that no agreement has.
    """
    name, key = _read(part)
    data = as_json(content)
    if part == "about":
        return {field: data[field] for field in ABOUT}
    if part in WHOLE:
        return data[part]
    if part == "clauses":
        return [clause["key"] for clause in data["clauses"]]
    field, named_by = LISTS[name]
    return next((item for item in data[field] if item[named_by] == key), None)


def with_value(content: Content, part: str, value: Any) -> Content:
    """Give the content with this part saying `value` instead; None takes an item out.

    An item that was not there comes last in its list. The value of "clauses" is the keys that
    stay, in their order.
    Raises NotAContent when the value cannot stand there, or the address is no part.
    """
    name, key = _read(part)
    data = as_json(content)
    if part == "about":
        return from_json(data | _only_about(value))
    if part in WHOLE:
        return from_json(data | {part: value})
    if part == "clauses":
        return from_json(data | {"clauses": _arranged(data["clauses"], value)})
    field, named_by = LISTS[name]
    return from_json(data | {field: _with_item(data[field], named_by, key, value)})


def stamp(content: Content, part: str) -> str:
    """Name what a part says now; a form carries it, so that nobody overwrites unseen."""
    return stamp_of(value_of(content, part))


def stamp_of(value: Any) -> str:
    """Name a value that a part has: 16 hexadecimal digits of its canonical JSON."""
    return sha256(rfc8785.dumps(value)).hexdigest()[:STAMP]


def part_of(change: Change) -> str:
    """Give the address of the part in which a change between two versions was written."""
    if change.part in WHOLE:
        return change.part
    if change.part in _OF_FIELD:
        return f"{_OF_FIELD[change.part]}/{change.key}"
    return "about"


def boards_decide(changes: Sequence[Change], spelling: Sequence[str]) -> bool:
    """Tell whether boards decide on these changes, or officers acknowledge them.

    `spelling` names the parts whose writers say that they mended nothing else.
    """
    return any(
        is_material([change], marked_as_spelling=part_of(change) in spelling) for change in changes
    )


def _read(part: str) -> tuple[str, str]:
    """Take an address apart: the list's name and the item's key, where it has one."""
    name, slash, key = part.partition("/")
    known = (name in LISTS and bool(key)) if slash else part in {"about", "clauses", *WHOLE}
    if not known or len(part) > LONGEST_PART:
        raise NotAContent("There is no such part of an agreement")
    return name, key


def _only_about(value: Any) -> dict[str, Any]:
    if not isinstance(value, Mapping) or not value.keys() <= set(ABOUT):
        raise NotAContent("This is not what an agreement says about itself")
    return dict(value)


def _arranged(clauses: list[dict[str, Any]], keys: Any) -> list[dict[str, Any]]:
    by_key = {clause["key"]: clause for clause in clauses}
    if not isinstance(keys, list) or any(key not in list(by_key) for key in keys):
        raise NotAContent("Choose from the clauses that are there")
    return [by_key[key] for key in keys]


def _with_item(
    items: list[dict[str, Any]], named_by: str, key: str, value: Any
) -> list[dict[str, Any]]:
    if value is None:
        return [item for item in items if item[named_by] != key]
    if not isinstance(value, Mapping):
        raise NotAContent("This is not an item of an agreement")
    new = {**value, named_by: key}
    if all(item[named_by] != key for item in items):
        return [*items, new]
    return [new if item[named_by] == key else item for item in items]
