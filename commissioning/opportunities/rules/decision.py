"""What a decision has to say before it can be recorded, and how the history tells it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from commissioning.opportunities.rules.changes import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Somebody chosen for a lot ("" is the whole); the organisation's reference if it is here."""

    name: str
    organisation_ref: str = ""
    lot_ref: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision; `standstill_ended_on` is None where the law asks for no standstill."""

    chosen: tuple[Chosen, ...]
    standstill_ended_on: date | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a decision cannot be recorded, and the field it is about."""

    words: str
    field: str | None = None


def why_not_yet(
    decision: Decision, *, deadline_at: datetime | None, now: datetime, today: date
) -> Problem | None:
    """Say why a decision cannot be recorded, if it cannot.

    While answers are taken a decision would tell who is bidding; before the standstill has ended
    the award may still be challenged (FACTS.md sections 1.5 and 1.10).
    """
    if deadline_at is not None and deadline_at > now:
        return Problem("Answers are still being taken. Record the decision after the closing date")
    ended = decision.standstill_ended_on
    if ended is not None and ended >= today:
        return Problem(
            "Record the decision once the standstill is over: enter a day before today",
            "standstill_ended_on",
        )
    if not decision.chosen:
        return Problem("Enter who was chosen. If nobody was, cancel the opportunity and say why")
    return None


def decision_sentences(
    decision: Decision, lot_names: dict[str, str], *, by: str = "The buyer", why: str = ""
) -> tuple[Change, ...]:
    """Tell a decision as the history does; a correction says why.

    `by` is the organisation that recorded it where the buyer itself is not here.
    """
    first = "The decision was corrected" if why else f"{by} recorded the decision"
    told = [Change("decision", first)]
    if why:
        told.append(Change("reason", f"The reason: {why}"))
    return (*told, *(Change("awards", line) for line in _lines(decision.chosen, lot_names)))


def _lines(chosen: Sequence[Chosen], lot_names: dict[str, str]) -> list[str]:
    by_lot: dict[str, list[str]] = {}
    for each in chosen:
        by_lot.setdefault(each.lot_ref, []).append(each.name)
    return [
        f"{lot_names.get(lot, '')}: {', '.join(names)}" if lot else f"Awarded to {', '.join(names)}"
        for lot, names in by_lot.items()
    ]
