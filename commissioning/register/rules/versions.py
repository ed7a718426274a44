"""Readable differences between two versions of a declaration (PRODUCT.md section 4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from commissioning.foundation.in_words import a_day, pounds
from commissioning.foundation.words.difference import word_difference
from commissioning.register.rules.stages import Stage

Words = tuple[tuple[Literal["same", "added", "struck"], str], ...]

# In the order of the page. A field not named here is not part of a version.
LABELS = {
    "title": "Title",
    "opportunity": "Opportunity",
    "lots": "Lots",
    "funder_name": "Who might pay for it",
    "summary": "What we would do",
    "open_to_partners": "Open to partners",
    "who_for": "Who it is for",
    "areas": "Areas",
    "themes": "Themes",
    "starts_on": "Starts",
    "ends_on": "Ends",
    "brings": "What we bring",
    "looks_for": "What we look for",
    "decision_on": "Decision expected",
    "amount_pence": "Amount sought",
    "contact": "Contact",
    "openness": "Who may see it while bids are made",
    "told": "Who may see it after the decision",
    "commissioners": "Commissioners may see it",
    "guests": "Guests who were given it",
    "stage": "Stage",
}
_WRITTEN = frozenset({"title", "summary", "who_for", "brings", "looks_for"})
_DATES = frozenset({"starts_on", "ends_on", "decision_on"})
NOTHING = "nothing"


@dataclass(frozen=True)
class FieldChange:
    """One field that changed, ready to print; `words` only where people write sentences."""

    field: str
    label: str
    before: str
    after: str
    words: Words = ()


def differences(
    before: Mapping[str, object], after: Mapping[str, object]
) -> tuple[FieldChange, ...]:
    """List what changed between two versions, in the order of the page.

    Versions are read as they are kept: dates in ISO form, money in pence, lists of names. All
    fields are named, so this is for those who may "see everything" alone.
    """
    found = (_change(name, before.get(name), after.get(name)) for name in LABELS)
    return tuple(change for change in found if change is not None)


def _change(name: str, was: object, becomes: object) -> FieldChange | None:
    before, after = in_words(name, was), in_words(name, becomes)
    if before == after:
        return None
    both = NOTHING not in (before, after)
    words = tuple(word_difference(before, after)) if name in _WRITTEN and both else ()
    return FieldChange(name, LABELS[name], before, after, words)


def in_words(name: str, value: object) -> str:
    """Print one value of a version as a page would; order in a list does not matter."""
    if value is None or value in ("", (), [], frozenset()):
        return NOTHING
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list | tuple | frozenset):
        return ", ".join(sorted(str(item) for item in value))
    return _special(name, str(value))


def _special(name: str, text: str) -> str:
    if name in _DATES:
        return a_day(date.fromisoformat(text))
    if name == "amount_pence":
        return pounds(int(text))
    return Stage(text).words if name == "stage" else text
