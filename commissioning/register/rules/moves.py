"""What a page says before a move: what will follow from it, for whom."""

from commissioning.foundation.sharing import SharingMode


def consequences(verb: str, mode: SharingMode, *, place: str) -> tuple[str, ...]:
    """List what follows from a move that is confirmed first; nothing for the harmless ones."""
    if verb == "withdraw":
        return _withdrawal(mode, place)
    if verb.startswith("record_"):
        return _outcome(mode, place)
    return ()


def _withdrawal(mode: SharingMode, place: str) -> tuple[str, ...]:
    if mode == SharingMode.SHARED:
        first = f"Members of {place} will see that you are no longer bidding."
    else:
        first = "Nobody is told. What you shared with anyone is simply no longer there for them."
    return (
        first,
        "Your card is taken back, if you asked to be introduced. Talks under way go on.",
        "You keep everything you wrote, and you can set the stage right later.",
    )


def _outcome(mode: SharingMode, place: str) -> tuple[str, ...]:
    lines = ("What you write here stays with your organisation.",)
    if mode == SharingMode.SHARED:
        after = f"Once the outcome is known, members of {place} see this only if you say so."
        return (*lines, after)
    return lines
