"""Where every unguessable thing comes from: references, tokens, salts and nonces.

The source can be exchanged for a seeded one, so that two worlds built by the same steps carry
the same references (the with-and-without test of docs/house.md).
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from secrets import token_bytes

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # no i, l, o, u: they are misread on paper
REF_LENGTH = 16  # 80 bits: telling nothing and too many to try

_source: ContextVar[Callable[[int], bytes]] = ContextVar("source", default=token_bytes)


def some_bytes(count: int) -> bytes:
    """Give `count` random bytes from the source in force."""
    return _source.get()(count)


def new_ref() -> str:
    """Give a random reference for an address: 16 characters, 80 bits."""
    return "".join(ALPHABET[byte & 31] for byte in some_bytes(REF_LENGTH))


def new_token() -> str:
    """Give a secret for a link or a sign-in: 64 hex characters, 256 bits."""
    return some_bytes(32).hex()


def fingerprint(secret: str) -> str:
    """Give what is stored in place of a secret: its SHA-256 in hex."""
    return hashlib.sha256(secret.encode()).hexdigest()


@contextmanager
def seeded(seed: str) -> Iterator[None]:
    """Within the block, draw from a stream that depends on `seed` alone (tests and the demo)."""
    drawn = 0

    def draw(count: int) -> bytes:
        nonlocal drawn
        drawn += 1
        return hashlib.shake_256(f"{seed}/{drawn}".encode()).digest(count)

    held = _source.set(draw)
    try:
        yield
    finally:
        _source.reset(held)
