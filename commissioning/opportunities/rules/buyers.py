"""Who is the same buyer: by a number in a list we know, or else by the folded name."""

from collections.abc import Iterable
from hashlib import sha256

from commissioning.opportunities.rules.codes import KNOWN_SCHEMES
from commissioning.opportunities.rules.notice import Identifier
from commissioning.organisations.rules.names import fold_name

LONGEST_KEY = 120


def buyer_key(name: str, identifiers: Iterable[Identifier] = ()) -> str:
    """Give the key by which two opportunities of one buyer meet; empty when nobody is named.

    A number counts when it stands in a list we know and nothing about it looks odd.
    """
    for each in identifiers:
        if each.scheme in KNOWN_SCHEMES and not each.note:
            return f"{each.scheme}-{each.number.upper()}"[:LONGEST_KEY]
    return fold_name(name)[:LONGEST_KEY]


def buyer_token(key: str) -> str:
    """Give the facet token of a buyer: b_ and the beginning of the key's hash."""
    return f"b_{sha256(key.encode()).hexdigest()[:12]}"
