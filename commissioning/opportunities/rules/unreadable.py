"""What can be wrong with one release, and the limits that keep reading safe."""

from dataclasses import dataclass


class CannotUnderstand(Exception):
    """A single release that makes no sense to us; its text says why, in words."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How large things may be. Characters count as characters, not bytes.

    The largest release seen in real data has 102 KB. Two million characters is twenty times that,
    and parsed it still fits into 64 MB, whatever it is made of.
    """

    file_bytes: int = 8_000_000_000
    release_characters: int = 2_000_000
    depth: int = 64
    parts: int = 250_000
    chunk_bytes: int = 65_536


DEFAULT_LIMITS = Limits()
