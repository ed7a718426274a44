"""What a legal form asks its partners to write down: done, or still to do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from commissioning.partnerships.rules.legal_forms import FormFacts

DONE, TO_DO, LATER = "Done", "To do", "In the agreement"
IN_THE_AGREEMENT = frozenset({"agreement", "leaving", "constitution", "deciding"})


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to write down: `key` as the legal form names it, and how far it is."""

    key: str
    words: str
    status: str


def tasks(facts: FormFacts, done: Mapping[str, bool]) -> Sequence[Task]:
    """Say of each thing a form asks for how far it is; `done` tells those that are known."""
    return [Task(each.key, each.words, _status(each.key, done)) for each in facts.writes_down]


def _status(key: str, done: Mapping[str, bool]) -> str:
    if key in done:
        return DONE if done[key] else TO_DO
    return LATER if key in IN_THE_AGREEMENT else TO_DO
