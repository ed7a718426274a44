"""Past-tense facts. A lower floor says what happened; upper floors react in the same transaction.

app.py gathers each capability's `REACTIONS`; nobody below knows who listens.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, named in the past tense."""


def emit(session: Session, event: Event) -> list[Any]:
    """Tell whoever reacts to this kind of event, now, inside the transaction that caused it.

    Gives what they answered; most kinds of event ask for nothing, and are answered by None.
    """
    reactions = session.info.get("reactions", {}).get(type(event), ())
    return [react(session, event) for react in reactions]
