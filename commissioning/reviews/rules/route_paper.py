"""The record of a lawful route as a paper: what was answered, chosen, kept and published."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from commissioning.foundation.in_words import a_day, pounds
from commissioning.foundation.plain_text import on_one_line
from commissioning.partnerships.rules.paper import Paper, Part, Section
from commissioning.reviews.rules.figures import Source
from commissioning.reviews.rules.notice_parts import NoticeKind
from commissioning.reviews.rules.records import Line, State
from commissioning.reviews.rules.running import Clock

GUIDANCE = (
    "This is guidance made by the shared register, not legal advice. Each rule names its source "
    "and the day on which it was checked. Ask your procurement officer before you act on it."
)


class Noticed(Protocol):
    """A notice or act with its day and its clocks."""

    @property
    def kind(self) -> NoticeKind: ...
    @property
    def day(self) -> date | None: ...
    @property
    def clocks(self) -> tuple[Clock, ...]: ...
    @property
    def doubts(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """The route that was chosen, by whom and why, and how it was judged on the day of printing."""

    title: str
    buyer: str
    name: str
    line: str
    why: str
    reason: str
    chosen_on: date
    chosen_by: str
    sources: tuple[Source, ...]
    printed_on: date


def write_record(
    chosen: Chosen,
    answers: Sequence[tuple[str, object]],
    lines: Sequence[Line],
    notices: Sequence[Noticed],
) -> Paper:
    """Write the record of a route."""
    return Paper(
        title="The lawful route",
        facts=(
            ("For", chosen.title),
            ("Buyer", chosen.buyer),
            ("Printed", a_day(chosen.printed_on)),
        ),
        iso_date=chosen.printed_on.isoformat(),
        opening=GUIDANCE,
        sections=(
            _choice(chosen),
            _answers(answers),
            _record(lines),
            _notices(notices, chosen.printed_on),
        ),
        closing="Whatever was written over stays on record in the register, with its day.",
    )


def _choice(chosen: Chosen) -> Section:
    by = f" by {chosen.chosen_by}" if chosen.chosen_by else ""
    return Section(
        heading=chosen.name,
        says=(
            chosen.line,
            f"Chosen on {a_day(chosen.chosen_on)}{by}:",
            *(line.strip() for line in chosen.reason.splitlines() if line.strip()),
            f"How it fits, on {a_day(chosen.printed_on)}: {chosen.why}",
        ),
        lines=tuple(sourced(source, chosen.printed_on) for source in chosen.sources),
    )


def sourced(source: Source, day: date) -> str:
    """Say a source with its address and how far it goes."""
    return f"{source.name}, {source.address}. {source.words_on(day)}."


def _answers(answers: Sequence[tuple[str, object]]) -> Section:
    lines = tuple(f"{question} {_answer(value)}" for question, value in answers)
    return Section(heading="What was answered", lines=lines)


def _answer(value: object) -> str:
    return pounds(value) if isinstance(value, int) else str(value)


def _record(lines: Sequence[Line]) -> Section:
    return Section(heading="The record", parts=tuple(_item(line) for line in lines))


def _item(line: Line) -> Part:
    said = () if line.state is State.MISSING else (("Says", on_one_line(line.words)),)
    return Part(name=line.item.words, small=line.state.words.lower(), facts=said)


def _notices(notices: Sequence[Noticed], on_day: date) -> Section:
    if not notices:
        return Section(heading="Notices", says=("The register knows of no notice for this route.",))
    parts = tuple(Part(name=one.kind.name, facts=tuple(_facts(one, on_day))) for one in notices)
    return Section(heading="Notices and their clocks", parts=parts)


def _facts(notice: Noticed, on_day: date) -> Iterator[tuple[str, str]]:
    yield "Day", a_day(notice.day) if notice.day else f"Not entered. {notice.kind.when}"
    if notice.doubts:
        yield "To check", " ".join(notice.doubts)
    for clock in notice.clocks:
        stands = clock.stands(on_day)
        yield clock.rule.words, f"{clock.how} {stands.says if stands else ''}".strip()
