"""What a lower floor says to those above it, inside the transaction of what it does.

An event is a fact, told once it is so; upper floors react to it. A question is asked before
something is done: upper floors may refuse it, or answer. app.py gathers the reactions of each
capability; nobody below knows who listens.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, named in the past tense."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something about to be done, named as the doing of it."""


def emit(session: Session, event: Event) -> None:
    """Tell whoever reacts to this kind of event, now."""
    _heard(session, event)


def ask(session: Session, question: Question) -> list[Any]:
    """Ask whoever has a say in this kind of thing, and give what they answer, if they do.

    Raises:
        Refused: One of them will not have it done.
    """
    return [answer for answer in _heard(session, question) if answer is not None]


def _heard(session: Session, said: Event | Question) -> list[Any]:
    reactions = session.info.get("reactions", {}).get(type(said), ())
    return [react(session, said) for react in reactions]
