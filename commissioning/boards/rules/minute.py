"""The minute of a board's decision, drafted from what is on the record (PRODUCT.md section 7).

What a minute holds: FACTS.md 1.4 (who was there, each interest with its nature, whether it was
declared in advance and that the person withdrew, how a quorum stood, the reasons; decisions made
outside a meeting are minuted too).
"""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct, convert, to_builtins

from commissioning.boards.rules.minute_facts import DELEGATED, Attended, MinuteFacts
from commissioning.boards.rules.minute_interests import interests_said
from commissioning.boards.rules.questions import QUESTIONS
from commissioning.foundation.in_words import a_day, listed

IN_WRITING = "This decision was made in writing, outside a meeting. It goes with the minutes."
BY_ONE = "This decision was made by one person under a standing authority of the board."
A_DRAFT = "These answers are a draft: the board has not confirmed them."


class Section(Struct, frozen=True, omit_defaults=True):
    """A heading and what stands under it: questions with their answers, then sentences."""

    title: str
    paragraphs: tuple[str, ...]
    answers: tuple[tuple[str, str], ...] = ()


class Minute(Struct, frozen=True):
    """A minute: rows of what and when, then sections of sentences."""

    heading: str
    rows: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]


def minute_of(facts: MinuteFacts) -> Minute:
    """Draft the minute of a decision."""
    sections = (
        Section("Who took part", tuple(_took_part(facts))),
        Section("Interests", tuple(interests_said(facts))),
        Section("What was considered", tuple(_unconfirmed(facts)), tuple(_answers(facts))),
        Section("Votes", tuple(_votes(facts))),
        Section("Decision", tuple(_decision(facts))),
    )
    return Minute(
        heading=_heading(facts),
        rows=tuple(_rows(facts)),
        sections=tuple(each for each in sections if each.paragraphs or each.answers),
    )


def minute_as_dict(minute: Minute) -> dict[str, Any]:
    """Give a minute as plain JSON, for keeping."""
    data: dict[str, Any] = to_builtins(minute)
    return data


def minute_from(data: object) -> Minute:
    """Read what `minute_as_dict` gave."""
    return convert(data, Minute)


def as_text(minute: Minute) -> str:
    """Write a minute as plain text, to copy into the minute book."""
    rows = "\n".join(f"{label}: {value}" for label, value in minute.rows)
    sections = (_section_as_text(section) for section in minute.sections)
    return "\n\n".join((minute.heading, rows, *sections)) + "\n"


def _section_as_text(section: Section) -> str:
    answers = (f"{asks}\n{said}" for asks, said in section.answers)
    sentences = "\n".join(section.paragraphs)
    return "\n\n".join(part for part in (section.title, *answers, sentences) if part)


def _heading(facts: MinuteFacts) -> str:
    if facts.is_delegated:
        return f"Decision for {facts.board} under delegated authority"
    return f"Decision of the board of {facts.board}"


def _rows(facts: MinuteFacts) -> Iterator[tuple[str, str]]:
    yield "About", f"{facts.agreement}, version {facts.version}"
    yield "SHA-256 of its text", facts.fingerprint
    yield "Decided on", a_day(facts.decided_on)
    yield "How", _HOW.get(facts.procedure, facts.procedure)
    if facts.where:
        yield "Where", facts.where
    yield "By the rule in", facts.clause
    if facts.authority:
        yield "Under the authority of", facts.authority
    yield "Decided by" if facts.is_delegated else "Recorded by", facts.closed_by


_HOW = {
    "meeting": "In a meeting",
    "written": "In writing, outside a meeting",
    DELEGATED: "By one person under a standing authority",
}
_PARTS = {
    "present": "Present",
    "remote": "Present by phone or video",
    "apologies": "Apologies",
    "answered": "Answered in writing",
    "silent": "Said nothing",
    "none": "Took no part",
}


def _took_part(facts: MinuteFacts) -> Iterator[str]:
    for part, label in _PARTS.items():
        names = [_name(each) for each in facts.people if each.part == part]
        if names:
            yield f"{label}: {listed(names)}."
    if facts.procedure == "written":
        yield IN_WRITING
    if facts.is_delegated:
        yield BY_ONE


def _name(person: Attended) -> str:
    return f"{person.name} (chair)" if person.chair else person.name


def _answers(facts: MinuteFacts) -> Iterator[tuple[str, str]]:
    for question in QUESTIONS:
        if answer := facts.answers.get(question.key, "").strip():
            yield question.asks, answer


def _unconfirmed(facts: MinuteFacts) -> Iterator[str]:
    if facts.answers and not (facts.confirmed or facts.is_delegated):
        yield A_DRAFT


def _votes(facts: MinuteFacts) -> Iterator[str]:
    for each in facts.people:
        if each.vote:
            words = f": {each.vote_words}" if each.vote_words else ""
            by = f" (entered by {each.entered_by})" if each.entered_by else ""
            yield f"{each.name}: {each.vote}{words}{by}"


def _decision(facts: MinuteFacts) -> Iterator[str]:
    who = f"It was decided for {facts.board}" if facts.is_delegated else "The board decided"
    yield f"{who} {_RESULTS[facts.result]}"
    yield from facts.reasons
    if facts.call_in_ends:
        yield f"It can be called in until the end of {a_day(facts.call_in_ends)}."


_RESULTS = {
    "carried": "to approve this version.",
    "not_carried": "not to approve this version.",
    "too_few": "nothing, since too few could take part.",
}
