"""Drafts of the notices that a route asks for.

A draft is a structure: it prints, it is copied as text, and it gives fields named as in open
contracting data where that comes naturally. What is missing is marked, never made up.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from commissioning.reviews.rules.answers import COUNCIL, YES, Answers, nation_of
from commissioning.reviews.rules.nations import Nation
from commissioning.reviews.rules.notice_list import BY_KEY, OF_ROUTE
from commissioning.reviews.rules.notice_parts import Field, NoticeKind

TO_FILL_IN = "[to fill in]"
DRAFT = "Draft, made by the shared register from your record. Check it before you publish it."
_LIGHTER = {"contract_made": "light_touch_made", "contract_award": "light_touch_award"}


@dataclass(frozen=True, slots=True)
class Filled:
    """One field of a draft; `text` is empty where it is missing."""

    label: str
    text: str
    path: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A notice as a draft."""

    kind: NoticeKind
    title: str
    opening: str
    fields: tuple[Filled, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Name the fields that are still empty."""
        return tuple(each.label for each in self.fields if not each.text)


def kinds_of(route: str, answers: Answers) -> tuple[NoticeKind, ...]:
    """Give the notices and acts of a route, in the order in which they come."""
    lighter = _LIGHTER if answers.get("light_touch") == YES else {}
    keys = (lighter.get(key, key) for key in OF_ROUTE.get(route, ()))
    left_out = set(_left_out(answers))
    return tuple(BY_KEY[key] for key in keys if key not in left_out)


def _left_out(answers: Answers) -> Iterator[str]:
    """Name what the law does not ask for here (sections 50(6)(b) and 75(6)(b) of the Act)."""
    if not (nation_of(answers) is Nation.ENGLAND and answers.get("authority") == COUNCIL):
        yield "council_grants"
    if answers.get("ground") == "choice":
        yield from ("contract_award", "light_touch_award")
    if answers.get("light_touch") == YES:
        yield "contract_change"


def kind_of(key: str) -> NoticeKind | None:
    """Give a kind of notice by its key."""
    return BY_KEY.get(key)


def draft_of(kind: NoticeKind, words: Mapping[str, str], buyer: str) -> Draft:
    """Draft one notice."""
    buying = Filled("Buyer", buyer, "buyer.name")
    fields = (buying, *(_filled(field, words) for field in kind.fields))
    return Draft(kind, kind.name, kind.opening, fields)


def _filled(field: Field, words: Mapping[str, str]) -> Filled:
    text = next((words[key].strip() for key in field.keys if words.get(key, "").strip()), "")
    return Filled(field.label, text, field.path)


def as_text(draft: Draft) -> str:
    """Give a draft as plain text to copy."""
    lines = [draft.title, DRAFT, "", draft.opening, ""]
    lines += [f"{each.label}: {each.text or TO_FILL_IN}" for each in draft.fields]
    return "\n".join(lines) + "\n"


def as_fields(draft: Draft) -> dict[str, str]:
    """Give what a draft says under the names of open contracting data; empty ones are left out."""
    said: dict[str, list[str]] = {}
    for each in draft.fields:
        if each.path and each.text:
            said.setdefault(each.path, []).append(each.text)
    return {path: "\n".join(dict.fromkeys(texts)) for path, texts in said.items()}
