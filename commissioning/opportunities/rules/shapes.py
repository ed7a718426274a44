"""Reaching into JSON that may have any shape: what is missing or of another kind reads as empty."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TypeAlias

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | Decimal | bool | None"
Object: TypeAlias = dict[str, Json]


def member(value: Json, *path: str) -> Json:
    """Follow a path of member names through objects; None where it ends early."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def section(value: Json, *path: str) -> Object:
    """Give the object at a path, or an empty one."""
    found = member(value, *path)
    return found if isinstance(found, dict) else {}


def objects(value: Json, *path: str) -> list[Object]:
    """Give the objects in the list at a path; one object that should be a list counts as a list."""
    found = member(value, *path)
    if isinstance(found, list):
        return [each for each in found if isinstance(each, dict)]
    return [found] if isinstance(found, dict) else []


def words(value: Json, *path: str) -> str:
    """Give the text at a path; a number reads as its text, anything else as nothing."""
    found = member(value, *path)
    if isinstance(found, str):
        return found
    is_number = isinstance(found, int | Decimal) and not isinstance(found, bool)
    return str(found) if is_number else ""


def texts(value: Json, *path: str) -> list[str]:
    """Give the texts in the list at a path; one text that should be a list counts as a list."""
    found = member(value, *path)
    if isinstance(found, str):
        return [found]
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []


def flag(value: Json, *path: str) -> bool | None:
    """Give the true or false at a path; None when nobody said."""
    found = member(value, *path)
    return found if isinstance(found, bool) else None


def first(*candidates: str) -> str:
    """Give the first text that says something."""
    return next((each for each in candidates if each.strip()), "")


def depth_exceeds(value: Json, limit: int) -> bool:
    """Tell whether a value is nested deeper than a limit, without recursion."""
    level: list[Json] = [value]
    for _ in range(limit + 1):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return False
    return True


def _inside(value: Json) -> Iterator[Json]:
    if isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, list):
        yield from value
