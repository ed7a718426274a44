"""When and where a board was to meet before, as the trail tells it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from commissioning.boards.models import Resolution
from commissioning.foundation.trail import history
from commissioning.organisations.queries.seats import names_of_seats

MOVED = "move_meeting"  # the trail's verb for it


@dataclass(frozen=True, slots=True)
class Move:
    """One change of a meeting: who made it and when, and how it stood before."""

    at: datetime
    by: str
    on: date | None
    where: str


def moves_of(session: Session, resolution: Resolution) -> list[Move]:
    """Give the changes of a meeting, the newest first, for readers who may see the decision."""
    found = [each for each in history(session, resolution.ref) if each[0].verb == MOVED]
    if not found:
        return []
    names = names_of_seats(session, [entry.seat for entry, _ in found])
    return [
        Move(entry.at, names.get(entry.seat, "Somebody"), _day(before), before.get("where", ""))
        for entry, facts in found
        for before in [facts.get("before", {})]
    ]


def _day(before: dict[str, str]) -> date | None:
    on = before.get("on")
    return date.fromisoformat(on) if on else None
