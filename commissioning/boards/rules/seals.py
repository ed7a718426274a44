"""Digests that show any later change: of each vote, of a closed decision, of a form's text.

Each is the SHA-256 of a canonical form (RFC 8785), so anybody can work it out again.
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import rfc8785

START = "0" * 64  # the digest "before the first vote"
STAMP = 16  # hexadecimal digits


def vote_digest(before: str, said: Mapping[str, Any]) -> str:
    """Give the digest of one vote, chained to that of the vote before it (`START` for none)."""
    return _digest({"before": before, "said": dict(said)})


def seal_of(facts: Mapping[str, Any]) -> str:
    """Give the digest over all that an outcome was computed from, and the outcome."""
    return _digest(dict(facts))


def stamp_of(answers: Mapping[str, str]) -> str:
    """Stamp answers as a form shows them, so that nobody overwrites what they did not see."""
    return _digest(dict(answers))[:STAMP]


def _digest(value: Any) -> str:
    return sha256(rfc8785.dumps(value)).hexdigest()
