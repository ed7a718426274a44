"""One way of writing a release down, so that the same content always has the same hash."""

from hashlib import sha256

import msgspec

from commissioning.opportunities.rules.shapes import Json

_ENCODER = msgspec.json.Encoder(order="sorted", decimal_format="number")


def canonical(value: Json) -> bytes:
    """Write JSON with sorted names, no spaces, and numbers as their literal text.

    Raises UnicodeEncodeError when a text holds half of a surrogate pair.
    """
    return _ENCODER.encode(value)


def digest(raw: bytes) -> str:
    """Give the SHA-256 of bytes in hex."""
    return sha256(raw).hexdigest()
