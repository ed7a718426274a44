"""How long somebody waits before trying again: a few tries are free, then the waits grow."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

LONGEST = timedelta(minutes=15)  # so that nobody can lock another person out for long
KEPT = timedelta(hours=24)  # no limit looks further back than this


@dataclass(frozen=True, slots=True)
class Limit:
    """How many tries within `window` are free of waiting, before one for the same key waits."""

    name: str
    free: int
    window: timedelta

    @property
    def most_read(self) -> int:
        """Give how many tries need reading: more would not make the wait longer."""
        return self.free + 5


ADDRESS = Limit("address", 5, KEPT)
NETWORK = Limit("network", 50, timedelta(hours=1))  # a whole town hall may share one
LETTER = Limit("letter", 3, KEPT)  # letters to one address that somebody asks for
CODE = Limit("code", 5, KEPT)  # codes sent to one address: a trustee may well try twice
LETTERS = Limit("letters", 20, timedelta(hours=1))  # letters asked for from one network


def next_try(limit: Limit, tries: Sequence[datetime]) -> datetime | None:
    """Give when the next try may be made; None when at once. `tries` are newest first.

    After the free ones each further try doubles the wait: 1, 2, 4, 8, then 15 minutes.
    """
    beyond = len(tries) - limit.free
    if beyond < 0:
        return None
    return tries[0] + min(timedelta(minutes=2**beyond), LONGEST)
