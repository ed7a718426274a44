"""The three sharing modes: what may be shown about who is bidding (PRODUCT.md section 3)."""

from enum import StrEnum


class SharingMode(StrEnum):
    """How openly bidding for one opportunity may be shared, from open to closed."""

    SHARED = "shared"
    INTRODUCTIONS = "introductions"
    SEALED = "sealed"

    @property
    def strictness(self) -> int:
        """Order the modes: the higher number shows less."""
        return tuple(SharingMode).index(self)

    @property
    def words(self) -> str:
        """Name the mode as pages do."""
        return _WORDS[self]


_WORDS = {
    SharingMode.SHARED: "Shared",
    SharingMode.INTRODUCTIONS: "Introductions only",
    SharingMode.SEALED: "Sealed until the decision",
}


def stricter(*modes: SharingMode) -> SharingMode:
    """Give the mode among `modes` that shows least."""
    return max(modes, key=lambda mode: mode.strictness)
