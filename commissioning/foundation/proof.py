"""What a capability can prove of what it keeps; `./dev manage verify` asks for all of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Proof:
    """That all of a kind of thing are as they ought to be.

    `things` and `sound` read as one sentence: "8 declarations", "are filed as they ought to be".
    `faults` gives a sentence for each thing that is not.
    """

    things: str
    sound: str
    how_many: Callable[[Session], int]
    faults: Callable[[Session], Iterator[str]]
