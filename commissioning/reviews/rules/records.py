"""The record that each route asks for, as a checklist that fills itself from what is known."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from commissioning.reviews.rules.answers import COUNCIL, Answers, nation_of
from commissioning.reviews.rules.nations import Nation
from commissioning.reviews.rules.record_items import ITEMS, Item

CRITERIA = tuple(key for key in ITEMS if key.startswith("criterion_"))
_ABOUT = ("title", "service", "value", "period")
_CONFLICTS = ("conflicts", "conflicts_managed")
_CHOSEN = ("reasons", "decided_by", *_CONFLICTS, "notices")
_COMPETITION = (*_ABOUT, "how_chosen", "conflicts_assessment", "providers", *_CHOSEN)
_CHANGE = ("title", "providers", "what_changes", "why_allowed", *_CHOSEN)
_GRANT = (
    "title", "providers", "value", "period", "not_a_purchase", "is_it_a_subsidy",
    "mfa_confirmation", "reasons", "decided_by", *_CONFLICTS, "grant_list", "notices",
)  # fmt: skip

RECORDS: Mapping[str, tuple[str, ...]] = {
    "engagement": ("title", "service", "engaged", "unfair_start", *_CONFLICTS, "notices"),
    "psr_a": (*_ABOUT, "providers", "why_only", *_CHOSEN),
    "psr_b": (*_ABOUT, "providers", "choice_terms", *_CHOSEN),
    "psr_c": (
        *_ABOUT, "providers", "present_provider", "no_considerable_change", *CRITERIA, *_CHOSEN,
    ),
    "psr_msp": (*_ABOUT, "likely_providers", "providers", *CRITERIA, *_CHOSEN),
    "psr_competition": (*_ABOUT, "how_chosen", "providers", *CRITERIA, *_CHOSEN),
    "act_open": _COMPETITION,
    "act_flexible": _COMPETITION,
    "act_light_touch": _COMPETITION,
    "act_reserved": (*_COMPETITION, "reserved_for"),
    "act_direct": (
        *_ABOUT, "ground", "not_excluded", "conflicts_assessment", "providers", *_CHOSEN,
    ),
    "below_reserved": (*_ABOUT, "reserved_for", "how_chosen", "providers", *_CHOSEN),
    "own_rules": (*_ABOUT, "own_rule", "providers", *_CHOSEN),
    "psr_change": _CHANGE,
    "act_change": _CHANGE,
    "grant": _GRANT,
    "grant_round": (*_GRANT, "how_chosen"),
    "scotland": (*_ABOUT, "advice", "how_chosen", "providers", *_CHOSEN),
    "ask": (*_ABOUT, "advice", *_CHOSEN),
}  # fmt: skip


class State(StrEnum):
    """How an item of the record stands."""

    FILLED = "filled"
    WRITTEN = "written"
    MISSING = "missing"

    @property
    def words(self) -> str:
        """Say it as pages do."""
        return _STATES[self]


_STATES = {
    State.FILLED: "Filled in",
    State.WRITTEN: "Written",
    State.MISSING: "To write",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One item of the checklist as it stands; `words` are empty where it is missing."""

    item: Item
    state: State
    words: str


def items_of(route: str, answers: Answers) -> tuple[Item, ...]:
    """Give the items that a route asks for; the list of grants is one of English councils."""
    council = nation_of(answers) is Nation.ENGLAND and answers.get("authority") == COUNCIL
    keys = RECORDS.get(route, ())
    return tuple(ITEMS[key] for key in keys if council or key != "grant_list")


def checklist(
    route: str, answers: Answers, facts: Mapping[str, str], kept: Mapping[str, str]
) -> tuple[Line, ...]:
    """Give each item with what was written for it, or else what the register fills in.

    What a person wrote always counts before what the register knows.
    """
    return tuple(_line(item, facts, kept) for item in items_of(route, answers))


def missing(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Give what is still to be written."""
    return tuple(line for line in lines if line.state is State.MISSING)


def is_complete(lines: tuple[Line, ...]) -> bool:
    """Tell whether nothing is missing; a route without a record is never complete."""
    return bool(lines) and not missing(lines)


def _line(item: Item, facts: Mapping[str, str], kept: Mapping[str, str]) -> Line:
    written = kept.get(item.key, "").strip()
    if written:
        return Line(item, State.WRITTEN, written)
    known = facts.get(item.fills, "").strip() if item.fills else ""
    return Line(item, State.FILLED if known else State.MISSING, known)
