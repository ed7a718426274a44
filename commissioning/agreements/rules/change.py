"""One change between two versions of an agreement, and whether boards decide about it again."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from commissioning.agreements.rules.materiality import is_material_part
from commissioning.agreements.rules.spelling import only_spelling
from commissioning.foundation.words.difference import Piece

ChangeKind = Literal["added", "removed", "changed", "moved"]


@dataclass(frozen=True, slots=True)
class Change:
    """One change, ready to show. `pieces` are the words kept, added and struck, in reading order.

    `part` is the field of the content it stands in, and `key` the item; a single field has none.
    """

    label: str
    kind: ChangeKind
    pieces: tuple[Piece, ...]
    part: str
    key: str
    before: str = ""
    after: str = ""

    @property
    def material(self) -> bool:
        """Whether every board decides again because of it, unless it only mends spelling."""
        touched = " ".join(text for kind, text in self.pieces if kind != "same")
        return is_material_part(self.part, self.key, touched)

    @property
    def mends_spelling(self) -> bool:
        """Whether it mends spelling and nothing else."""
        return self.kind == "changed" and only_spelling(self.before, self.after)


def is_material(changes: Iterable[Change], *, marked_as_spelling: bool = False) -> bool:
    """Tell whether every board has to decide again.

    `marked_as_spelling`: the author says that nothing but spelling was mended. That is believed
    only of changes that do nothing else.
    """
    return any(
        change.material and not (marked_as_spelling and change.mends_spelling) for change in changes
    )
