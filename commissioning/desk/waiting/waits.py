"""One thing that waits, and what finds such things."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from commissioning.foundation.actor import Actor

MOST = 10  # of each kind; the rest is on the pages they lead to


@dataclass(frozen=True, slots=True)
class Waits:
    """One thing that waits: the sentence, the button, and where it leads.

    `more` is what else the address of the page holds, besides `ref`.
    """

    words: str
    button: str
    endpoint: str
    ref: str | None = None
    more: Mapping[str, str] = field(default_factory=dict)


Gatherer = Callable[[Session, Actor], Iterator[Waits]]
