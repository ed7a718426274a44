"""A paper that a partnership prints: one structure, from which PDF and plain text are made."""

from collections.abc import Iterator
from dataclasses import dataclass

from commissioning.foundation.plain_text import underlined, wrapped, wrapped_list

Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """What a section says of one organisation: its name, a line about it, and facts."""

    name: str
    small: str = ""
    facts: Facts = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """One section: paragraphs, then organisations, then lines, each of which may be missing."""

    heading: str
    says: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """A whole paper. `facts` stand at its top; `iso_date` is the day it was printed."""

    title: str
    facts: Facts
    iso_date: str
    opening: str
    sections: tuple[Section, ...]
    closing: str


def as_text(paper: Paper) -> str:
    """Give the paper as plain text, to go into an email."""
    top = "\n".join(wrapped(f"{label}: {value}", later="  ") for label, value in paper.facts)
    parts = [
        underlined(paper.title, "="),
        top,
        wrapped(paper.opening),
        *(text for section in paper.sections for text in _section(section)),
        wrapped(paper.closing),
    ]
    return "\n\n".join(parts) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield underlined(section.heading, "-")
    yield from (wrapped(text) for text in section.says)
    yield from (_part(part) for part in section.parts)
    if section.lines:
        yield wrapped_list(section.lines)


def _part(part: Part) -> str:
    name = f"{part.name} ({part.small})" if part.small else part.name
    facts = (wrapped(f"{label}: {value}", "  ", "  ") for label, value in part.facts)
    return "\n".join([wrapped(name), *facts])
