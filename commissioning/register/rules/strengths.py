"""The view of a place: what is strong in it first, then what nobody has yet offered."""

from collections.abc import Iterable

from commissioning.foundation.codes.themes import wider


def not_yet_offered(wanted: Iterable[str], offered: Iterable[str]) -> tuple[str, ...]:
    """List the themes that money is meant for and that nobody brings, in order, each once.

    Whoever works on a wider theme, or on one within it, counts as bringing it.
    """
    known = set(offered)
    around = known | {above for code in known for above in wider(code)}
    return tuple(
        code
        for code in dict.fromkeys(wanted)
        if code not in around and not set(wider(code)) & known
    )
