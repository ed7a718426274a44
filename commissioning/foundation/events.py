"""Past-tense facts. A lower floor says what happened; upper floors react in the same transaction.

app.py gathers each capability's `REACTIONS`; nobody below knows who listens.
"""

from dataclasses import dataclass

from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, named in the past tense."""


def emit(session: Session, event: Event) -> None:
    """Tell whoever reacts to this kind of event, now, inside the transaction that caused it."""
    for react in session.info.get("reactions", {}).get(type(event), ()):
        react(session, event)
