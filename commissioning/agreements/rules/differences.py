"""What changed between two versions: clause by clause, item by item, and words within them."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from commissioning.agreements.rules.canonical import in_order
from commissioning.agreements.rules.change import Change, ChangeKind
from commissioning.agreements.rules.content import Content
from commissioning.agreements.rules.saying import Item, called, items
from commissioning.foundation.words.difference import MOST_WORK, Piece, word_difference

Place = tuple[str, str]

# With more changes than this, long texts that changed are shown whole, struck and added: so the
# work stays within a few seconds whatever two versions hold.
_WHOLLY_COMPARED = 20


def changes(before: Content, after: Content) -> tuple[Change, ...]:
    """List what changed, in the order of the page of the later version; what went comes last.

    There is a change in this list exactly when the canonical forms of the contents differ.
    """
    call = called(before, after)
    old = _by_place(items(in_order(before), call))
    new = _by_place(items(in_order(after), call))
    pairs = [(old.get(place), item) for place, item in new.items()]
    gone = [item for place, item in old.items() if place not in new]
    changed = sum(was is not None and was.thing != item.thing for was, item in pairs)
    work = MOST_WORK * _WHOLLY_COMPARED // max(changed, _WHOLLY_COMPARED)
    moved = _moved("clauses", old, new) | _moved("disputes", old, new)
    return (
        *(change for was, item in pairs for change in _changes_of(was, item, moved, work)),
        *(_change(item, "removed", item.text, "", work) for item in gone),
    )


def _by_place(found: Iterator[Item]) -> dict[Place, Item]:
    return {(item.part, item.key): item for item in found}


def _changes_of(
    was: Item | None, item: Item, moved: frozenset[Place], work: int
) -> Iterator[Change]:
    if was is None:
        yield _change(item, "added", "", item.text, work)
        return
    if was.thing != item.thing:
        yield _change(item, _kind(was.text, item.text), was.text, item.text, work)
    if (item.part, item.key) in moved:
        yield Change(item.label, "moved", (("same", item.text),), item.part, item.key)


def _kind(before: str, after: str) -> ChangeKind:
    if bool(before) == bool(after):
        return "changed"
    return "added" if after else "removed"


def _change(item: Item, kind: ChangeKind, before: str, after: str, work: int) -> Change:
    pieces = _pieces(before, after, work)
    return Change(item.label, kind, pieces, item.part, item.key, before, after)


def _pieces(before: str, after: str, work: int) -> tuple[Piece, ...]:
    """Compare words where that is no more work (words before × words after) than allowed.

    At the full allowance `word_difference` bounds its own work, sentence by sentence.
    """
    if work >= MOST_WORK or len(before.split()) * len(after.split()) <= work:
        return tuple(word_difference(before, after))
    return (("struck", before), ("added", after))


def _moved(part: str, old: dict[Place, Item], new: dict[Place, Item]) -> frozenset[Place]:
    """Name the items that stand elsewhere among those that both versions hold."""
    before = [place for place in old if place[0] == part and place in new]
    after = [place for place in new if place[0] == part and place in old]
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    stayed = {place for block in blocks for place in after[block.b : block.b + block.size]}
    return frozenset(after) - stayed
