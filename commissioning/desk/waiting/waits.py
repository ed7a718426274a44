"""One thing that waits, and what finds such things."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor

MOST = 10  # of each kind; the rest is on the pages they lead to


@dataclass(frozen=True, slots=True)
class Waits:
    """One thing that waits: the sentence, the button, and where it leads."""

    words: str
    button: str
    endpoint: str
    ref: str | None = None


Gatherer = Callable[[Session, Actor], Iterator[Waits]]
