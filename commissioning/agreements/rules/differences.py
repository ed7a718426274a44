"""What changed between two versions: clause by clause, item by item, and words within them."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from commissioning.agreements.rules.canonical import in_order
from commissioning.agreements.rules.change import Change, ChangeKind
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.saying import Item, called, items
from commissioning.foundation.words.difference import word_difference

_ORDERED = ("clauses", "disputes")


def changes(before: Content, after: Content) -> tuple[Change, ...]:
    """List what changed, in the order of the page of the later version; what went comes last.

    There is a change in this list exactly when the canonical forms of the contents differ.
    """
    call = called(before, after)
    old = _by_place(items(in_order(before), call))
    new = _by_place(items(in_order(after), call))
    moved = {part: _moved(part, old, new) for part in _ORDERED}
    return (
        *(
            change
            for place, item in new.items()
            for change in _changes_of(old.get(place), item, moved.get(item.part, frozenset()))
        ),
        *(_removed(item) for place, item in old.items() if place not in new),
    )


def _by_place(found: Iterator[Item]) -> dict[tuple[str, str], Item]:
    return {(item.part, item.key): item for item in found}


def _changes_of(was: Item | None, item: Item, moved: frozenset[str]) -> Iterator[Change]:
    if was is None:
        yield _change(item, "added", "", item.text)
        return
    if was.thing != item.thing:
        yield _change(item, _kind(was.text, item.text), was.text, item.text)
    if item.key in moved:
        yield Change(item.label, "moved", (("same", item.text),), item.part, item.key)


def _kind(before: str, after: str) -> ChangeKind:
    if bool(before) == bool(after):
        return "changed"
    return "added" if after else "removed"


def _removed(item: Item) -> Change:
    return _change(item, "removed", item.text, "")


def _change(item: Item, kind: ChangeKind, before: str, after: str) -> Change:
    pieces = tuple(word_difference(before, after))
    return Change(item.label, kind, pieces, item.part, item.key, before, after)


def _moved(
    part: str, old: dict[tuple[str, str], Item], new: dict[tuple[str, str], Item]
) -> frozenset[str]:
    """Name the items that stand elsewhere among those that both versions hold."""
    before = [key for where, key in old if where == part and (where, key) in new]
    after = [key for where, key in new if where == part and (where, key) in old]
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    stayed = {key for block in blocks for key in after[block.b : block.b + block.size]}
    return frozenset(after) - stayed
